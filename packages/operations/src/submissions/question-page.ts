/** One question of a submission: what is asked, what stands written, and what was said before. */
import { standingBaselines } from '@waymark/plan'
import type { Status } from '@waymark/scorecard'
import {
  answersOf,
  baselinesOf,
  earlierStatus,
  submissionById,
  textsOf,
  wasPublished,
  type InNetwork,
  type StoredText,
  type SubmissionRow,
} from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { mayAnswerFor } from './who-answers.ts'
import type { ActionShown } from '../plans/for-desk.ts'
import { didAbout } from './did-about.ts'
import { othersSaid, type OthersSaid } from './others-said.ts'
import { showAnswers, type AnswerShown } from './answers-shown.ts'
import { lastAnswers, type LastAnswer } from './last-answers.ts'
import { showIndicator, type IndicatorShown } from '@waymark/framework'
import {
  notesOf,
  questionsAsked,
  standing,
  submissionHead,
  type NoteShown,
  type SubmissionHead,
} from './submission-page.ts'

/** A status said before, with the words of a narrative. */
export type SaidBefore = {
  readonly status: Status
  readonly text: StoredText | null
  /** The period's label, or the day a baseline was agreed. */
  readonly when: string
}

export type QuestionPage = {
  readonly submission: SubmissionHead
  readonly indicator: IndicatorShown
  /** The draft, or what was accepted. */
  readonly answer: AnswerShown | null
  /** What the answer’s form is filled in from; 0 where nothing was written yet. */
  readonly revision: number
  readonly correctionWaits: boolean
  /** What this respondent said in the last round, accepted; null where nothing was. */
  readonly last: LastAnswer | null
  /** Whether a release has published this country's answer: then it cannot be held any more. */
  readonly published: boolean
  readonly before: SaidBefore | null
  readonly baseline: SaidBefore | null
  readonly notes: readonly NoteShown[]
  /** What this member does about it, with what was reported since the last round. */
  readonly did: readonly ActionShown[]
  /** What other members of the country said; see `othersSaid`. */
  readonly others: readonly OthersSaid[]
  /** Codes of the questions beside it, in order. */
  readonly previous: string | null
  readonly next: string | null
}

/** Null where the submission is not this desk's, or does not ask this. */
export function questionPage(desk: Desk, of: { submission: string; indicator: string }): Promise<QuestionPage | null> {
  return readAs(desk, async t => {
    const submission = await submissionById(t, of.submission)
    if (!submission || !mayAnswerFor(desk, submission)) return null
    const asked = await questionsAsked(t, submission)
    const at = asked.findIndex(askedQuestion => askedQuestion.version.code === of.indicator)
    const question = asked[at]
    if (!question) return null
    const written = (await answersOf(t, submission.id)).filter(answer => answer.version === question.version.id)
    const answers = await showAnswers(t, written)
    const head = await submissionHead(desk, t, submission)
    return {
      submission: head,
      indicator: showIndicator(question.indicator, question.sections, question.about),
      answer: standing(answers),
      revision: written.find(answerRow => answerRow.correction === 0)?.revision ?? 0,
      correctionWaits: answers.some(answer => answer.correction > 0 && answer.state === 'submitted'),
      last: (await lastAnswers(t, submission)).get(question.version.id) ?? null,
      published: await wasPublished(t, { ...submission, version: question.version.id }),
      ...(await saidBefore(t, { submission, indicator: question.version.indicator, from: head.round.from })),
      notes: await notesOf(t, submission.id),
      did: (await didAbout(desk, t, submission)).get(question.version.indicator) ?? [],
      others: await othersSaid(t, { submission, version: question.version.id, own: standing(answers) }),
      previous: asked[at - 1]?.version.code ?? null,
      next: asked[at + 1]?.version.code ?? null,
    }
  })
}

type Before = { readonly submission: SubmissionRow; readonly indicator: string; readonly from: string }

async function saidBefore(t: InNetwork, { submission, indicator, from }: Before) {
  const { subject, respondentType } = submission
  const last = await earlierStatus(t, { subject, indicator, respondentType, before: from })
  const locked = standingBaselines(await baselinesOf(t, subject)).flatMap(baseline =>
    baseline.values
      .filter(value => value.indicator === indicator && value.source !== null)
      .map(value => ({ status: value.status, agreedOn: baseline.agreedOn! })),
  )[0]
  const shown = async (status: Status, when: string): Promise<SaidBefore> => {
    const text = 'text' in status ? ((await textsOf(t, [status.text])).get(status.text) ?? null) : null
    return { status, text, when }
  }
  return {
    before: last ? await shown(last.status as Status, last.period) : null,
    baseline: locked ? await shown(locked.status as Status, locked.agreedOn) : null,
  }
}
