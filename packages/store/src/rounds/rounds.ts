/** Rounds: what they ask of whom, frozen at opening. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'
import { isUuid } from '../uuid.ts'

export type RoundRow = {
  readonly id: string
  readonly edition: string
  readonly label: string
  readonly periodLabel: string
  readonly from: string
  readonly until: string
  readonly scopeRule: Record<string, string>
  /** Codes of the edition's indicators that the round leaves out, derived ones too. */
  readonly leftOut: readonly string[]
  readonly openedOn: string
  readonly dueOn: string
  readonly closedOn: string | null
  /** Id of the text that says why the period lies outside of the edition's days; null where it does not. */
  readonly reason: string | null
  /** The day it was opened again last, and the id of the text that says why; null where it never was. */
  readonly reopenedOn: string | null
  readonly reopeningReason: string | null
}

const round = sql`
  select
    id,
    edition_id as edition,
    label,
    period_label as "periodLabel",
    to_char(lower(period), 'YYYY-MM-DD') as "from",
    to_char(upper(period), 'YYYY-MM-DD') as until,
    scope_rule as "scopeRule",
    left_out as "leftOut",
    opened_on as "openedOn",
    due_on as "dueOn",
    closed_on as "closedOn",
    reason_id as reason,
    reopened_on as "reopenedOn",
    reopening_reason_id as "reopeningReason"
  from app.round`

export async function roundsOf(t: InNetwork): Promise<RoundRow[]> {
  const { rows } =
    await sql<RoundRow>`${round} where network_id = ${t.network} and voided_on is null order by opened_on desc, label desc`.execute(
      t,
    )
  return rows
}

export async function roundById(t: InNetwork, id: string): Promise<RoundRow | undefined> {
  if (!isUuid(id)) return undefined
  const { rows } = await sql<RoundRow>`${round} where network_id = ${t.network} and id = ${id}`.execute(t)
  return rows[0]
}

/** The rounds of these ids by them, also those taken back. */
export async function roundsById(t: InNetwork, ids: readonly string[]): Promise<ReadonlyMap<string, RoundRow>> {
  const { rows } =
    await sql<RoundRow>`${round} where network_id = ${t.network} and id = any (${[...new Set(ids)]}::uuid[])`.execute(t)
  return new Map(rows.map(row => [row.id, row]))
}

