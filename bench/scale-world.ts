/** A network of a given size for benches: founded and asked by the operations, answered by few large statements. */
import { sql } from 'kysely'
import {
  adoptFramework,
  foundNetwork,
  moveEdition,
  openRound,
  readAs,
  recordAgreement,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import {
  allPlaceCodes,
  askedOf,
  editionById,
  inNetwork,
  roundById,
  submissionsInState,
  versionsInEdition,
} from '@waymark/store'
import { must } from '@waymark/testing'

export type ScaleWorld = {
  readonly desk: Desk
  readonly edition: string
  /** Answers a round that was opened, with so many entries. */
  readonly answer: (round: string, entries: number) => Promise<void>
}

const mostCountries = 104 // as the network whose size is the measure
const regions = 10
const from = '2019-01-01'
const titled = (text: string) => ({ en: text, ru: text, ar: text, sv: text })

/** Founds a network of so many members in up to 104 countries and 10 regions, with the ECPAT framework in use. */
export async function scaleWorld(runtime: Runtime, members: number): Promise<ScaleWorld> {
  const codes = [...(await allPlaceCodes(runtime.installation.app.db))].filter(code => !/^Q[M-Z]/.test(code)).sort()
  const places = codes.slice(0, Math.min(members, mostCountries))
  const slug = `scale-${members}`
  const desk = await foundNetwork(runtime, {
    slug,
    kind: 'network',
    invented: false,
    position: 90,
    names: titled(`Scale ${members}`),
    about: titled('Invented for measuring.'),
    groups: Array.from({ length: regions }, (_, region) => ({
      code: `region-${region}`,
      kind: 'region',
      names: titled(`Region ${region}`),
      from,
      places: places.filter((_, at) => at % regions === region),
    })),
    members: Array.from({ length: members }, (_, at) => ({
      name: `Member ${String(at).padStart(4, '0')}`,
      shown: 'country' as const,
      from,
      until: null,
      places: [{ code: places[at % places.length]!, from, until: null }],
    })),
  })
  const edition = must(await adoptFramework(desk, { code: 'ecpat', edition: '2021-2025' }))
  must(await recordAgreement(desk, { edition, body: 'Assembly', day: '2021-05-20', record: 'Minutes 4' }))
  must(await moveEdition(desk, { edition, to: 'in-use' }))
  return { desk, edition, answer: (round, entries) => answerRound(desk, { edition, round, entries }) }
}

/** Opens a round for a period. */
export async function askRound(desk: Desk, edition: string, period: string): Promise<string> {
  return must(await openRound(desk, { edition, label: `Round ${period}`, period, due: '2027-03-31' }))
}

export type Question = { readonly submission: string; readonly member: string | null; readonly indicator: string }

/** What a round asks of so many of its drafts, draft by draft. */
export async function questionsOf(desk: Desk, round: string, drafts: number): Promise<readonly Question[]> {
  return readAs(desk, async t => {
    const { edition } = (await roundById(t, round))!
    const codes = new Map((await versionsInEdition(t, edition)).map(version => [version.id, version.code]))
    const begun = (await submissionsInState(t, 'draft')).filter(one => one.round === round && one.member !== null)
    const found: Question[] = []
    for (const draft of begun.slice(0, drafts))
      for (const version of await askedOf(t, draft))
        found.push({ submission: draft.id, member: draft.member, indicator: codes.get(version)! })
    return found
  })
}

type Wanted = { readonly edition: string; readonly round: string; readonly entries: number }

/** Seven of eight respondents answer everything, each answer with a reason and a piece of evidence, all accepted. */
async function answerRound({ runtime, network }: Desk, { edition, round, entries }: Wanted): Promise<void> {
  await inNetwork(runtime.installation.owner.db, network.id, async t => {
    const content = (await editionById(t, edition))!.content
    const kinds = new Map(content.indicators.map(indicator => [indicator.code, indicator.answer]))
    const versions = await versionsInEdition(t, edition)
    await sql`
      create temporary table given on commit drop as
      select
        gen_random_uuid() as id,
        gen_random_uuid() as rationale,
        gen_random_uuid() as address,
        s.id as submission,
        q.indicator_version_id as version,
        k.kind,
        abs(hashtext(q.subject_id::text || q.indicator_version_id::text || q.round_id::text)) % 5 as lot
      from app.asked q
        join app.submission s on s.network_id = q.network_id
        and s.round_id = q.round_id
        and s.subject_id = q.subject_id
        and s.respondent_id = q.respondent_id
        join unnest(
          ${versions.map(version => version.id)}::uuid[],
          ${versions.map(version => kinds.get(version.code) ?? 'rating')}::text[]
        ) as k (version, kind) on k.version = q.indicator_version_id
      where q.network_id = ${network.id}
        and q.round_id = ${round}
        and abs(hashtext(s.respondent_id::text)) % 8 <> 0`.execute(t)
    await sql`
      insert into app.free_text (network_id, id, language, body)
      select
        ${network.id}::uuid,
        rationale,
        'en',
        'Section ' || lot || ' of the act is in force, as the gazette of the year prints it in full.'
      from given
      union all
      select
        ${network.id}::uuid,
        address,
        'en',
        'https://example.org/gazette/' || lot
      from given`.execute(t)
    await sql`
      insert into app.answer (network_id, id, submission_id, indicator_version_id, state, value, reason, rationale_id, saved_at)
      select
        ${network.id}::uuid,
        id,
        submission,
        version,
        'accepted',
        case
          when lot = 4 then null
          when kind = 'rating' then jsonb_build_object('kind', 'rating', 'state', (array['yes', 'yes', 'partial', 'no'])[lot + 1])
          when kind = 'count' then jsonb_build_object('kind', 'count', 'count', lot::text)
        end,
        case
          when lot = 4
          or kind not in ('rating', 'count') then 'unknown'
        end,
        rationale,
        now()
      from given`.execute(t)
    await sql`
      insert into app.evidence (network_id, id, answer_id, type, address_id, seen_on)
      select
        ${network.id}::uuid,
        gen_random_uuid(),
        id,
        'report',
        address,
        '2026-01-15'
      from given`.execute(t)
    await sql`
      update app.submission
      set state = 'accepted',
        revision = 1,
        submitted_at = now()
      where network_id = ${network.id}
        and id in (select submission from given)`.execute(t)
    await sql`
      insert into app.review (network_id, id, submission_id, decision, reviewer_id, nobody_recognisable, at)
      select
        ${network.id}::uuid,
        gen_random_uuid(),
        submission,
        'accepted',
        gen_random_uuid(),
        true,
        now()
      from (select distinct submission from given) as one`.execute(t)
    await enterLists(t, round, entries)
  })
}

/** So many laws in the register, spread over the respondents. */
async function enterLists(
  t: Parameters<Parameters<typeof inNetwork>[2]>[0],
  round: string,
  entries: number,
): Promise<void> {
  if (entries === 0) return
  await sql`
    create temporary table entered on commit drop as
    select
      gen_random_uuid() as id,
      gen_random_uuid() as title,
      s.respondent_id as respondent,
      u.place_code as place,
      n
    from generate_series(1, ${entries}) as n
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
      ) as s on s.at = n % s.many
      join app.subject u on u.network_id = ${t.network}
      and u.id = s.subject_id`.execute(t)
  await sql`
    insert into app.free_text (network_id, id, language, body)
    select
      ${t.network},
      title,
      'en',
      'Act ' || n || ' on the protection of children'
    from entered`.execute(t)
  await sql`
    insert into app.entry (network_id, id, kind, level, respondent_id, state, title_id, day, confirmed_on, saved_at)
    select
      ${t.network},
      e.id,
      'law',
      'national',
      e.respondent,
      'accepted',
      e.title,
      lower(r.period) + (e.n % 300),
      lower(r.period) + (e.n % 300),
      now()
    from entered e
      join app.round r on r.network_id = ${t.network}
      and r.id = ${round}`.execute(t)
  await sql`
    insert into app.entry_place (network_id, entry_id, place_code)
    select
      ${t.network},
      id,
      place
    from entered`.execute(t)
}
