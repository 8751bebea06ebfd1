/** Which free texts are others' own: what they have not had accepted yet, and what was said to them alone. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

/**
 * Whether a text stands in an answer or entry that is not accepted, in a review or in a preview's reply of a respondent other than
 * these members and offices.
 */
export async function textOfOthers(
  t: InNetwork,
  text: string,
  but: { readonly members: readonly string[]; readonly offices: readonly string[] },
): Promise<boolean> {
  const { rows } = await sql`
    with
      others as (
        select
          r.id
        from app.respondent r
        where r.network_id = ${t.network}
          and coalesce(r.member_id, r.office_id) <> all (${[...but.members, ...but.offices]}::uuid[])
      ),
      submissions as (
        select
          s.id
        from app.submission s
        where s.network_id = ${t.network}
          and s.respondent_id in (
            select
              id
            from others
          )
      ),
      answers as (
        select
          a.id,
          a.state,
          a.rationale_id,
          a.narrative_id
        from app.answer a
        where a.network_id = ${t.network}
          and a.submission_id in (
            select
              id
            from submissions
          )
      ),
      entries as (
        select
          e.id,
          e.state,
          e.title_id,
          e.description_id,
          e.others_id
        from app.entry e
        where e.network_id = ${t.network}
          and e.respondent_id in (
            select
              id
            from others
          )
      )
    select
    from answers
    where state <> 'accepted'
      and ${text} in (rationale_id, narrative_id)
    union all
    select
    from entries
    where state <> 'accepted'
      and ${text} in (title_id, description_id, others_id)
    union all
    select
    from app.entry_text x
    where x.network_id = ${t.network}
      and x.text_id = ${text}
      and x.entry_id in (
        select
          id
        from entries
        where state <> 'accepted'
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
          where state <> 'accepted'
        )
        or v.entry_id in (
          select
            id
          from entries
          where state <> 'accepted'
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
          from submissions
        )
        or w.answer_id in (
          select
            id
          from answers
        )
        or w.entry_id in (
          select
            id
          from entries
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
        from others
      )
    limit 1`.execute(t)
  return rows.length > 0
}
