/** A network of a given size for benches: founded and asked by the operations, answered by few large statements. */
import { sql } from 'kysely'
import { readTypedAnswer, type KeptAnswer, type TypedAnswer } from '@waymark/collection'
import { askedParts, type Indicator } from '@waymark/framework'
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
import { enterLists } from './scale-entries.ts'

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

/** Founds a network of so many members in so many countries (104 unless told) and 10 regions, with the ECPAT framework in use. */
export async function scaleWorld(
  runtime: Runtime,
  members: number,
  { slug = `scale-${members}`, countries = mostCountries } = {},
): Promise<ScaleWorld> {
  const codes = [...(await allPlaceCodes(runtime.installation.app.db))].filter(code => !/^Q[M-Z]/.test(code)).sort()
  const places = codes.slice(0, Math.min(members, countries))
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

/** The label of a quarter; the edition is in use for twenty. */
export const quarter = (at: number) => `${2021 + Math.floor(at / 4)}-Q${(at % 4) + 1}`

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
    const begun = (await submissionsInState(t, 'draft')).filter(
      submission => submission.round === round && submission.member !== null,
    )
    const found: Question[] = []
    for (const draft of begun.slice(0, drafts))
      for (const version of await askedOf(t, draft))
        found.push({ submission: draft.id, member: draft.member, indicator: codes.get(version)! })
    return found
  })
}

type Wanted = { readonly edition: string; readonly round: string; readonly entries: number }

const lots = 5 // ways in which a question is answered; the last gives a reason

/** What is kept of an answer to this question in each way, by the rules that read a form. */
function keptOf(indicator: Indicator): readonly Omit<KeptAnswer, 'narrative' | 'empty'>[] {
  return Array.from({ length: lots }, (_, lot) => {
    const [wished, plain] = ([lot, lots - 2] as const).map(one =>
      readTypedAnswer(indicator, lot === lots - 1 ? unknown : typedOf(indicator, one)),
    )
    const read = wished!.ok ? wished! : plain! // some questions know no "partial"
    if (!read.ok) throw new Error(`${indicator.code} cannot be answered so: ${JSON.stringify(read.refusal)}`)
    const { value, reason, parts, numerator, denominator, typed } = read.value
    return { value, reason, parts, numerator, denominator, typed }
  })
}

const unknown = { missing: 'unknown' }

function typedOf(indicator: Indicator, lot: number): TypedAnswer {
  const [{ answer }, parts] = [indicator, askedParts(indicator)]
  const state = ['yes', 'yes', 'partial', 'no'][lot]!
  if (answer === 'count') return { count: String(lot) }
  if (answer !== 'rating') return unknown
  if (!parts.some(({ combines }) => combines)) return { state }
  return Object.fromEntries(
    parts.flatMap(({ code, names }) => [
      [`part.${code}`, state],
      ...(names && state !== 'no' ? [[`names.${code}`, names[0]!]] : []),
    ]),
  )
}

/** Seven of eight respondents answer everything, each answer with a reason and a piece of evidence, all accepted. */
async function answerRound({ runtime, network }: Desk, { edition, round, entries }: Wanted): Promise<void> {
  await inNetwork(runtime.installation.owner.db, network.id, async t => {
    const { indicators } = (await editionById(t, edition))!.content
    const kept = (await versionsInEdition(t, edition)).flatMap(version =>
      keptOf(indicators.find(({ code }) => code === version.code)!).map((answer, lot) => ({
        version: version.id,
        lot,
        ...answer,
      })),
    )
    await sql`
      create temporary table given on commit drop as
      select
        gen_random_uuid() as id,
        gen_random_uuid() as rationale,
        gen_random_uuid() as address,
        s.id as submission,
        k.*
      from app.asked q
        join app.submission s on s.network_id = q.network_id
        and s.round_id = q.round_id
        and s.subject_id = q.subject_id
        and s.respondent_id = q.respondent_id
        join app.respondent r on r.network_id = s.network_id
        and r.id = s.respondent_id
        join app.member m on m.network_id = r.network_id
        and m.id = r.member_id
        join jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k (
          version uuid,
          lot int,
          value jsonb,
          reason text,
          parts jsonb,
          numerator numeric,
          denominator numeric,
          typed jsonb
        ) on k.version = q.indicator_version_id
        and k.lot = abs(hashtext(q.subject_id::text || q.indicator_version_id::text || q.round_id::text)) % ${lots}
      where q.network_id = ${network.id}
        and q.round_id = ${round}
        and abs(hashtext(m.name)) % 8 <> 0 -- the same in every run`.execute(t)
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
      insert into app.answer (
        network_id,
        id,
        submission_id,
        indicator_version_id,
        state,
        value,
        reason,
        parts,
        numerator,
        denominator,
        typed,
        rationale_id,
        revision,
        saved_at
      )
      select
        ${network.id}::uuid,
        id,
        submission,
        version,
        'accepted',
        value,
        reason,
        parts,
        numerator,
        denominator,
        typed,
        rationale,
        3, -- saved, handed in, accepted
        now()
      from given`.execute(t)
    await sql`
      insert into app.evidence (network_id, id, answer_id, type, address_id, seen_on)
      select
        ${network.id}::uuid,
        gen_random_uuid(),
        id,
        'law',
        address,
        '2026-01-15'
      from given`.execute(t)
    await sql`
      update app.submission s
      set state = 'accepted',
        revision = of.answers + 2, -- each saved, all handed in, accepted
        submitted_at = now()
      from (
          select
            submission,
            count(*) as answers
          from given
          group by submission
        ) as of
      where s.network_id = ${network.id}
        and s.id = of.submission`.execute(t)
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
    await enterLists(t, { round, entries, today: runtime.now().toISOString().slice(0, 10) })
  })
  // As the database does by itself within a minute of so many changes.
  await sql`analyze`.execute(runtime.installation.owner.db)
}
