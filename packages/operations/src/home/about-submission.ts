import type { SubjectShown } from '../network/subjects-shown.ts'
import type { RoundShown } from '../submissions/submission-page.ts'

/** A form of the desk's own respondents, and the question of it that alone is meant; null for all of them. */
export type AboutSubmission = {
  readonly submission: string
  readonly subject: SubjectShown
  readonly round: RoundShown
  readonly indicator: string | null
}
