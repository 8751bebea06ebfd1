/** How submissions and corrections were reviewed. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type ReviewWrite = {
  readonly submission?: string
  readonly answer?: string
  readonly decision: 'accepted' | 'returned' | 'accepted-in-part'
  readonly reviewer: string
  readonly note: string | null
  readonly nobodyRecognisable: boolean
  readonly at: Date
}

export async function writeReview(t: InNetwork, made: ReviewWrite): Promise<void> {
  await sql`
    insert into app.review (
      network_id,
      id,
      submission_id,
      answer_id,
      decision,
      reviewer_id,
      note_id,
      nobody_recognisable,
      at
    )
    values (
      ${t.network},
      ${uuidv7()},
      ${made.submission ?? null},
      ${made.answer ?? null},
      ${made.decision},
      ${made.reviewer},
      ${made.note},
      ${made.nobodyRecognisable},
      ${made.at}
    )`.execute(t)
}

export type ReviewRow = {
  readonly decision: string
  readonly note: string | null
  readonly at: Date
  /** The code of the question at which it was written; null of a decision on a submission or a correction. */
  readonly code: string | null
}

/** Decisions on a submission and its corrections, with the notes written at its questions, oldest first. */
export async function reviewsOf(t: InNetwork, submissionId: string): Promise<ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`
      select
        v.decision,
        v.note_id as note,
        v.at,
        case when a.correction = 0 then i.code end as code
      from app.review v
        left join app.answer a on a.network_id = v.network_id
        and a.id = v.answer_id
        left join app.indicator_version iv on iv.network_id = a.network_id
        and iv.id = a.indicator_version_id
        left join app.indicator i on i.network_id = iv.network_id
        and i.id = iv.indicator_id
      where v.network_id = ${t.network}
        and (
          v.submission_id = ${submissionId}
          or a.submission_id = ${submissionId}
        )
      order by v.at,
        v.id`.execute(t)
  return rows
}

/** A decision on a submission as a whole, or on a correction of one answer of it, whose code stands there. */
export type DecidedRow = {
  readonly review: string
  readonly submission: string
  readonly code: string | null
  readonly decision: ReviewWrite['decision']
  readonly day: string
}

/** What was decided since a day about these submissions and corrections in them, the newest first. */
export async function decidedSince(
  t: InNetwork,
  of: { readonly submissions: readonly string[]; readonly since: string },
): Promise<readonly DecidedRow[]> {
  const { rows } = await sql<DecidedRow>`
    select
      review,
      submission,
      code,
      decision,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day
    from (
        select
          v.id as review,
          v.submission_id as submission,
          null as code,
          v.decision,
          v.at
        from app.review v
        where v.network_id = ${t.network}
          and v.submission_id = any (${of.submissions}::uuid[])
        union all
        select
          v.id,
          a.submission_id,
          i.code,
          v.decision,
          v.at
        from app.answer a
          join app.review v on v.network_id = a.network_id
          and v.answer_id = a.id
          join app.indicator_version w on w.network_id = a.network_id
          and w.id = a.indicator_version_id
          join app.indicator i on i.network_id = w.network_id
          and i.id = w.indicator_id
        where a.network_id = ${t.network}
          and a.submission_id = any (${of.submissions}::uuid[])
      ) as decided
    where at >= ${of.since}::date at time zone 'UTC'
    order by at desc,
      review desc`.execute(t)
  return rows
}
