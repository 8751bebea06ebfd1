/** What plans, priorities and actions said before they were amended; and the changes themselves. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'
import type { NewAction } from './plan.ts'
import { supportColumns } from './supports.ts'
import { writeConcerned, writeResponsible } from './responsible.ts'

/** By field what it said, of the fields that changed: a text is its id. */
export type AmendedFrom = Readonly<Record<string, string | null | readonly string[]>>

export type AmendmentRow = {
  readonly id: string
  /** The id of the plan, priority, action, milestone or resource that was amended. */
  readonly of: string
  readonly before: AmendedFrom
  /** Id of the text that says why. */
  readonly reason: string
  readonly day: string
}

export type Amended =
  | { readonly plan: string }
  | { readonly priority: string }
  | { readonly action: string; readonly milestone?: string; readonly resource?: string }

export async function writeAmendment(
  t: InNetwork,
  of: Amended,
  made: {
    readonly before: AmendedFrom
    readonly reason: string
    readonly person: string | null
    readonly at: Date
  },
): Promise<void> {
  await sql`
    insert into app.plan_amendment (
      network_id,
      id,
      plan_id,
      priority_id,
      action_id,
      milestone_id,
      resource_id,
      before,
      reason_id,
      person_id,
      at
    )
    values (
      ${t.network},
      ${uuidv7()},
      ${'plan' in of ? of.plan : null},
      ${'priority' in of ? of.priority : null},
      ${'action' in of ? of.action : null},
      ${'action' in of ? (of.milestone ?? null) : null},
      ${'action' in of ? (of.resource ?? null) : null},
      ${JSON.stringify(made.before)},
      ${made.reason},
      ${made.person},
      ${made.at}
    )`.execute(t)
}

/** Amendments as `m`, each with the plan `p` or the dialogue `d` whose subject it is about. */
const amendments = sql`
  from app.plan_amendment m
    left join app.action a on a.network_id = m.network_id
    and a.id = m.action_id
    left join app.priority y on y.network_id = m.network_id
    and y.id = coalesce(m.priority_id, a.priority_id)
    left join app.dialogue d on d.network_id = y.network_id
    and d.id = y.dialogue_id
    left join app.plan p on p.network_id = m.network_id
    and p.id = m.plan_id`

/** Amendments of plans, priorities and actions of a subject, the newest first. */
export async function amendmentsOf(t: InNetwork, subject: string): Promise<AmendmentRow[]> {
  const { rows } = await sql<AmendmentRow>`
    select
      m.id,
      coalesce(m.milestone_id, m.resource_id, m.plan_id, m.priority_id, m.action_id) as "of",
      m.before,
      m.reason_id as reason,
      to_char(m.at at time zone 'UTC', 'YYYY-MM-DD') as day
    ${amendments}
    where m.network_id = ${t.network}
      and coalesce(p.subject_id, d.subject_id) = ${subject}
    order by m.at desc,
      m.id desc`.execute(t)
  return rows
}

/** Subjects whose plans, priorities or actions were amended since a day, each with the newest day. */
export async function amendedSince(
  t: InNetwork,
  since: string,
): Promise<readonly { readonly subject: string; readonly day: string }[]> {
  const { rows } = await sql<{ subject: string; day: string }>`
    select
      coalesce(p.subject_id, d.subject_id) as subject,
      to_char(max(m.at) at time zone 'UTC', 'YYYY-MM-DD') as day
    ${amendments}
    where m.network_id = ${t.network}
      and m.at >= ${since}::date at time zone 'UTC'
    group by 1`.execute(t)
  return rows
}

export async function changePriority(
  t: InNetwork,
  made: {
    readonly id: string
    readonly reason: string
    readonly lesson: string | null
    readonly members: readonly string[]
  },
): Promise<void> {
  await sql`
    update app.priority
    set
      reason_id = ${made.reason},
      lesson_id = ${made.lesson},
      revision = revision + 1
    where network_id = ${t.network}
      and id = ${made.id}`.execute(t)
  await writeConcerned(t, made.id, made.members)
}

export async function changeAction(
  t: InNetwork,
  made: Omit<NewAction, 'priority' | 'person' | 'at'> & { readonly id: string },
): Promise<void> {
  const supports = supportColumns(made.supports)
  await sql`
    update app.action
    set
      what_id = ${made.what},
      who_id = ${made.who},
      starts_on = ${made.startsOn},
      due_on = ${made.dueOn},
      resources_id = ${made.resources},
      expects_indicator_id = ${made.indicator},
      expects_id = ${made.change},
      expects_from = ${made.expectsFrom},
      expects_to = ${made.expectsTo},
      expects_by = ${made.expectsBy},
      themes = ${[...made.themes]}::text[],
      online = ${made.online},
      serves = ${[...made.serves]}::text[],
      supports_action_id = ${supports.action},
      supports_priority_id = ${supports.priority},
      revision = revision + 1
    where network_id = ${t.network}
      and id = ${made.id}`.execute(t)
  await sql`delete from app.action_member where network_id = ${t.network} and action_id = ${made.id}`.execute(t)
  await writeResponsible(t, made.id, made.members)
}
