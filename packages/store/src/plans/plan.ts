/** The plan of a country: the priorities chosen in dialogues, actions and their updates. */
import type { OnlineSaid } from '@waymark/framework'
import type { UpdateStatus } from '@waymark/plan'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'
import { milestonesOfAction, type ActionMilestoneRow } from './milestones.ts'
import { namedIndicator, type NamedIndicator } from './named-indicator.ts'
import { supportColumns, supportedThing, type SupportedThing } from './supports.ts'
import { resourcesOfAction, type ActionResourceRow } from './resources.ts'
import type { StandsIn } from './stands-in.ts'
import { switchedOn, type SwitchedOn } from './public-parts.ts'
import { writeConcerned, writeResponsible } from './responsible.ts'

export type PriorityRow = {
  readonly id: string
  readonly dialogue: string
  readonly subject: string
  readonly place: string | null
  /** Code of the region it is for; with neither place nor region it is for the network as a whole. */
  readonly region: string | null
  readonly indicator: NamedIndicator
  readonly reason: string
  /** The lesson it rests on. */
  readonly lesson: string | null
  /** Ids of the members concerned: what is published of it is theirs to say. */
  readonly members: readonly string[]
  readonly switched: readonly SwitchedOn[]
  readonly revision: number
  readonly plan: StandsIn
  readonly chosenOn: string
  readonly membersPresent: number
}

export type ActionRow = {
  readonly id: string
  readonly priority: string
  readonly subject: string
  readonly place: string | null
  readonly revision: number
  readonly plan: StandsIn
  readonly what: string
  readonly who: string
  /** Ids of the members responsible for it. */
  readonly members: readonly string[]
  readonly startsOn: string | null
  readonly dueOn: string
  readonly resources: string | null
  readonly expects: NamedIndicator
  readonly change: string
  /** What it supports a level up; null where nothing. */
  readonly supports: SupportedThing | null
  /** From which state to which, by when; null where nobody said. */
  readonly expectsFrom: string | null
  readonly expectsTo: string | null
  readonly expectsBy: string | null
  readonly themes: readonly string[]
  readonly online: OnlineSaid | null
  /** Outcomes for children, target groups and SDG targets, as `facet/value`. */
  readonly serves: readonly string[]
  readonly switched: readonly SwitchedOn[]
  /** Those that were not left out again, the earliest due first. */
  readonly milestones: readonly ActionMilestoneRow[]
  /** What it takes, of what was not left out again: planned, then spent. The text `resources` is beside it. */
  readonly takes: readonly ActionResourceRow[]
  readonly updates: readonly UpdateRow[]
}

export type UpdateRow = {
  readonly id: string
  readonly round: string | null
  readonly status: UpdateStatus
  readonly text: string
  readonly day: string
}

/** The code of the region that the subject `s` is; null where it is none. */
const regionCode = sql`(
  select
    g.code
  from app.group_ g
  where g.network_id = s.network_id
    and g.id = s.group_id
)`

/** The plan that the priority `p` stands in. */
const standsIn = sql`(
  select
    json_build_object('id', k.id, 'state', k.state, 'from', to_char(k.from_day, 'YYYY-MM-DD'))
  from app.plan k
  where k.network_id = p.network_id
    and k.id = p.plan_id
)`

const priority = sql`
  select
    p.id,
    p.dialogue_id as dialogue,
    d.subject_id as subject,
    s.place_code as place,
    ${regionCode} as region,
    p.reason_id as reason,
    p.lesson_id as lesson,
    array(
      select
        r.member_id::text
      from app.priority_member r
      where r.network_id = p.network_id
        and r.priority_id = p.id
      order by 1
    ) as members,
    ${switchedOn('p', sql`o.priority_id = p.id`)} as switched,
    p.revision,
    ${standsIn} as plan,
    d.held_on as "chosenOn",
    ${namedIndicator('p', sql.ref('p.indicator_id'), sql.ref('d.held_on'))} as indicator,
    (
      select
        count(*)::int
      from app.dialogue_member m
      where m.network_id = d.network_id
        and m.dialogue_id = d.id
    ) as "membersPresent"
  from app.priority p
    join app.dialogue d on d.network_id = p.network_id
    and d.id = p.dialogue_id
    join app.subject s on s.network_id = d.network_id
    and s.id = d.subject_id`

export async function priorityById(t: InNetwork, id: string): Promise<PriorityRow | undefined> {
  const { rows } = await sql<PriorityRow>`${priority} where p.network_id = ${t.network} and p.id = ${id}`.execute(t)
  return rows[0]
}

/** As `priorityById`, and whoever else changes it waits until this transaction ends. */
export async function lockPriority(t: InNetwork, id: string): Promise<PriorityRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`priority ${id}`}, 0))`.execute(t)
  await holdPlan(t, { priority: id })
  return priorityById(t, id)
}

/** Nobody agrees on the plan in which a priority or an action stands, and nobody closes it, until this transaction ends. */
async function holdPlan(t: InNetwork, of: { readonly priority: string } | { readonly action: string }): Promise<void> {
  await sql`
    select
    from app.plan k
      join app.priority p on p.network_id = k.network_id
      and p.plan_id = k.id
    where k.network_id = ${t.network}
      and ${
        'priority' in of
          ? sql`p.id = ${of.priority}`
          : sql`p.id = (
              select a.priority_id
              from app.action a
              where a.network_id = ${t.network}
                and a.id = ${of.action})`
      }
    for update of k`.execute(t)
}

/** Priorities of a subject, or of all where none is named, in the order they were chosen. */
export async function prioritiesOf(t: InNetwork, subject: string | null): Promise<PriorityRow[]> {
  const { rows } = await sql<PriorityRow>`
      ${priority}
      where p.network_id = ${t.network}
        and (
          ${subject}::uuid is null
          or d.subject_id = ${subject}
        )
      order by d.held_on,
        p.id`.execute(t)
  return rows
}

export async function writePriority(
  t: InNetwork,
  made: {
    readonly dialogue: string
    readonly plan: string | null
    readonly indicator: string
    readonly reason: string
    readonly lesson: string | null
    readonly members: readonly string[]
  },
): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.priority (network_id, id, dialogue_id, plan_id, indicator_id, reason_id, lesson_id)
    values (
      ${t.network},
      ${id},
      ${made.dialogue},
      ${made.plan},
      ${made.indicator},
      ${made.reason},
      ${made.lesson}
    )`.execute(t)
  await writeConcerned(t, id, made.members)
  return id
}

