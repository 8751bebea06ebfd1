/** National indicators of countries: proposals with their texts, and which version each came to be when it was agreed. */
import type { Measured, NationalAnswer } from '@waymark/framework'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'
import { isUuid } from '../uuid.ts'

/** Texts by id; the criteria are null where it is no rating, `partial` also where the rating can never be partial. */
export type NationalRow = {
  readonly id: string
  readonly edition: string
  readonly subject: string
  readonly place: string
  readonly section: string
  readonly answer: NationalAnswer
  readonly measures: Measured
  readonly years: number | null
  readonly name: string
  readonly question: string
  readonly evidence: string
  readonly yes: string | null
  readonly partial: string | null
  readonly no: string | null
  readonly state: 'proposed' | 'withdrawn' | 'agreed' | 'ended'
  /** Code of the indicator, once it is agreed. */
  readonly code: string | null
  readonly revision: number
  /** Who wrote it last; null where the installation did. */
  readonly person: string | null
}

const national = sql`
  select
    n.id,
    n.edition_id as edition,
    n.subject_id as subject,
    u.place_code as place,
    n.section,
    n.answer,
    n.measures,
    n.valid_years as years,
    n.name_id as name,
    n.question_id as question,
    n.evidence_id as evidence,
    n.yes_id as yes,
    n.partial_id as partial,
    n.no_id as no,
    n.state,
    i.code,
    n.revision,
    n.person_id as person
  from app.national_indicator n
    join app.subject u on u.network_id = n.network_id
    and u.id = n.subject_id
    and u.place_code is not null
    left join app.indicator_version v on v.network_id = n.network_id
    and v.id = n.indicator_version_id
    left join app.indicator i on i.network_id = v.network_id
    and i.id = v.indicator_id`

/** Those of one country, the oldest first. */
export async function nationalOf(t: InNetwork, subject: string): Promise<NationalRow[]> {
  const { rows } = await sql<NationalRow>`
    ${national}
    where n.network_id = ${t.network}
      and n.subject_id = ${subject}
    order by n.id`.execute(t)
  return rows
}

/** One of them; nobody else changes it until this transaction ends. */
export async function lockNational(t: InNetwork, id: string): Promise<NationalRow | undefined> {
  if (!isUuid(id)) return undefined
  await sql`
    select
      1
    from app.national_indicator
    where network_id = ${t.network}
      and id = ${id}
    for update`.execute(t)
  const { rows } = await sql<NationalRow>`
    ${national}
    where n.network_id = ${t.network}
      and n.id = ${id}`.execute(t)
  return rows[0]
}

export type NewNational = Omit<NationalRow, 'id' | 'place' | 'state' | 'code' | 'revision'> & {
  /** The proposal that is written anew; null where one begins. */
  readonly id: string | null
  readonly at: Date
}

/** Writes a proposal; gives its id. */
export async function writeNational(t: InNetwork, made: NewNational): Promise<string> {
  const id = made.id ?? uuidv7()
  await sql`
    insert into app.national_indicator (
      network_id,
      id,
      edition_id,
      subject_id,
      section,
      answer,
      measures,
      valid_years,
      name_id,
      question_id,
      evidence_id,
      yes_id,
      partial_id,
      no_id,
      person_id,
      at
    )
    values (
      ${t.network},
      ${id},
      ${made.edition},
      ${made.subject},
      ${made.section},
      ${made.answer},
      ${made.measures},
      ${made.years},
      ${made.name},
      ${made.question},
      ${made.evidence},
      ${made.yes},
      ${made.partial},
      ${made.no},
      ${made.person},
      ${made.at}
    )
    on conflict (network_id, id) do update
    set section = excluded.section,
      answer = excluded.answer,
      measures = excluded.measures,
      valid_years = excluded.valid_years,
      name_id = excluded.name_id,
      question_id = excluded.question_id,
      evidence_id = excluded.evidence_id,
      yes_id = excluded.yes_id,
      partial_id = excluded.partial_id,
      no_id = excluded.no_id,
      person_id = excluded.person_id,
      at = excluded.at,
      revision = app.national_indicator.revision + 1`.execute(t)
  return id
}

/** Moves a proposal or what came of it; `version` where it is agreed. */
export async function moveNational(
  t: InNetwork,
  move: { readonly id: string; readonly to: NationalRow['state']; readonly version?: string },
): Promise<void> {
  await sql`
    update app.national_indicator
    set state = ${move.to},
      indicator_version_id = coalesce(${move.version ?? null}, indicator_version_id)
    where network_id = ${t.network}
      and id = ${move.id}`.execute(t)
}

/** A national indicator as its edition has it: asked of this country alone, of nobody once it has ended. */
export type NationalInEdition = {
  readonly code: string
  readonly place: string
  readonly subject: string
  readonly ended: boolean
}

/** Those of an edition `e`, as a subselect. */
export const nationalOfEdition = sql`
  coalesce(
    (
      select
        json_agg(
          json_build_object('code', i.code, 'place', u.place_code, 'subject', u.id, 'ended', n.state = 'ended')
          order by i.code
        )
      from app.national_indicator n
        join app.subject u on u.network_id = n.network_id
        and u.id = n.subject_id
        join app.indicator_version v on v.network_id = n.network_id
        and v.id = n.indicator_version_id
        join app.indicator i on i.network_id = v.network_id
        and i.id = v.indicator_id
      where n.network_id = e.network_id
        and n.edition_id = e.id
    ),
    '[]'
  )`
