/** The entries of a network for benches, with their lists closed. */
import { sql } from 'kysely'
import { foldedWords, trigrams } from '@waymark/language'
import type { InNetwork } from '@waymark/store'

/** So many laws in the register, spread over the respondents. */
export async function enterLists(
  t: InNetwork,
  { round, entries, today }: { readonly round: string; readonly entries: number; readonly today: string },
): Promise<void> {
  const titles = Array.from({ length: entries }, (_, n) => {
    const body = `Act ${n + 1} on the protection of children`
    const words = foldedWords(body)
    return { n: n + 1, body, words, trigrams: trigrams(words) }
  })
  await sql`
    create temporary table entered on commit drop as
    select
      gen_random_uuid() as id,
      gen_random_uuid() as title,
      s.respondent_id as respondent,
      u.place_code as place,
      e.n,
      e.body,
      array(
        select
          jsonb_array_elements_text(e.words)
      ) as words,
      array(
        select
          jsonb_array_elements_text(e.trigrams)
      ) as trigrams
    from jsonb_to_recordset(${JSON.stringify(titles)}::jsonb) as e (n int, body text, words jsonb, trigrams jsonb)
      join (
        select
          s.*,
          row_number() over (order by s.id) - 1 as at,
          count(*) over () as many
        from app.submission s
          join app.subject u on u.network_id = s.network_id
          and u.id = s.subject_id
          and u.kind = 'country'
        where s.network_id = ${t.network}
          and s.round_id = ${round}
      ) as s on s.at = e.n % s.many
      join app.subject u on u.network_id = ${t.network}
      and u.id = s.subject_id`.execute(t)
  await sql`
    insert into app.free_text (network_id, id, language, body)
    select
      ${t.network},
      title,
      'en',
      body
    from entered`.execute(t)
  await sql`
    insert into app.entry (
      network_id,
      id,
      kind,
      level,
      respondent_id,
      state,
      title_id,
      day,
      confirmed_on,
      choices,
      words,
      trigrams,
      revision,
      saved_at
    )
    select
      ${t.network},
      e.id,
      'law',
      'national',
      e.respondent,
      'accepted',
      e.title,
      lower(r.period) + (e.n % 90),
      ${today}::date,
      '{"instrument": ["law"], "addressed": ["private-sector"]}',
      e.words,
      e.trigrams,
      3,
      now()
    from entered e
      join app.round r on r.network_id = ${t.network}
      and r.id = ${round}`.execute(t)
  await sql`
    insert into app.entry_stage (network_id, entry_id, stage, on_day)
    select
      ${t.network},
      e.id,
      'adopted',
      lower(r.period) + (e.n % 90)
    from entered e
      join app.round r on r.network_id = ${t.network}
      and r.id = ${round}`.execute(t)
  await sql`
    insert into app.review (network_id, id, entry_id, decision, reviewer_id, nobody_recognisable, at)
    select
      ${t.network},
      gen_random_uuid(),
      id,
      'accepted',
      gen_random_uuid(),
      true,
      now()
    from entered`.execute(t)
  await sql`
    insert into app.entry_place (network_id, entry_id, place_code)
    select
      ${t.network},
      id,
      place
    from entered`.execute(t)
  await closeLists(t, round)
}

/** Every list that this round asks for is closed: complete where something was entered, else with nothing to report. */
async function closeLists(t: InNetwork, round: string): Promise<void> {
  await sql`
    insert into app.list_closing (network_id, round_id, kind, subject_id, respondent_id, closing, saw, at)
    select
      a.network_id,
      a.round_id,
      a.kind,
      a.subject_id,
      a.respondent_id,
      case
        when saw.ids is null then 'nothing'
        else 'complete'
      end,
      coalesce(saw.ids, '{}'),
      now()
    from app.asked_register a
      left join (
        select
          respondent,
          array_agg(id order by id) as ids
        from entered
        group by respondent
      ) as saw on saw.respondent = a.respondent_id
      and a.kind = 'law'
    where a.network_id = ${t.network}
      and a.round_id = ${round}`.execute(t)
}
