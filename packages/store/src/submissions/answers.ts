/** Answers of a submission, with their corrections. */
import { sql } from 'kysely'
import type { EnteredFrom } from '@waymark/collection'
import type { InNetwork } from '../connect.ts'
import { isUuid } from '../uuid.ts'

export type AnswerRow = {
  readonly id: string
  readonly submission: string
  readonly version: string
  readonly correction: number
  readonly state: 'draft' | 'submitted' | 'returned' | 'accepted'
  /** As `answerToJson` writes it, with `parts` and `step` beside where the indicator has them. */
  readonly value: Record<string, unknown> | null
  readonly reason: string | null
  /** Parts of a compound question whose whole is missing. */
  readonly parts: Record<string, string> | null
  /** What was typed, field by field, so that a form shows it again. */
  readonly typed: Record<string, string>
  readonly rationale: string | null
  readonly narrative: string | null
  readonly revision: number
  readonly author: string | null
  readonly savedAt: Date
  /** Whether it is kept out of everything public. */
  readonly held: boolean
  /** Who entered it for the member, from what, and the day it arrived; null where the respondent wrote it. */
  readonly enteredBy: string | null
  readonly enteredFrom: EnteredFrom | null
  readonly receivedOn: string | null
  /** Who of the member said that what was entered is right. */
  readonly confirmedBy: string | null
  /** Since when it counts though nobody but its author could have reviewed it. */
  readonly unreviewedAt: Date | null
}

const answer = sql`
  select
    a.id,
    a.submission_id as submission,
    a.indicator_version_id as version,
    a.correction,
    a.state,
    a.value,
    a.reason,
    a.parts,
    a.typed,
    a.rationale_id as rationale,
    a.narrative_id as narrative,
    a.revision,
    a.author_id as author,
    a.saved_at as "savedAt",
    a.held,
    a.entered_by as "enteredBy",
    a.entered_from as "enteredFrom",
    a.received_on as "receivedOn",
    a.confirmed_by as "confirmedBy",
    a.counted_unreviewed_at as "unreviewedAt"
  from app.answer a`

/** Every answer of a submission, corrections included, oldest correction first. */
export async function answersOf(t: InNetwork, submissionId: string): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
      ${answer}
      where a.network_id = ${t.network}
        and a.submission_id = ${submissionId}
      order by a.indicator_version_id,
        a.correction`.execute(t)
  return rows
}

/** The same of several submissions, submission by submission. */
export async function answersOfAll(t: InNetwork, submissions: readonly string[]): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
      ${answer}
      where a.network_id = ${t.network}
        and a.submission_id = any (${[...submissions]}::uuid[])
      order by a.submission_id,
        a.indicator_version_id,
        a.correction`.execute(t)
  return rows
}

/** An accepted answer of an earlier round, with its period's label; `asked`: the submission in which the same is asked. */
export type LastAnswerRow = AnswerRow & { readonly period: string; readonly asked: string }

/**
 * What the respondents of these submissions last said of their subjects, accepted, in the rounds whose period ended before that of the
 * submission began: one answer by version, of the latest period, corrections included. Rounds taken back are left out.
 */
export async function lastAnswersOf(t: InNetwork, submissions: readonly string[]): Promise<LastAnswerRow[]> {
  const { rows } = await sql<LastAnswerRow>`
    select distinct on (asked.id, l.version)
      asked.id as asked,
      l.*,
      r.period_label as period
    from app.submission asked
      join app.round now on now.network_id = asked.network_id
      and now.id = asked.round_id
      join app.submission s on s.network_id = asked.network_id
      and s.subject_id = asked.subject_id
      and s.respondent_id = asked.respondent_id
      join app.round r on r.network_id = s.network_id
      and r.id = s.round_id
      join (${answer} where a.network_id = ${t.network}) l on l.submission = s.id
    where asked.network_id = ${t.network}
      and asked.id = any (${[...submissions]}::uuid[])
      and l.state = 'accepted'
      and r.voided_on is null
      and upper(r.period) <= lower(now.period)
    order by asked.id,
      l.version,
      upper(r.period) desc,
      l.correction desc`.execute(t)
  return rows
}

/** What another member handed in, and who. */
export type AnswerBesideRow = AnswerRow & { readonly respondent: string }

/**
 * What the other members said about the subject of a submission in its round, handed in or accepted, whether held or not: one answer by
 * member and version, an accepted one before one that waits, and the newest correction of it. Offices are left out.
 */
