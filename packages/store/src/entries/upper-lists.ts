/** Lists above the national ones, which a region's coordinator or the network closes. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'
import { asked, counts, inPeriod, standing, type ClosingWord, type ListStanding } from './lists.ts'

/** A list above the national ones: of a region, or of the network. */
export type UpperListKey = {
  readonly round: string
  readonly kind: string
  readonly level: 'regional' | 'international'
  readonly subject: string
}
export type UpperListRow = UpperListKey &
  ListStanding & {
    /** The region; null for the network's list. */
    readonly region: string | null
    /** The round's label. */
    readonly label: string
    readonly code: string | null
  }

const upperList = sql`
  select
    a.round_id as round,
    a.kind,
    a.level,
    a.subject_id as subject,
    d.label,
    u.group_id as region,
    g.code,
    ${standing}
  from app.asked_upper_list a
    ${asked}
    left join app.group_ g on g.network_id = u.network_id
    and g.id = u.group_id
    left join app.upper_list_closing c on c.network_id = a.network_id
    and c.round_id = a.round_id
    and c.kind = a.kind
    and c.level = a.level
    and c.subject_id = a.subject_id
    cross join lateral (
      select
        ${counts}
      from app.entry e
      where e.network_id = a.network_id
        and e.kind = a.kind
        and e.respondent_id is null
        and e.group_id is not distinct from u.group_id
        and e.same_as is null
        and e.state <> 'withdrawn'
        and ${inPeriod}
    ) n`

/** The lists above the national ones that a round asks for; with `open`, of rounds that are not closed. */
export async function upperLists(
  t: InNetwork,
  of: { readonly rounds: readonly string[] } | 'open',
): Promise<readonly UpperListRow[]> {
  const { rows } = await sql<UpperListRow>`
    ${upperList}
    where a.network_id = ${t.network}
      and ${of === 'open' ? sql`d.closed_on is null` : sql`a.round_id = any (${[...of.rounds]}::uuid[])`}
    order by d.opened_on desc,
      a.level desc,
      g.code,
      a.kind`.execute(t)
  return rows
}

/** One of them, locked; undefined where the round does not ask for it. */
export async function lockUpperList(t: InNetwork, of: UpperListKey): Promise<UpperListRow | undefined> {
  await sql`
    select
      pg_advisory_xact_lock(hashtextextended(${`list ${of.round} ${of.kind} ${of.level} ${of.subject}`}, 0))`.execute(t)
  const { rows } = await sql<UpperListRow>`
    ${upperList}
    where a.network_id = ${t.network}
      and a.round_id = ${of.round}
      and a.kind = ${of.kind}
      and a.level = ${of.level}
      and a.subject_id = ${of.subject}`.execute(t)
  return rows[0]
}

/** Writes what is said of it, or with `closing` null opens it again. */
export async function writeUpperClosing(
  t: InNetwork,
  said: UpperListKey & {
    readonly closing: ClosingWord | null
    readonly saw: readonly string[]
    readonly person: string | null
    readonly at: Date
  },
): Promise<void> {
  await sql`
    delete from app.upper_list_closing
    where network_id = ${t.network}
      and round_id = ${said.round}
      and kind = ${said.kind}
      and level = ${said.level}
      and subject_id = ${said.subject}`.execute(t)
  if (said.closing !== null)
    await sql`
      insert into app.upper_list_closing (network_id, round_id, kind, level, subject_id, closing, saw, person_id, at)
      values (
        ${t.network},
        ${said.round},
        ${said.kind},
        ${said.level},
        ${said.subject},
        ${said.closing},
        ${[...said.saw]}::uuid[],
        ${said.person},
        ${said.at}
      )`.execute(t)
}
