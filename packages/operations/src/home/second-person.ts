/** What waits for a second person: texts to decide on, countries to hide, people to let in again, focal points to name. */
import { concernsWaiting, hidingsOf, namingsAsked, openConcerns, recoveriesAsked, type InNetwork } from '@waymark/store'
import type { Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'

/** `overdue`: of those that wait, how many should be decided by now. */
export type Waiting = { readonly waiting: number; readonly overdue: number }

/** Null for whoever is no focal point: not even how many wait is said. */
export async function concernsToDecide(desk: Desk, t: InNetwork): Promise<Waiting | null> {
  if (!mayDo(desk.roles, 'decide-concern')) return null
  await openConcerns(t)
  const rows = await concernsWaiting(t)
  const now = desk.runtime.now()
  return { waiting: rows.length, overdue: rows.filter(row => row.dueAt <= now).length }
}

/** Hidings, and wishes to show again, that another person asked for. */
export async function hidingsToAgree(desk: Desk, t: InNetwork): Promise<number> {
  if (!mayDo(desk.roles, 'agree-hiding')) return 0
  const asked = (await hidingsOf(t)).map(hiding =>
    !hiding.agreedAt ? hiding.askedBy : hiding.liftAskedAt ? hiding.liftAskedBy : null,
  )
  return asked.filter(by => by !== null && by !== desk.person?.id).length
}

/** Recoveries that another person asked for. */
export async function recoveriesToAgree(desk: Desk, t: InNetwork): Promise<number> {
  if (!mayDo(desk.roles, 'agree-recovery')) return 0
  return (await recoveriesAsked(t)).filter(
    recovery => recovery.askedBy !== desk.person?.id && recovery.person !== desk.person?.id,
  ).length
}

/** Focal points whom another person wished to name. */
export async function namingsToAgree(desk: Desk, t: InNetwork): Promise<number> {
  if (!mayDo(desk.roles, 'agree-naming')) return 0
  return (await namingsAsked(t)).filter(naming => ![naming.askedBy, naming.person].includes(desk.person?.id ?? ''))
    .length
}
