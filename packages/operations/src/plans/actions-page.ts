/** Every planned action of the countries and regions that a desk plans for. */
import { actionsOf, type InNetwork } from '@waymark/store'
import { workAbout } from '../frameworks/themes.ts'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { asReached, groupIds, subjectNames, type SubjectShown } from '../network/subjects-shown.ts'
import { reachOf, reaches } from '../people/reach.ts'
import { showActions, type ActionShown } from './for-desk.ts'

export type ActionLine = Pick<ActionShown, 'id' | 'what' | 'dueOn' | 'status' | 'overdue'> & {
  readonly subject: SubjectShown
  /** What it says that it is about, as facet/value. */
  readonly about: readonly string[]
}

/** Those of everything the desk may record a dialogue about; the earliest due first. */
export function actionsPage(desk: Desk): Promise<readonly ActionLine[]> {
  return readAs(desk, async t => {
    const planned = new Map((await subjectsPlanned(desk, t)).map(subject => [subject.id, subject]))
    const rows = (await actionsOf(t, null)).filter(({ subject }) => planned.has(subject))
    const found = (await showActions(t, rows, dayOf(desk.runtime.now()))).map(({ subject, ...action }): ActionLine => {
      const { id, what, dueOn, status, overdue } = action
      return { id, what, dueOn, status, overdue, subject: planned.get(subject)!, about: workAbout(action) }
    })
    return found.sort((line, other) => (line.dueOn < other.dueOn ? -1 : line.dueOn > other.dueOn ? 1 : 0))
  })
}

/** The countries and regions a desk plans for, and the network where it plans for all. */
export async function subjectsPlanned(desk: Desk, t: InNetwork): Promise<readonly SubjectShown[]> {
  const reach = await reachOf(desk, 'record-dialogue', { t, today: dayOf(desk.runtime.now()) })
  const groups = await groupIds(desk, t)
  const all = [...(await subjectNames(desk, t)).values()].filter(name => name.kind !== 'member')
  return all.filter(subject => reaches(reach, asReached(subject, groups)))
}
