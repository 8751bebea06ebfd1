/** Submissions and their answers. */
import { sql } from 'kysely'
import type { EnteredFrom } from '@waymark/collection'
import type { InNetwork } from '../connect.ts'
import { isUuid } from '../uuid.ts'

export type SubmissionRow = {
  readonly id: string
  readonly round: string
  readonly subject: string
  readonly subjectKind: string
  readonly place: string | null
  readonly respondent: string
  readonly member: string | null
  readonly office: string | null
  readonly respondentType: string
  readonly respondentName: string
  readonly state: 'draft' | 'submitted' | 'returned' | 'accepted'
  readonly authors: string[]
  readonly revision: number
  readonly submittedAt: Date | null
  readonly late: boolean
  /** Whether it is about a country in which the round asks no other member. */
  readonly onlyMember: boolean
  /** The day until which this respondent alone is in time; null where the round's due day holds. */
  readonly dueOn: string | null
  /** Id of the text that says why. */
  readonly extensionReason: string | null
  /** The first day on which the member or office belongs to the network no more; null where none is set. */
  readonly belongsUntil: string | null
}

const submission = sql`
  select
    s.id,
    s.round_id as round,
    s.subject_id as subject,
    u.kind as "subjectKind",
    u.place_code as place,
    s.respondent_id as respondent,
    r.member_id as member,
    r.office_id as office,
    coalesce(o.type, 'member') as "respondentType",
    coalesce(m.name, o.name) as "respondentName",
    s.state,
    s.authors,
    s.revision,
    s.submitted_at as "submittedAt",
    s.late,
    u.kind = 'country'
    and r.member_id is not null
    and not exists (
      select
        1
      from app.submission other
        join app.respondent beside on beside.network_id = other.network_id
        and beside.id = other.respondent_id
      where other.network_id = s.network_id
        and other.round_id = s.round_id
        and other.subject_id = s.subject_id
        and other.id <> s.id
        and beside.member_id is not null
    ) as "onlyMember",
    s.due_on as "dueOn",
    s.extension_reason_id as "extensionReason",
    to_char(upper(coalesce(m.days, o.days)), 'YYYY-MM-DD') as "belongsUntil"
  from app.submission s
    join app.subject u on u.network_id = s.network_id
    and u.id = s.subject_id
    join app.respondent r on r.network_id = s.network_id
    and r.id = s.respondent_id
    left join app.member m on m.network_id = r.network_id
    and m.id = r.member_id
    left join app.office o on o.network_id = r.network_id
    and o.id = r.office_id`

export async function submissionById(t: InNetwork, id: string): Promise<SubmissionRow | undefined> {
  if (!isUuid(id)) return undefined
  const { rows } = await sql<SubmissionRow>`${submission} where s.network_id = ${t.network} and s.id = ${id}`.execute(t)
  return rows[0]
}

/** As `submissionById`, and nobody else changes it until this transaction ends. */
export async function lockSubmission(t: InNetwork, id: string): Promise<SubmissionRow | undefined> {
  if (!isUuid(id)) return undefined
  await sql`select 1 from app.submission where network_id = ${t.network} and id = ${id} for update`.execute(t)
  return submissionById(t, id)
}

/** Submissions of these respondents, newest round first. */
export async function submissionsOfRespondents(t: InNetwork, respondents: readonly string[]): Promise<SubmissionRow[]> {
  const { rows } = await sql<SubmissionRow>`
      ${submission}
      where s.network_id = ${t.network}
        and s.respondent_id = any (${respondents}::uuid[])
        and not exists (
          select
            1
          from app.round voided
          where voided.network_id = s.network_id
            and voided.id = s.round_id
            and voided.voided_on is not null
        )
      order by s.id desc`.execute(t)
  return rows
}

/** Submissions about a country in every round that stands; nobody else changes them until this transaction ends. */
export async function submissionsAbout(t: InNetwork, place: string): Promise<SubmissionRow[]> {
  const { rows } = await sql<SubmissionRow>`
      ${submission}
        join app.round v on v.network_id = s.network_id
        and v.id = s.round_id
      where s.network_id = ${t.network}
        and u.kind = 'country'
        and u.place_code = ${place}
        and v.voided_on is null
      order by s.id
      for update of s`.execute(t)
  return rows
}

