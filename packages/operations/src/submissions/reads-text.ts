/** Whether a desk may ask something of a free text: any of its network, or only those its own people read. */
import { textOfOffices, textOfOthers, textsOf, type InNetwork, type StoredText } from '@waymark/store'
import { membersOf, officesOf, type Desk } from '../desk.ts'
import { scopeOf, type Deed } from '../permissions.ts'

/** `text` is an id. */
export type TextAsked = { readonly text: string; readonly deed: Deed }

/** The text of this id where the deed reaches it; undefined where it does not, or the network has no such text. */
export async function textReached(desk: Desk, t: InNetwork, of: TextAsked): Promise<StoredText | undefined> {
  const text = (await textsOf(t, [of.text])).get(of.text)
  return text && (await reaches(desk, t, of)) ? text : undefined
}

async function reaches(desk: Desk, t: InNetwork, { text, deed }: TextAsked): Promise<boolean> {
  if (desk.person === null) return true
  const scopes = desk.roles.map(role => scopeOf(deed, role.name))
  if (scopes.includes('network')) return true
  const own = { members: membersOf(desk), offices: officesOf(desk) }
  if (scopes.includes('read') && !(await textOfOthers(t, text, own))) return true
  return scopes.includes('office') && (await textOfOffices(t, text, own.offices))
}