/** Whether a round of this label is there already. */
export async function roundLabelTaken(t: InNetwork, label: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from app.round where network_id = ${t.network} and label = ${label} and voided_on is null`.execute(
      t,
    )
  return rows.length > 0
}

export async function writeRound(t: InNetwork, made: Omit<RoundRow, 'reopenedOn' | 'reopeningReason'>): Promise<void> {
  await sql`
    insert into app.round (
      network_id,
      id,
      edition_id,
      label,
      period_label,
      period,
      scope_rule,
      left_out,
      opened_on,
      due_on,
      reason_id
    )
    values (
      ${t.network},
      ${made.id},
      ${made.edition},
      ${made.label},
      ${made.periodLabel},
      daterange (${made.from}, ${made.until}),
      ${JSON.stringify(made.scopeRule)},
      ${made.leftOut}::text[],
      ${made.openedOn},
      ${made.dueOn},
      ${made.reason}
    )`.execute(t)
}

export type AskedRow = { readonly version: string; readonly subject: string; readonly respondent: string }
export type AskedList = { readonly kind: string; readonly subject: string; readonly respondent: string }
/** A list above the national ones: of a region's subject, or of the network's. */
export type AskedUpperList = {
  readonly kind: string
  readonly level: 'regional' | 'international'
  readonly subject: string
}

/** Freezes the round's scope, its asked triples and lists, and opens one draft for each respondent about each subject. */
export async function freezeAsked(
  t: InNetwork,
  round: string,
  frozen: {
    readonly scope: readonly string[]
    readonly asked: readonly AskedRow[]
    readonly lists: readonly AskedList[]
    readonly upper: readonly AskedUpperList[]
  },
): Promise<void> {
  await sql`
    insert into app.round_scope (network_id, round_id, subject_id)
    select
      ${t.network},
      ${round},
      unnest(${frozen.scope}::uuid[])`.execute(t)
  const { asked, lists, upper } = frozen
  await sql`
    insert into app.asked (network_id, round_id, indicator_version_id, subject_id, respondent_id)
    select
      ${t.network},
      ${round},
      v,
      s,
      r
    from unnest(
      ${asked.map(a => a.version)}::uuid[],
      ${asked.map(a => a.subject)}::uuid[],
      ${asked.map(a => a.respondent)}::uuid[]
    ) as x (v, s, r)`.execute(t)
  await sql`
    insert into app.asked_register (network_id, round_id, kind, subject_id, respondent_id)
    select
      ${t.network},
      ${round},
      k,
      s,
      r
    from unnest(
      ${lists.map(a => a.kind)}::text[],
      ${lists.map(a => a.subject)}::uuid[],
      ${lists.map(a => a.respondent)}::uuid[]
    ) as x (k, s, r)`.execute(t)
  await sql`
    insert into app.asked_upper_list (network_id, round_id, kind, level, subject_id)
    select
      ${t.network},
      ${round},
      k,
      l,
      s
    from unnest(
      ${upper.map(a => a.kind)}::text[],
      ${upper.map(a => a.level)}::text[],
      ${upper.map(a => a.subject)}::uuid[]
    ) as x (k, l, s)`.execute(t)
  const pairs = new Map([...asked, ...lists].map(list => [`${list.subject} ${list.respondent}`, list]))
  for (const { subject, respondent } of pairs.values())
    await sql`
      insert into app.submission (network_id, id, round_id, subject_id, respondent_id)
      values (${t.network}, ${uuidv7()}, ${round}, ${subject}, ${respondent})`.execute(t)
}

export async function closeRound(t: InNetwork, round: string, day: string): Promise<void> {
  await sql`
    update app.round
    set closed_on = ${day}
    where network_id = ${t.network}
      and id = ${round}
      and closed_on is null`.execute(t)
}

/** Opens a closed round again until a new due day. A round that was taken back, and one that is open, stay as they are: false. */
export async function reopenRound(
  t: InNetwork,
  of: { readonly round: string; readonly day: string; readonly due: string; readonly reason: string },
): Promise<boolean> {
  const { rows } = await sql`
    update app.round
    set
      closed_on = null,
      due_on = ${of.due},
      reopened_on = ${of.day},
      reopening_reason_id = ${of.reason}
    where network_id = ${t.network}
      and id = ${of.round}
      and closed_on is not null
      and voided_on is null
    returning id`.execute(t)
  return rows.length > 0
}

/**
 * Voids a round in which nothing was ever answered, listed or handed in: it closes, and no page and no release names it any more.
 * False where something was, or where it is voided already.
 */
export async function voidRound(t: InNetwork, round: string, day: string): Promise<boolean> {
  const { rows } = await sql`
    update app.round r
    set
      closed_on = coalesce(r.closed_on, ${day}),
      voided_on = ${day}
    where r.network_id = ${t.network}
      and r.id = ${round}
      and r.voided_on is null
      and not exists (
        select
          1
        from app.submission s
        where s.network_id = r.network_id
          and s.round_id = r.id
          and (
            s.state <> 'draft'
            or exists (
              select
                1
              from app.answer a
              where a.network_id = s.network_id
                and a.submission_id = s.id
            )
          )
      )
      and not exists (
        select
          1
        from app.list_closing c
        where c.network_id = r.network_id
          and c.round_id = r.id
          and c.closing is not null
      )
    returning r.id`.execute(t)
  return rows.length > 0
}

/** Rounds in which somebody has handed something in: what a preview begins with. */
export async function roundsHandedIn(t: InNetwork): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ round: string }>`
    select distinct
      round_id as round
    from app.submission
    where network_id = ${t.network}
      and state <> 'draft'`.execute(t)
  return new Set(rows.map(row => row.round))
}

export type ScopeRow = {
  readonly subject: string
  readonly kind: string
  readonly place: string | null
  readonly member: string | null
  readonly group: string | null
}

export async function scopeOf(t: InNetwork, round: string): Promise<ScopeRow[]> {
  const { rows } = await sql<ScopeRow>`
    select
      s.id as subject,
      s.kind,
      s.place_code as place,
      s.member_id as member,
      g.code as "group"
    from app.round_scope rs
      join app.subject s on s.network_id = rs.network_id
      and s.id = rs.subject_id
      left join app.group_ g on g.network_id = s.network_id
      and g.id = s.group_id
    where rs.network_id = ${t.network}
      and rs.round_id = ${round}
    order by s.kind,
      s.place_code,
      s.id`.execute(t)
  return rows
}

/** The register kinds whose lists a round asks for. */
export async function askedListsOf(t: InNetwork, round: string): Promise<string[]> {
  const { rows } = await sql<{
    kind: string
  }>`
    select
      kind
    from app.asked_register
    where network_id = ${t.network}
      and round_id = ${round}
    union
    select
      kind
    from app.asked_upper_list
    where network_id = ${t.network}
      and round_id = ${round}
    order by 1`.execute(t)
  return rows.map(row => row.kind)
}

/** Which members had a submission in this state in these rounds: for the sealed part, and what is derived from it. */
export async function submissionsIn(
  t: InNetwork,
  { rounds, state }: { readonly rounds: readonly string[]; readonly state: 'accepted' | 'submitted' },
): Promise<{ call: string; member: string; held?: boolean }[]> {
  const { rows } = await sql<{ call: string; member: string; held: boolean }>`
    select
      s.round_id as
    call,
    r.member_id as member,
    bool_and(coalesce(said.held, false)) as held
    from app.submission s
      join app.respondent r on r.network_id = s.network_id
      and r.id = s.respondent_id
      left join lateral (
        select
          bool_and(a.held) as held
        from app.answer a
        where a.network_id = s.network_id
          and a.submission_id = s.id
      ) said on true
    where s.network_id = ${t.network}
      and s.round_id = any (${rounds}::uuid[])
      and r.member_id is not null
      and s.state = ${state}
      and r.member_id is not null
    group by 1,
      2
    order by 1,
      2`.execute(t)
  return rows.map(({ call, member, held }) => ({ call, member, ...(held ? { held } : {}) }))
}
