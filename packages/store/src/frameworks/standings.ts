/** Which indicators of an edition are core and which optional, by decisions of the network; and which optional ones countries chose. */
import type { Agreement, IndicatorStanding } from '@waymark/framework'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

/** The decision that stands for an edition `e`, as a subselect; null until the network has made one. */
export const placingOfEdition = sql`
  (
    select
      json_build_object('body', p.body, 'day', p.day, 'record', p.record)
    from app.placing p
    where p.network_id = e.network_id
      and p.edition_id = e.id
    order by p.recorded_at desc,
      p.id desc
    limit 1
  )`

export type NewPlacing = Agreement & {
  readonly edition: string
  readonly at: Date
  readonly standings: readonly { readonly version: string; readonly standing: IndicatorStanding }[]
}

/** Writes a decision and puts the versions where it says; gives its id. */
export async function writePlacing(t: InNetwork, made: NewPlacing): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.placing (network_id, id, edition_id, body, day, record, recorded_at)
    values (
      ${t.network},
      ${id},
      ${made.edition},
      ${made.body},
      ${made.day},
      ${made.record},
      ${made.at}
    )`.execute(t)
  await sql`
    update app.edition_indicator placed
    set standing = made.standing
    from unnest(
        ${made.standings.map(standing => standing.version)}::uuid[],
        ${made.standings.map(standing => standing.standing)}::text[]
      ) as made (version, standing)
    where placed.network_id = ${t.network}
      and placed.edition_id = ${made.edition}
      and placed.indicator_version_id = made.version`.execute(t)
  return id
}

export type ChosenRow = {
  readonly version: string
  readonly subject: string
  /** The dialogue in which it was chosen. */
  readonly dialogue: string
}

/** The optional indicators of an edition that countries have chosen and not let go since. */
export async function chosenIn(t: InNetwork, edition: string): Promise<ChosenRow[]> {
  const { rows } = await sql<ChosenRow>`
    select
      indicator_version_id as version,
      subject_id as subject,
      dialogue_id as dialogue
    from app.chosen_indicator
    where network_id = ${t.network}
      and edition_id = ${edition}
      and chosen
    order by subject_id,
      indicator_version_id`.execute(t)
  return rows
}

export type NewChoice = {
  readonly edition: string
  readonly subject: string
  readonly dialogue: string
  readonly versions: readonly { readonly version: string; readonly chosen: boolean }[]
}

/** Writes what a country chose in a dialogue, in place of what it had chosen of these before. */
export async function writeChoice(t: InNetwork, made: NewChoice): Promise<void> {
  await sql`
    insert into app.chosen_indicator (network_id, edition_id, indicator_version_id, subject_id, dialogue_id, chosen)
    select
      ${t.network},
      ${made.edition},
      made.version,
      ${made.subject},
      ${made.dialogue},
      made.chosen
    from unnest(
        ${made.versions.map(version => version.version)}::uuid[],
        ${made.versions.map(version => version.chosen)}::boolean[]
      ) as made (version, chosen)
    on conflict (network_id, edition_id, indicator_version_id, subject_id) do update
    set dialogue_id = excluded.dialogue_id,
      chosen = excluded.chosen`.execute(t)
}