const action = sql`
  select
    a.id,
    a.priority_id as priority,
    d.subject_id as subject,
    s.place_code as place,
    a.revision,
    ${standsIn} as plan,
    a.what_id as what,
    a.who_id as who,
    array(
      select
        r.member_id::text
      from app.action_member r
      where r.network_id = a.network_id
        and r.action_id = a.id
      order by 1
    ) as members,
    a.starts_on as "startsOn",
    a.due_on as "dueOn",
    a.resources_id as resources,
    ${supportedThing} as supports,
    a.expects_id as change,
    a.expects_from as "expectsFrom",
    a.expects_to as "expectsTo",
    a.expects_by as "expectsBy",
    a.themes,
    a.online,
    a.serves,
    ${switchedOn('a', sql`o.action_id = a.id`)} as switched,
    ${namedIndicator('a', sql.ref('a.expects_indicator_id'), sql.ref('d.held_on'))} as expects,
    ${milestonesOfAction} as milestones,
    ${resourcesOfAction} as takes,
    coalesce(
      (
        select
          json_agg(
            json_build_object(
              'id',
              u.id,
              'round',
              u.round_id,
              'status',
              u.status,
              'text',
              u.text_id,
              'day',
              to_char(u.at at time zone 'UTC', 'YYYY-MM-DD')
            )
            order by u.at,
              u.id
          )
        from app.action_update u
        where u.network_id = a.network_id
          and u.action_id = a.id
      ),
      '[]'
    ) as updates
  from app.action a
    join app.priority p on p.network_id = a.network_id
    and p.id = a.priority_id
    join app.dialogue d on d.network_id = p.network_id
    and d.id = p.dialogue_id
    join app.subject s on s.network_id = d.network_id
    and s.id = d.subject_id`

export async function actionById(t: InNetwork, id: string): Promise<ActionRow | undefined> {
  const { rows } = await sql<ActionRow>`${action} where a.network_id = ${t.network} and a.id = ${id}`.execute(t)
  return rows[0]
}

/** As `actionById`, and whoever else reports of it waits until this transaction ends. */
export async function lockAction(t: InNetwork, id: string): Promise<ActionRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`action ${id}`}, 0))`.execute(t)
  await holdPlan(t, { action: id })
  return actionById(t, id)
}

/** Actions for a subject, or for all where none is named, in the order they were planned. */
export async function actionsOf(t: InNetwork, subject: string | null): Promise<ActionRow[]> {
  const { rows } = await sql<ActionRow>`
      ${action}
      where a.network_id = ${t.network}
        and (
          ${subject}::uuid is null
          or d.subject_id = ${subject}
        )
      order by a.at,
        a.id`.execute(t)
  return rows
}

export type NewAction = {
  readonly priority: string
  readonly what: string
  readonly who: string
  readonly members: readonly string[]
  readonly startsOn: string | null
  readonly dueOn: string
  readonly resources: string | null
  readonly indicator: string
  readonly change: string
  readonly expectsFrom: string | null
  readonly expectsTo: string | null
  readonly expectsBy: string | null
  readonly themes: readonly string[]
  readonly online: OnlineSaid | null
  readonly serves: readonly string[]
  readonly supports: SupportedThing | null
  readonly person: string | null
  readonly at: Date
}

export async function writeAction(t: InNetwork, made: NewAction): Promise<string> {
  const id = uuidv7()
  const supports = supportColumns(made.supports)
  await sql`
    insert into app.action (
      network_id,
      id,
      priority_id,
      what_id,
      who_id,
      starts_on,
      due_on,
      resources_id,
      expects_indicator_id,
      expects_id,
      expects_from,
      expects_to,
      expects_by,
      themes,
      online,
      serves,
      supports_action_id,
      supports_priority_id,
      person_id,
      at
    )
    values (
      ${t.network},
      ${id},
      ${made.priority},
      ${made.what},
      ${made.who},
      ${made.startsOn},
      ${made.dueOn},
      ${made.resources},
      ${made.indicator},
      ${made.change},
      ${made.expectsFrom},
      ${made.expectsTo},
      ${made.expectsBy},
      ${[...made.themes]}::text[],
      ${made.online},
      ${[...made.serves]}::text[],
      ${supports.action},
      ${supports.priority},
      ${made.person},
      ${made.at}
    )`.execute(t)
  await writeResponsible(t, id, made.members)
  return id
}

export async function writeUpdate(
  t: InNetwork,
  made: Omit<UpdateRow, 'id' | 'day'> & { readonly action: string; readonly person: string | null; readonly at: Date },
): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.action_update (network_id, id, action_id, round_id, status, text_id, person_id, at)
    values (
      ${t.network},
      ${id},
      ${made.action},
      ${made.round},
      ${made.status},
      ${made.text},
      ${made.person},
      ${made.at}
    )`.execute(t)
  return id
}
