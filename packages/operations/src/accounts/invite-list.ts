/** An administrator invites many people at once from a list: one line each, for those who answer for a member. */
import { done, folded, isLanguage, plainText, refused, type Result } from '@waymark/language'
import { scopesToGive, type InNetwork } from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { partOfForm } from '../form-parts.ts'
import { mayDo } from '../permissions.ts'
import { firstOf } from '../refusal.ts'
import { plainEmail } from './email.ts'
import { invite, type InviteRefusal } from './invite.ts'

export type InvitationListForm = {
  /** Member, name of the person, e-mail address and, if wanted, the code of a language; parted by tabs, semicolons or commas. */
  readonly lines: string
  /** `contributor` or `lead`. */
  readonly role: string
  /** Language of the invitation where a line names none. */
  readonly language: string
  readonly origin: string
}

export type InvitedByList = {
  readonly invited: number
  /** Those whose invitation was open already: they were left as they are. */
  readonly open: number
}

export type InviteListRefusal = InviteRefusal | ListRefusal | { readonly kind: 'field.missing'; readonly field: 'role' }

type Line = { readonly member: string; readonly name: string; readonly email: string; readonly language: string }

const mostLines = 300 // one sheet of a large network
const roles = ['contributor', 'lead']

/**
 * Reads every line before anybody is invited: a line that cannot be read, a member the network does not have today, an address that is
 * none or stands twice are refused, each with the number of its line, and nobody is invited. Then each is invited by the rule of every
 * invitation; sent twice, nobody is invited twice.
 */
export async function inviteList(
  desk: Desk,
  form: InvitationListForm,
): Promise<Result<InvitedByList, InviteListRefusal>> {
  if (desk.person && !mayDo(desk.roles, 'invite-person')) return refused({ kind: 'deed.not-permitted' })
  if (!roles.includes(form.role)) return refused({ kind: 'field.missing', field: 'role' })
  const read = await readAs(desk, t => readLines(t, form, dayOf(desk.runtime.now())))
  if (!read.ok) return read
  let open = 0
  for (const line of read.value) {
    const wished = { role: form.role, region: '', until: '', origin: form.origin }
    const invited = await invite(partOfForm(desk, line.email), { ...wished, ...line })
    if (!invited.ok && invited.refusal.kind !== 'invitation.open-already') return invited
    if (!invited.ok) open += 1
  }
  return done({ invited: read.value.length - open, open })
}

async function readLines(
  t: InNetwork,
  form: InvitationListForm,
  today: string,
): Promise<Result<readonly Line[], ListRefusal>> {
  const { members } = await scopesToGive(t, today)
  const idOf = new Map(members.map(({ id, name }) => [folded(name), id]))
  const lines = form.lines.split(/\r?\n/).map((text, at) => ({ text: text.trim(), line: at + 1 }))
  const written = lines.filter(eachLine => eachLine.text !== '')
  if (written.length === 0) return refused({ kind: 'field.missing', field: 'lines' })
  if (written.length > mostLines) return refused({ kind: 'invite-list.too-many', field: 'lines', most: mostLines })
  const problems: ListRefusal[] = []
  const found: Line[] = []
  const seen = new Set<string>()
  for (const { text, line } of written) {
    const read = readLine(text, { idOf, language: form.language, seen })
    if (read.ok) found.push(read.value)
    else problems.push({ ...read.refusal, field: 'lines', line })
  }
  return problems.length > 0 ? refused(firstOf(problems)) : done(found)
}

type Around = { readonly idOf: ReadonlyMap<string, string>; readonly language: string; readonly seen: Set<string> }
type LineRefusal = {
  readonly kind: `invite-list.${'columns' | 'member' | 'email' | 'twice' | 'language'}`
  readonly given: string
}
type ListRefusal =
  | { readonly kind: 'field.missing'; readonly field: 'lines' }
  | { readonly kind: 'invite-list.too-many'; readonly field: 'lines'; readonly most: number }
  /** `line`: the number of the line, from 1. */
  | (LineRefusal & { readonly field: 'lines'; readonly line: number })

function readLine(text: string, { idOf, language: page, seen }: Around): Result<Line, LineRefusal> {
  const parting = ['\t', ';', ','].find(sign => text.includes(sign)) ?? '\t'
  const [given = '', name = '', typed = '', language = ''] = text.split(parting).map(cell => plainText(unquoted(cell)))
  if (given === '' || name === '' || name.length > 120 || typed === '')
    return refused({ kind: 'invite-list.columns', given: text.slice(0, 80) })
  const member = idOf.get(folded(given))
  if (!member) return refused({ kind: 'invite-list.member', given })
  const email = plainEmail(typed)
  if (!email.ok) return refused({ kind: 'invite-list.email', given: typed })
  if (seen.has(email.value)) return refused({ kind: 'invite-list.twice', given: typed })
  seen.add(email.value)
  if (language !== '' && !isLanguage(language)) return refused({ kind: 'invite-list.language', given: language })
  return done({ member, name, email: email.value, language: language || page })
}

const unquoted = (cell: string) =>
  cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('""', '"')
