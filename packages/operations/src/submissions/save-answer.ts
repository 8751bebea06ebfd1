/** Keeps one answer of a draft: a value or a missing reason, why, and the evidence. */
import {
  afterDeed,
  isAboutField,
  readAbout,
  readWrittenAnswer,
  type Entering,
  type Problems,
  type ReadEvidence,
  type ReadWritten,
  type WrittenProblem,
  type TypedAnswer,
  type TypedEvidence,
} from '@waymark/collection'
import { aboutOffered, type AboutOffered, type Indicator, type Section } from '@waymark/framework'
import { done, refused, type Result, textLanguageOf } from '@waymark/language'
import type { MemberId, OfficeId, PersonId } from '@waymark/network'
import {
  answersOf,
  askedOf,
  changeSubmission,
  editionById,
  evidenceOfAnswers,
  keepText,
  lockSubmission,
  replaceEvidence,
  roundById,
  textsOf,
  versionsInEdition,
  writeAnswer,
  type AnswerRow,
  type InNetwork,
  type SubmissionRow,
} from '@waymark/store'
import { uuidv7 } from 'uuidv7'
import { membersOf, officesOf, perform, type Act, type Desk } from '../desk.ts'
import { firstOf } from '../refusal.ts'
import type { SubmissionsRefusal } from './refusals.ts'
import { keepEvidence } from './keep-evidence.ts'
import { asLastTime } from './last-answers.ts'
import { readLink } from './link.ts'
import { mayAnswerFor } from './who-answers.ts'

export type AnswerForm = {
  readonly submission: string
  /** Code of the indicator. */
  readonly indicator: string
  readonly typed: TypedAnswer
  readonly rationale: string
  readonly evidence: readonly TypedEvidence[]
  /** Language the texts are written in. */
  readonly language: string
  /** The answer's revision the form was filled in from; 0 where nothing was written yet. */
  readonly revision: number
  /** What was accepted last time is confirmed as it was; other words beside it take the place of the old. */
  readonly same?: boolean
  /** Texts that were left as they stood keep the language they were written in. */
  readonly keepsLanguage?: boolean
}

/** The revisions that the submission and the answer stand at now. */
export type SavedAnswer = { readonly submission: number; readonly answer: number }

/**
 * Saves the answer into its draft. Refuses, keeping nothing: what cannot be read, an answer changed meanwhile, a closed round.
 * Other answers of the draft may have been changed meanwhile: nobody is stopped by them.
 */
export async function saveAnswer(desk: Desk, form: AnswerForm): Promise<Result<SavedAnswer, SubmissionsRefusal>> {
  return perform<SavedAnswer, SubmissionsRefusal>(desk, 'save-answer', async act => {
    const { t, about } = act
    const submission = await lockSubmission(t, form.submission)
    if (!submission || !mayAnswerFor(desk, submission)) return refused({ kind: 'thing.not-found' })
    const round = (await roundById(t, submission.round))!
    if (round.closedOn) return refused({ kind: 'round.closed' })
    const question = await questionOf(t, submission, form.indicator)
    if (!question) return refused({ kind: 'thing.not-found' })
    const answers = await answersOf(t, submission.id)
    const next = afterDeed(
      stateOf(submission, answers),
      { deed: 'save', revision: form.revision, answer: question.version },
      actorOf(desk),
    )
    const meant = form.same ? await asLastTime(t, { submission, version: question.version, form }) : done(form)
    const read = meant.ok
      ? readForm(question, asAsked(question, meant.value), act.latest)
      : refused([meant.refusal] as const)
    // Told of both at once: whoever mends a field alone would write over what somebody else saved meanwhile.
    const problems = [...(next.ok ? [] : [next.refusal]), ...(read.ok ? [] : read.refusal)]
    if (!next.ok || !read.ok || !meant.ok) return refused(firstOf(problems))
    const before = answers.find(answer => answer.version === question.version && answer.correction === 0)
    const id = await keep(act, { desk, submission, form: meant.value, question, read: read.value, before })
    await changeSubmission(t, {
      id: submission.id,
      state: submission.state,
      authors: people(next.value.authors),
      revision: next.value.revision,
    })
    about(id, { indicator: form.indicator, value: read.value.kept.value, reason: read.value.kept.reason })
    return done({ submission: next.value.revision, answer: next.value.written[question.version]! })
  })
}

type Question = {
  readonly version: string
  readonly indicator: Indicator
  /** Of its edition. */
  readonly sections: readonly Section[]
  /** What its answers can say of themselves. */
  readonly about: AboutOffered | undefined
}

/** The version that this submission was asked under an indicator's code, with the wording of the round's edition. */
export async function questionOf(t: InNetwork, submission: SubmissionRow, code: string): Promise<Question | undefined> {
  const round = (await roundById(t, submission.round))!
  const edition = (await editionById(t, round.edition))!
  const version = (await versionsInEdition(t, round.edition)).find(version => version.code === code)
  const indicator = edition.content.indicators.find(indicator => indicator.code === code)
  if (!version || !indicator || !(await askedOf(t, submission)).includes(version.id)) return undefined
  const about = aboutOffered(edition.content, indicator)
  return { version: version.id, indicator, sections: edition.content.sections, about }
}

