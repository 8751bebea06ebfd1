/** What the other members of a country say of the same: to their reviewer with names, and to a member that handed in its own, without. */
import type { Status } from '@waymark/scorecard'
import { answersBeside, type InNetwork, type StoredText, type SubmissionRow } from '@waymark/store'
import { showAnswers, type AnswerShown } from './answers-shown.ts'

/** Words without the id by which a text is asked away: it is not the reader's own, nor theirs to review. */
type Words = { readonly language: string; readonly body: string | null }

/** A value or a reason, with the words given for it. */
export type OthersSaid = {
  readonly status: Status
  readonly narrative: Words | null
  readonly rationale: Words | null
}

export type OtherAnswer = OthersSaid & {
  readonly version: string
  readonly respondent: string
  readonly accepted: boolean
  readonly held: boolean
}

const fewest = 3 // members of a country that answered, the reader's own among them

/** What each of the other members handed in about the same country in the same round; nothing where the form is about no country. */
export async function answersOfOthers(
  t: InNetwork,
  submission: Pick<SubmissionRow, 'id' | 'round' | 'subject' | 'subjectKind' | 'member'>,
): Promise<readonly OtherAnswer[]> {
  if (submission.subjectKind !== 'country' || submission.member === null) return []
  const rows = await answersBeside(t, submission)
  const shown = await showAnswers(t, rows)
  return shown.flatMap(({ version, status, narrative, rationale, state, held }, at) => {
    const { respondent } = rows[at]!
    if (!status) return []
    const words = { narrative: wordsIn(narrative), rationale: wordsIn(rationale) }
    return [{ version, respondent, status, ...words, accepted: state === 'accepted', held }]
  })
}

/**
 * Accepted answers of the other members, never who gave them, in an order that says nothing of it. Empty before the reader's own is handed
 * in, so that each judges alone; where fewer than three members of the country answered; and without those that are held.
 */
export async function othersSaid(
  t: InNetwork,
  of: { readonly submission: SubmissionRow; readonly version: string; readonly own: AnswerShown | null },
): Promise<readonly OthersSaid[]> {
  const { submission, version, own } = of
  const handedIn = submission.state === 'submitted' || submission.state === 'accepted'
  if (!handedIn || !own?.status) return []
  const others = (await answersOfOthers(t, submission)).filter(other => other.version === version)
  if (others.length + 1 < fewest) return []
  return others
    .filter(other => other.accepted && !other.held)
    .map(({ status, narrative, rationale }) => ({ status, narrative, rationale }))
    .toSorted((said, other) => orderOf(said).localeCompare(orderOf(other), 'en'))
}

const orderOf = (said: OthersSaid): string => JSON.stringify([said.narrative, said.rationale, said.status])

const wordsIn = (text: StoredText | null): Words | null => text && { language: text.language, body: text.body }