export async function submissionsInState(t: InNetwork, state: SubmissionRow['state']): Promise<SubmissionRow[]> {
  const { rows } = await sql<SubmissionRow>`
      ${submission}
      where s.network_id = ${t.network}
        and s.state = ${state}
      order by s.submitted_at,
        s.id`.execute(t)
  return rows
}

export type SubmissionChange = {
  readonly id: string
  readonly state: string
  readonly authors: readonly string[]
  readonly revision: number
  readonly submittedAt?: Date
  readonly late?: boolean
}

export async function changeSubmission(t: InNetwork, change: SubmissionChange): Promise<void> {
  await sql`
    update app.submission
    set
      state = ${change.state},
      authors = ${change.authors}::uuid[],
      revision = ${change.revision},
      submitted_at = coalesce(${change.submittedAt ?? null}, submitted_at),
      late = coalesce(${change.late ?? null}, late)
    where network_id = ${t.network}
      and id = ${change.id}`.execute(t)
}

/** Gives submissions of a round that are not handed in a due day of their own, and why; gives how many of them there were. */
export async function extendDue(
  t: InNetwork,
  of: {
    readonly round: string
    readonly submissions: readonly string[]
    readonly due: string
    readonly reason: string
  },
): Promise<number> {
  const { rows } = await sql`
    update app.submission
    set
      due_on = ${of.due},
      extension_reason_id = ${of.reason}
    where network_id = ${t.network}
      and round_id = ${of.round}
      and id = any (${of.submissions}::uuid[])
      and state in ('draft', 'returned')
    returning id`.execute(t)
  return rows.length
}

/** Versions that a submission was asked. */
export async function askedOf(
  t: InNetwork,
  of: Pick<SubmissionRow, 'round' | 'subject' | 'respondent'>,
): Promise<string[]> {
  const { rows } = await sql<{ version: string }>`
    select
      indicator_version_id as version
    from app.asked
    where network_id = ${t.network}
      and round_id = ${of.round}
      and subject_id = ${of.subject}
      and respondent_id = ${of.respondent}`.execute(t)
  return rows.map(row => row.version)
}

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

/** An accepted answer of an earlier round, with its period's label. */
export type LastAnswerRow = AnswerRow & { readonly period: string }

/**
 * What this respondent last said of this subject, accepted, in the rounds whose period ended before this one's began: one answer by
 * version, of the latest period, corrections included. Rounds taken back are left out.
 */
export async function lastAnswersOf(
  t: InNetwork,
  of: Pick<SubmissionRow, 'round' | 'subject' | 'respondent'>,
): Promise<LastAnswerRow[]> {
  const { rows } = await sql<LastAnswerRow>`
    select distinct on (l.version)
      l.*,
      r.period_label as period
    from (${answer}) l
      join app.submission s on s.network_id = ${t.network}
      and s.id = l.submission
      join app.round r on r.network_id = s.network_id
      and r.id = s.round_id
      join app.round now on now.network_id = s.network_id
      and now.id = ${of.round}
    where s.network_id = ${t.network}
      and s.subject_id = ${of.subject}
      and s.respondent_id = ${of.respondent}
      and l.state = 'accepted'
      and r.voided_on is null
      and upper(r.period) <= lower(now.period)
    order by l.version,
      upper(r.period) desc,
      l.correction desc`.execute(t)
  return rows
}

export async function answerById(t: InNetwork, id: string): Promise<AnswerRow | undefined> {
  if (!isUuid(id)) return undefined
  const { rows } = await sql<AnswerRow>`${answer} where a.network_id = ${t.network} and a.id = ${id}`.execute(t)
  return rows[0]
}

/** Corrections that wait for a reviewer. */
export async function correctionsWaiting(t: InNetwork): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
      ${answer}
      where a.network_id = ${t.network}
        and a.correction > 0
        and a.state = 'submitted'
      order by a.saved_at`.execute(t)
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