/** Where last time's answer stands for today's: without what this edition no longer has to say of it. */
function asAsked(question: Question, form: AnswerForm): AnswerForm {
  const { about } = question
  if (!form.same) return form
  const isAsked = (field: string, said: string) =>
    !isAboutField(field) || (about !== undefined && readAbout(about, { [field]: said }).ok)
  return {
    ...form,
    typed: Object.fromEntries(Object.entries(form.typed).filter(([name, text]) => isAsked(name, text))),
  }
}

/** Reads the answer, why, and the evidence, by the rules of collection; `latest`: the newest day that holds anywhere. */
export const readForm = (
  question: Pick<Question, 'indicator' | 'about'>,
  form: Pick<AnswerForm, 'typed' | 'rationale' | 'evidence'>,
  latest: string,
): Result<ReadWritten, Problems<WrittenProblem>> => readWrittenAnswer(question, form, { today: latest, link: readLink })

type Keeping = {
  readonly desk: Desk
  readonly submission: SubmissionRow
  readonly form: Pick<AnswerForm, 'language' | 'keepsLanguage'>
  readonly question: Question
  readonly read: ReadWritten
  readonly before: AnswerRow | undefined
  readonly correction?: number
  readonly state?: AnswerRow['state']
  readonly held?: boolean
  /** From what it is entered for the member; absent where the respondent writes it. */
  readonly entering?: Entering
}

/** Writes the answer with its texts and evidence; returns its id. */
export async function keep({ t, at }: Act, keeping: Keeping): Promise<string> {
  const { desk, submission, form, question, read, before } = keeping
  const language = textLanguageOf(form.language)
  const stood = form.keepsLanguage ? await textsOf(t, [before?.rationale, before?.narrative]) : new Map()
  const text = (body: string | null, id: string | null | undefined) => {
    if (!body) return null
    const standing = stood.get(id ?? '')
    return { language: standing?.body === body ? standing.language : language, body }
  }
  const rationale = await keepText(t, before?.rationale ?? null, text(read.rationale, before?.rationale))
  const narrative = await keepText(t, before?.narrative ?? null, text(read.kept.narrative, before?.narrative))
  const id = before?.id ?? uuidv7()
  const { value, reason, parts, numerator, denominator } = read.kept
  await writeAnswer(t, {
    id,
    submission: submission.id,
    version: question.version,
    correction: keeping.correction ?? 0,
    state: keeping.state ?? 'draft',
    value,
    reason,
    parts,
    numerator,
    denominator,
    typed: read.kept.typed,
    rationale,
    narrative,
    author: desk.person?.id ?? null,
    savedAt: at,
    held: keeping.held ?? false,
    enteredBy: keeping.entering ? (desk.person?.id ?? null) : null,
    enteredFrom: keeping.entering?.from ?? null,
    receivedOn: keeping.entering?.receivedOn ?? null,
  })
  await putEvidence(t, id, { evidence: read.evidence, language })
  return id
}

/** Puts the evidence in place of what stood there, line by line. */
async function putEvidence(
  t: InNetwork,
  answer: string,
  of: { readonly evidence: readonly ReadEvidence[]; readonly language: string },
): Promise<void> {
  const before = await evidenceOfAnswers(t, [answer])
  await replaceEvidence(t, answer, await keepEvidence(t, { before, ...of }))
}

/** The respondent behind a submission or an entry, as the rules of who reviews see it. */
export function answerer(of: { readonly member: string | null; readonly office: string | null }) {
  return { member: of.member as MemberId | null, office: of.office as OfficeId | null }
}

/** A submission as the rules of collection see it. */
export function stateOf(submission: SubmissionRow, answers: readonly AnswerRow[]) {
  const current = answers.filter(answer => answer.correction === 0)
  return {
    state: submission.state,
    revision: submission.revision,
    authors: submission.authors as PersonId[],
    ...answerer(submission),
    answers: current.map(answerRow => answerRow.version),
    written: Object.fromEntries(current.map(answerRow => [answerRow.version, answerRow.revision])),
    accepted: current.filter(answerRow => answerRow.state === 'accepted').map(answerRow => answerRow.version),
  }
}

/** The person at the desk as the rules of collection see them; the installation itself acts as nobody. */
export function actorOf(desk: Desk) {
  const person = (desk.person?.id ?? '') as PersonId
  return { person, members: membersOf(desk) as MemberId[], offices: officesOf(desk) as OfficeId[] }
}

/** The people among the authors: the installation itself has no id to keep. */
export const people = (authors: readonly string[]): readonly string[] => authors.filter(author => author !== '')
