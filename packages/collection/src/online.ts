/** Whether something looks at what happens online, as a form is asked of it. */
import type { OnlineSaid } from '@waymark/framework'
import { done, refused, type Result } from '@waymark/language'
import type { ChoiceProblem } from './form-problems.ts'

/** Null where nothing was chosen: nobody looked. Refuses any other word than the two. */
export function readOnline(typed: string | undefined): Result<OnlineSaid | null, ChoiceProblem> {
  const given = (typed ?? '').trim()
  if (given === '') return done(null)
  if (given === 'addressed' || given === 'not-addressed') return done(given)
  return refused({ kind: 'choice.unknown', field: 'online', given })
}
