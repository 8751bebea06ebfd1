/** A reviewer rules where accepted answers of one country contradict each other, and says why. */
import { readRuling, readTypedAnswer, type TypedAnswer } from '@waymark/collection'
import { done, refused, type Result, textLanguageOf } from '@waymark/language'
import type { PersonId } from '@waymark/network'
import { editionById, roundById, saveText, submissionsById, writeRuling } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import { firstOf } from '../refusal.ts'
import type { SettlementsRefusal } from './refusals.ts'
import { actorOf, answerer } from '../submissions/save-answer.ts'
import { answerOf, settleRound } from './settle-round.ts'
import { statusOf } from './status.ts'

export type RulingForm = {
  readonly round: string
  /** Code of the indicator and the subject (place code). */
  readonly indicator: string
  readonly subject: string
  readonly respondentType: string
  readonly typed: TypedAnswer
  readonly reason: string
  readonly language: string
}

/** Rules; refuses where nothing is contested or ruled already, without a reason, and whoever answered or belongs to a member that did. */
export async function settleAnswer(desk: Desk, form: RulingForm): Promise<Result<string, SettlementsRefusal>> {
  return perform<string, SettlementsRefusal>(desk, 'settle-answer', async ({ t, at, today, about }) => {
    const round = await roundById(t, form.round)
    if (!round || !desk.person) return refused({ kind: 'thing.not-found' })
    const triples = await settleRound(t, round, form)
    const found = triples.find(({ respondentType }) => respondentType === form.respondentType)
    const of = { t, today, subject: found?.subjectId ?? '' }
    if (!found || !(await subjectReached(desk, 'settle-answer', of))) return refused({ kind: 'thing.not-found' })
    const contested = 'missing' in found.status && found.status.missing === 'contested'
    if (!contested && found.how !== 'ruling') return refused({ kind: 'ruling.nothing-contested' })
    const indicator = (await editionById(t, round.edition))!.content.indicators.find(
      indicator => indicator.code === form.indicator,
    )!
    const read = readTypedAnswer(indicator, form.typed)
    if (!read.ok) return refused(firstOf(read.refusal))
    if (read.value.narrative !== null) return refused({ kind: 'ruling.not-an-answer', field: 'state' })
    if (read.value.empty) return refused({ kind: 'field.missing', field: 'state' })
    const answer = answerOf({ value: read.value.value, reason: read.value.reason, narrative: null })
    const ids = found.accepted.map(askedAnswer => askedAnswer.submission)
    const between = (await submissionsById(t, ids)).map(submission => ({
      authors: submission.authors as PersonId[],
      ...answerer(submission),
    }))
    const ruling = readRuling({ answer, reason: form.reason }, actorOf(desk), between)
    if (!ruling.ok)
      return ruling.refusal.kind === 'ruling.reason-missing' ? refused({ ...ruling.refusal, field: 'reason' }) : ruling
    const language = textLanguageOf(form.language)
    const reason = await saveText(t, { language, body: ruling.value.reason })
    const status = statusOf(answer, read.value.value ?? {})
    const id = await writeRuling(t, {
      round: round.id,
      version: found.version,
      subject: found.subjectId,
      respondentType: found.respondentType,
      status,
      reason,
      person: desk.person.id,
      at,
    })
    about(id, { indicator: form.indicator, subject: form.subject, status })
    return done(id)
  })
}
