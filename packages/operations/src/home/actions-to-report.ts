/** Actions on which a desk's members have to report in the open round. */
import { roundsOf, type InNetwork } from '@waymark/store'
import { dayOf, type Desk } from '../desk.ts'
import { subjectNames, type SubjectShown } from '../network/subjects-shown.ts'
import { actionsAwaitingUpdate, type ActionShown } from '../plans/for-desk.ts'
import { daysLate } from './work.ts'

export type ActionToReport = Pick<ActionShown, 'id' | 'what' | 'dueOn' | 'overdue'> & {
  readonly subject: SubjectShown
  readonly daysLate: number
}

/** Each once, whichever of its members the person speaks for; none where no round is open. */
export async function actionsToReport(desk: Desk, t: InNetwork): Promise<readonly ActionToReport[]> {
  const members = desk.roles.flatMap(role => ('member' in role ? [role.member] : []))
  const [round] = (await roundsOf(t)).filter(round => round.closedOn === null)
  if (!round || members.length === 0) return []
  const today = dayOf(desk.runtime.now())
  const found = new Map<string, ActionShown>()
  for (const member of members)
    for (const action of await actionsAwaitingUpdate(t, { member, round: round.id, today }))
      found.set(action.id, action)
  const waiting = [...found.values()]
  const names = await subjectNames(
    desk,
    t,
    waiting.map(({ subject }) => subject),
  )
  return waiting.map(({ id, what, dueOn, overdue, subject }) => {
    return { id, what, dueOn, overdue, subject: names.get(subject)!, daysLate: daysLate(dueOn, today) }
  })
}