export async function answersBeside(
  t: InNetwork,
  { id, round, subject }: { readonly id: string; readonly round: string; readonly subject: string },
): Promise<AnswerBesideRow[]> {
  const { rows } = await sql<AnswerBesideRow>`
    select distinct on (m.name, s.id, b.version)
      b.*,
      m.name as respondent
    from app.submission s
      join app.respondent r on r.network_id = s.network_id
      and r.id = s.respondent_id
      join app.member m on m.network_id = r.network_id
      and m.id = r.member_id
      join (${answer} where a.network_id = ${t.network}) b on b.submission = s.id
    where s.network_id = ${t.network}
      and s.round_id = ${round}
      and s.subject_id = ${subject}
      and s.id <> ${id}
      and b.state in ('submitted', 'accepted')
    order by m.name,
      s.id,
      b.version,
      b.state = 'accepted' desc,
      b.correction desc`.execute(t)
  return rows
}

export async function answerById(t: InNetwork, id: string): Promise<AnswerRow | undefined> {
  if (!isUuid(id)) return undefined
  const { rows } = await sql<AnswerRow>`${answer} where a.network_id = ${t.network} and a.id = ${id}`.execute(t)
  return rows[0]
}

/** The answers of these ids, in the order of the submissions they belong to. */
export async function answersById(t: InNetwork, ids: readonly string[]): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
      ${answer}
      where a.network_id = ${t.network}
        and a.id = any (${[...ids]}::uuid[])
      order by a.submission_id,
        a.correction`.execute(t)
  return rows
}

/** Corrections that wait for a reviewer, the oldest first; no more than `most` of them where that is given. */
export async function correctionsWaiting(t: InNetwork, most?: number): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
      ${answer}
      where a.network_id = ${t.network}
        and a.correction > 0
        and a.state = 'submitted'
      order by a.saved_at,
        a.id
      limit ${most ?? null}`.execute(t)
  return rows
}

export type AnswerWrite = Omit<AnswerRow, 'revision' | 'confirmedBy' | 'unreviewedAt'> & {
  readonly numerator: string | null
  readonly denominator: string | null
}

/**
 * Writes an answer, or writes over the same correction of it, which stays held or not as it was, and is no longer confirmed; returns its
 * revision.
 */
export async function writeAnswer(t: InNetwork, made: AnswerWrite): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    insert into app.answer (
      network_id,
      id,
      submission_id,
      indicator_version_id,
      correction,
      state,
      value,
      reason,
      parts,
      numerator,
      denominator,
      typed,
      rationale_id,
      narrative_id,
      author_id,
      saved_at,
      held,
      entered_by,
      entered_from,
      received_on
    )
    values (
      ${t.network},
      ${made.id},
      ${made.submission},
      ${made.version},
      ${made.correction},
      ${made.state},
      ${made.value === null ? null : JSON.stringify(made.value)},
      ${made.reason},
      ${made.parts === null ? null : JSON.stringify(made.parts)},
      ${made.numerator},
      ${made.denominator},
      ${JSON.stringify(made.typed)},
      ${made.rationale},
      ${made.narrative},
      ${made.author},
      ${made.savedAt},
      ${made.held},
      ${made.enteredBy},
      ${made.enteredFrom},
      ${made.receivedOn}
    )
    on conflict (network_id, submission_id, indicator_version_id, correction) do update
    set
      state = excluded.state,
      value = excluded.value,
      reason = excluded.reason,
      parts = excluded.parts,
      numerator = excluded.numerator,
      denominator = excluded.denominator,
      typed = excluded.typed,
      rationale_id = excluded.rationale_id,
      narrative_id = excluded.narrative_id,
      author_id = excluded.author_id,
      saved_at = excluded.saved_at,
      entered_by = excluded.entered_by,
      entered_from = excluded.entered_from,
      received_on = excluded.received_on,
      confirmed_by = null,
      confirmed_at = null,
      counted_unreviewed_at = null,
      revision = app.answer.revision + 1
    returning revision`.execute(t)
  return rows[0]!.revision
}

/** Holds everything a submission says under a version, corrections included, or publishes it again. */
export async function setHeld(
  t: InNetwork,
  of: { readonly submission: string; readonly version: string; readonly held: boolean },
): Promise<void> {
  await sql`
    update app.answer
    set
      held = ${of.held}
    where network_id = ${t.network}
      and submission_id = ${of.submission}
      and indicator_version_id = ${of.version}`.execute(t)
}

/** Moves answers on; a form that was filled in before does not overwrite them. `unreviewedAt`: accepted then, by nobody. */
export async function setAnswerStates(
  t: InNetwork,
  ids: readonly string[],
  state: AnswerRow['state'],
  unreviewedAt: Date | null = null,
): Promise<void> {
  await sql`
    update app.answer
    set
      state = ${state},
      counted_unreviewed_at = ${unreviewedAt},
      revision = revision + 1
    where network_id = ${t.network}
      and id = any (${ids}::uuid[])`.execute(t)
}
