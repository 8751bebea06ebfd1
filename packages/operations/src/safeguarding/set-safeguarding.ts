/** Whether an invented network asks for a focal point, as every real one does. */
import { done, refused, type Result } from '@waymark/language'
import { writeSafeguarding } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { ConcernsRefusal } from './refusals.ts'

/** Refuses to let a real network do without. */
export async function setSafeguarding(
  desk: Desk,
  form: { readonly needed: boolean },
): Promise<Result<null, ConcernsRefusal>> {
  return perform<null, ConcernsRefusal>(desk, 'set-safeguarding', async ({ t, about }) => {
    if (!desk.network.invented && !form.needed) return refused({ kind: 'safeguarding.always-needed' })
    await writeSafeguarding(t, form.needed)
    about(desk.network.id, { focalPointNeeded: form.needed })
    return done(null)
  })
}
