/** Submissions: who answers about what in a round, in which state. */
import type { LatenessCause } from '@waymark/collection'
import { sql } from 'kysely'
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
  /** What made it late that its respondent could not help; null where nothing of the kind was said. */
  readonly lateThrough: LatenessCause | null
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
    s.late_through as "lateThrough",
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

/** The submissions of these ids, in no order. */
export async function submissionsById(t: InNetwork, ids: readonly string[]): Promise<SubmissionRow[]> {
  const { rows } = await sql<SubmissionRow>`
      ${submission}
      where s.network_id = ${t.network}
        and s.id = any (${[...new Set(ids)]}::uuid[])`.execute(t)
  return rows
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

/** Submissions in a state, those handed in longest ago first; no more than `most` of them where that is given. */
export async function submissionsInState(
  t: InNetwork,
  state: SubmissionRow['state'],
  most?: number,
): Promise<SubmissionRow[]> {
  const { rows } = await sql<SubmissionRow>`
      ${submission}
      where s.network_id = ${t.network}
        and s.state = ${state}
      order by s.submitted_at,
        s.id
      limit ${most ?? null}`.execute(t)
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

/** Says of submissions of a round that came late what made them so; gives how many of them there were. */
export async function sayLateThrough(
  t: InNetwork,
  of: {
    readonly round: string
    readonly submissions: readonly string[]
    readonly cause: LatenessCause | null
  },
): Promise<number> {
  const { rows } = await sql`
    update app.submission
    set
      late_through = ${of.cause}
    where network_id = ${t.network}
      and round_id = ${of.round}
      and id = any (${of.submissions}::uuid[])
      and late
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
