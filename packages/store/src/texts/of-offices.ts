/** Which free texts the people of an office read: those of its own work, and what was accepted about its country from its type. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

/**
 * Whether a text stands in a submission, an entry, a review or a preview's reply of one of these offices, or in an accepted
 * answer or a ruling about a subject one of them was asked about, said by respondents of the same type.
 */
export async function textOfOffices(t: InNetwork, text: string, offices: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    with
      own as (
        select
          r.id,
          o.type
        from app.respondent r
          join app.office o on o.network_id = r.network_id
          and o.id = r.office_id
        where r.network_id = ${t.network}
          and r.office_id = any (${offices}::uuid[])
      ),
      answers as (
        select
          a.id,
          a.rationale_id,
          a.narrative_id
        from app.answer a
          join app.submission s on s.network_id = a.network_id
          and s.id = a.submission_id
        where a.network_id = ${t.network}
          and (
            s.respondent_id in (
              select
                id
              from own
            )
            or (
              a.state = 'accepted'
              and exists (
                select
                from app.submission mine
                  join own on own.id = mine.respondent_id
                  join app.respondent r on r.network_id = s.network_id
                  and r.id = s.respondent_id
                  join app.office o on o.network_id = r.network_id
                  and o.id = r.office_id
                  and o.type = own.type
                where mine.network_id = s.network_id
                  and mine.subject_id = s.subject_id
              )
            )
          )
      ),
      entries as (
        select
          e.id,
          e.title_id,
          e.description_id,
          e.others_id
        from app.entry e
        where e.network_id = ${t.network}
          and e.respondent_id in (
            select
              id
            from own
          )
      )
    select
    from answers
    where ${text} in (rationale_id, narrative_id)
    union all
    select
    from entries
    where ${text} in (title_id, description_id, others_id)
    union all
    select
    from app.entry_text x
    where x.network_id = ${t.network}
      and x.text_id = ${text}
      and x.entry_id in (
        select
          id
        from entries
      )
    union all
    select
    from app.evidence v
    where v.network_id = ${t.network}
      and v.quote_id = ${text}
      and (
        v.answer_id in (
          select
            id
          from answers
        )
        or v.entry_id in (
          select
            id
          from entries
        )
      )
    union all
    select
    from app.review w
    where w.network_id = ${t.network}
      and w.note_id = ${text}
      and (
        w.submission_id in (
          select
            id
          from app.submission s
          where s.network_id = w.network_id
            and s.respondent_id in (
              select
                id
              from own
            )
        )
        or w.entry_id in (
          select
            id
          from entries
        )
        or w.answer_id in (
          select
            a.id
          from app.answer a
            join app.submission s on s.network_id = a.network_id
            and s.id = a.submission_id
          where a.network_id = w.network_id
            and s.respondent_id in (
              select
                id
              from own
            )
        )
      )
    union all
    select
    from app.preview_reply y
    where y.network_id = ${t.network}
      and ${text} in (y.text_id, y.answer_id)
      and y.respondent_id in (
        select
          id
        from own
      )
    union all
    select
    from app.ruling u
      join own on own.type = u.respondent_type
    where u.network_id = ${t.network}
      and u.reason_id = ${text}
      and u.subject_id in (
        select
          subject_id
        from app.submission s
        where s.network_id = u.network_id
          and s.respondent_id = own.id
      )
    limit 1`.execute(t)
  return rows.length > 0
}
