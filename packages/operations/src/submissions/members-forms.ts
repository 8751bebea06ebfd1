/** The forms of a round that this desk may fill in for members: which there are, and all of them one after another. */
import { draftsOfMembers, roundsWithDrafts, type InNetwork, type RoundWithDrafts } from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { subjectsWithin } from '../people/reach.ts'
import { mayDo } from '../permissions/index.ts'
import { sheetForm, type SheetForm } from './sheet-form.ts'

const most = 2000 // forms of one round; ten times the largest network that is known

/** Open rounds with members' drafts that this desk may enter answers for; null where it may enter none. */
export function roundsToFillIn(desk: Desk): Promise<readonly RoundWithDrafts[] | null> {
  return readAs(desk, async t => {
    if (desk.person === null || !mayDo(desk.roles, 'answer-for-member')) return null
    return roundsWithDrafts(t, await reached(desk, t))
  })
}

/**
 * The drafts of members in an open round, by the members' names, each read when it is asked for: however many they are, one is held.
 * Null where the desk may enter for none of them. Forms of the desk's own member are left out: it fills them in on its own pages.
 */
export async function membersForms(desk: Desk, round: string): Promise<AsyncGenerator<SheetForm> | null> {
  const ids = await readAs(desk, async t => {
    if (desk.person === null || !mayDo(desk.roles, 'answer-for-member')) return []
    const wanted = { subjects: await reached(desk, t), words: '', round, most }
    return (await draftsOfMembers(t, wanted)).map(({ id }) => id)
  })
  return ids.length === 0 ? null : formsOf(desk, ids)
}

async function* formsOf(desk: Desk, ids: readonly string[]): AsyncGenerator<SheetForm, undefined> {
  for (const submission of ids) {
    const form = await sheetForm(desk, { submission, by: 'behalf' })
    if (form) yield form
  }
}

const reached = (desk: Desk, t: InNetwork) =>
  subjectsWithin(desk, 'answer-for-member', { t, today: dayOf(desk.runtime.now()) })
