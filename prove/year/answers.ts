/** Acts of members and reviewers: answers written and handed in, reviewed, corrected, ruled. */
import {
  correctAnswer,
  holdAnswer,
  readAs,
  reviewCorrection,
  reviewSubmission,
  saveAnswer,
  settleAnswer,
  submit,
  type AnswerForm,
  type Desk,
} from '@waymark/operations'
import { answersOf, submissionById } from '@waymark/store'
import type { Indicator } from '@waymark/framework'
import type { Act } from '../recount/acts.ts'
import type { Submission } from '../recount/world.ts'
import { killed, markOf, sent } from './kills.ts'
import type { Life } from './life.ts'
import { writeNational } from './national.ts'
import * as overHttp from './over-http.ts'
import { must } from './stage.ts'
import { rationaleOf, typedOf, type Said } from './typed.ts'

const language = 'en'

/** Types every answer of the submission into its draft. A submission without any answer stays as it is. */
export async function write(life: Life, { of }: Act): Promise<void> {
  const { submission, id } = submissionOf(life, of)
  const browser = await life.browserOf(submission.respondent)
  const desk = await life.stage.member(submission.respondent)
  for (const said of submission.answers) {
    const form = formOf(life, id, said.indicator, said)
    if (browser) {
      await overHttp.answer(life.tally, browser, { at: `${browser.desk}/submissions/${id}`, typed: form.typed, said })
      continue
    }
    await save(life, desk, form)
    if (said.held) must(await holdAnswer(desk, { submission: id, indicator: said.indicator, held: true }))
  }
}

const killEvery = 600 // answers

/** Saves the answer; every so often the process that saves it is killed first, and the same form is sent again. */
async function save({ stage, tally }: Life, desk: Desk, form: AnswerForm): Promise<void> {
  const mark = markOf(form)
  if ((tally.forms + 1) % killEvery !== 0) {
    must(await sent(tally, desk, form, by => saveAnswer(by, form)))
    return
  }
  tally.forms++
  await killed(stage, tally, { desk, mark, deed: { kind: 'save', form }, after: tally.killed.save * 4 })
  must(await saveAnswer({ ...desk, form: mark }, form))
}

/** The member lets an answer out that it held. */
export async function lift(life: Life, { of, at }: Act): Promise<void> {
  const { submission, id } = submissionOf(life, of)
  const { indicator } = submission.answers[at!]!
  const browser = await life.browserOf(submission.respondent)
  if (browser) return overHttp.publishOrHold(life.tally, browser, `${browser.desk}/submissions/${id}/${indicator}`)
  must(await holdAnswer(await life.stage.member(submission.respondent), { submission: id, indicator, held: false }))
}

/** The focal point holds, or lets out again, what all say of its country in a round: of one indicator, or of all. */
export async function holdCountry(life: Life, { of, act }: Act): Promise<void> {
  const { round, country, indicator } = life.world.countryHolds[Number(of)]!
  const focalPoint = await life.stage.office('focal-point')
  const about = life.world.submissions.filter(
    eachSubmission =>
      eachSubmission.round === round &&
      eachSubmission.subject.kind === 'country' &&
      eachSubmission.subject.code === country,
  )
  for (const submission of about)
    for (const answer of submission.answers.filter(
      eachAnswer => indicator === null || eachAnswer.indicator === indicator,
    )) {
      const form = { submission: life.submissions.get(submission.id)!, indicator: answer.indicator }
      must(await holdAnswer(focalPoint, { ...form, held: act === 'a country is held' }))
    }
}

/** Writes the answers and hands them in. The world may hand in nothing at all; the product refuses an empty draft, so it stays one. */
export async function handIn(life: Life, act: Act): Promise<void> {
  const { submission, id } = submissionOf(life, act.of)
  if (submission.answers.length === 0) return
  await write(life, act)
  await writeNational(life, submission, id)
  const browser = await life.browserOf(submission.respondent)
  if (browser) return overHttp.handIn(life.tally, browser, `${browser.desk}/submissions/${id}`)
  const desk = await life.stage.member(submission.respondent)
  const form = { submission: id, revision: await revisionOf(life, id) }
  must(await sent(life.tally, desk, form, by => submit(by, form)))
}

export async function decide(life: Life, { of, act }: Act): Promise<void> {
  const { submission, id } = submissionOf(life, of)
  if (submission.answers.length === 0) return
  const reviewer = await life.stage.office('reviewer')
  const kept = submission.answers.map(answer => answer.indicator).filter(code => !submission.sentBack.includes(code))
  const isPart = kept.length < submission.answers.length
  const decision = act === 'a submission is returned' ? 'return' : isPart ? 'accept-in-part' : 'accept'
  const note = decision === 'accept' ? '' : 'Please look at this again.'
  const form = { submission: id, revision: await revisionOf(life, id), decision, accepted: isPart ? kept : [] } as const
  must(await reviewSubmission(reviewer, { ...form, note, language, nobodyRecognisable: true }))
}

/** The correction of the act's day, by the member, accepted by a reviewer on the same day. */
export async function correct(life: Life, { of, at, day }: Act): Promise<void> {
  const { submission, id } = submissionOf(life, of)
  const answer = submission.answers[at!]!
  const desk = await life.stage.member(submission.respondent)
  const browser = await life.browserOf(submission.respondent)
  const version = life.versions.get(answer.indicator)
  const inState = async (state: string) =>
    (await readAs(desk, t => answersOf(t, id)))
      .filter(answerRow => answerRow.version === version && answerRow.state === state)
      .at(-1)!.id
  for (const correction of answer.corrections.filter(eachCorrection => eachCorrection.day === day)) {
    const { revision: _, ...form } = formOf(life, id, answer.indicator, correction)
    const question = `${browser?.desk}/submissions/${id}/${answer.indicator}`
    const { typed, rationale } = form
    if (browser) await overHttp.correct(life.tally, browser, question, { ...typed, rationale })
    else must(await correctAnswer(desk, { ...form, base: await inState('accepted') }))
    const decision = { decision: 'accept', note: '', language, nobodyRecognisable: true } as const
    const reviewer = await life.stage.office('reviewer')
    must(await reviewCorrection(reviewer, { answer: await inState('submitted'), ...decision }))
  }
}

export async function rule(life: Life, { of }: Act): Promise<void> {
  const ruling = life.world.rulings[Number(of)]!
  const form = {
    round: life.rounds.get(ruling.round)!,
    indicator: ruling.indicator,
    subject: ruling.country,
    respondentType: ruling.type,
    typed: typedOf(indicatorOf(life, ruling.indicator), { given: ruling.given, parts: [] }),
    reason: ruling.reason,
    language,
  }
  must(await settleAnswer(await life.stage.office('reviewer'), form))
}

function submissionOf(life: Life, of: string): { readonly submission: Submission; readonly id: string } {
  const submission = life.world.submissions.find(eachSubmission => eachSubmission.id === of)
  const id = life.submissions.get(of)
  if (!submission || !id) throw new Error(`Nobody was asked for ${of}.`)
  return { submission, id }
}

function indicatorOf(life: Life, code: string): Indicator {
  return life.edition.content.indicators.find(indicator => indicator.code === code)!
}

function formOf(life: Life, submission: string, indicator: string, said: Said) {
  const typed = typedOf(indicatorOf(life, indicator), said)
  const rationale = rationaleOf(indicator)
  return { submission, indicator, typed, rationale, evidence: [], language, revision: 0 } as const
}

async function revisionOf(life: Life, id: string): Promise<number> {
  return (await readAs(life.stage.system(), t => submissionById(t, id)))!.revision
}
