/** Whether a desk reaches a subject with a deed, today. */
import type { InNetwork } from '@waymark/store'
import { dayOf, type Desk } from '../desk.ts'
import { subjectReached } from './reach.ts'
import type { Deed } from '../permissions/index.ts'

export async function reachesSubject(
  desk: Desk,
  t: InNetwork,
  { subject, deed }: { readonly subject: string; readonly deed: Deed },
): Promise<boolean> {
  return (await subjectReached(desk, deed, { t, today: dayOf(desk.runtime.now()), subject })) !== null
}
