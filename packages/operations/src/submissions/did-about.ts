/** What a member does about the questions of its form. */
import type { InNetwork, SubmissionRow } from '@waymark/store'
import { dayOf, type Desk } from '../desk.ts'
import { doneSince, type ActionShown } from '../plans/for-desk.ts'

/** By the id of the indicator; nothing for an office, and for a form that is about no country. */
export async function didAbout(
  desk: Desk,
  t: InNetwork,
  { member, subject, subjectKind, round }: SubmissionRow,
): Promise<ReadonlyMap<string, readonly ActionShown[]>> {
  if (member === null || subjectKind !== 'country') return new Map()
  return doneSince(t, { member, round, subject, today: dayOf(desk.runtime.now()) })
}
