/** Plans as things: of a subject, for a period, a draft until a body agrees on it. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type PlanAgreementRow = {
  readonly version: number
  /** Id of the text that names the body. */
  readonly body: string
  readonly on: string
}

export type PlanRow = {
  readonly id: string
  readonly subject: string
  /** Id of its title. */
  readonly title: string
  readonly from: string
  readonly until: string
  readonly state: 'draft' | 'agreed' | 'closed'
  readonly closedOn: string | null
  readonly revision: number
  /** Every agreement on it, the newest last; empty of a draft. */
  readonly agreements: readonly PlanAgreementRow[]
}

const plan = sql`
  select
    p.id,
    p.subject_id as subject,
    p.title_id as title,
    p.from_day as "from",
    p.until_day as "until",
    p.state,
    p.closed_on as "closedOn",
    p.revision,
    coalesce(
      (
        select
          json_agg(
            json_build_object('version', g.version, 'body', g.body_id, 'on', to_char(g.agreed_on, 'YYYY-MM-DD'))
            order by g.version
          )
        from app.plan_agreement g
        where g.network_id = p.network_id
          and g.plan_id = p.id
      ),
      '[]'
    ) as agreements
  from app.plan p`

/** Plans of a subject, the one of the latest period first. */
export async function plansOf(t: InNetwork, subject: string): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    ${plan}
    where p.network_id = ${t.network}
      and p.subject_id = ${subject}
    order by p.from_day desc,
      p.id desc`.execute(t)
  return rows
}

/** The plan, and whoever else changes it or what stands in it waits until this transaction ends. */
export async function lockPlan(t: InNetwork, id: string): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`
    ${plan}
    where p.network_id = ${t.network}
      and p.id = ${id}
    for update of p`.execute(t)
  return rows[0]
}

/** The plan of a subject that is not closed. */
export async function openPlan(t: InNetwork, subject: string): Promise<{ readonly id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id
    from app.plan
    where network_id = ${t.network}
      and subject_id = ${subject}
      and state <> 'closed'`.execute(t)
  return rows[0]
}

type Written = Pick<PlanRow, 'title' | 'from' | 'until'>
type By = { readonly person: string | null; readonly at: Date }

/** Begins a plan. Priorities of the subject that stand in no plan stand in it from now on. */
export async function writePlan(t: InNetwork, made: Written & By & { readonly subject: string }): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.plan (network_id, id, subject_id, title_id, from_day, until_day, person_id, at)
    values (
      ${t.network},
      ${id},
      ${made.subject},
      ${made.title},
      ${made.from},
      ${made.until},
      ${made.person},
      ${made.at}
    )`.execute(t)
  await sql`
    update app.priority p
    set
      plan_id = ${id},
      revision = revision + 1
    from app.dialogue d
    where p.network_id = ${t.network}
      and p.plan_id is null
      and d.network_id = p.network_id
      and d.id = p.dialogue_id
      and d.subject_id = ${made.subject}`.execute(t)
  return id
}

export async function changePlan(t: InNetwork, made: Written & { readonly id: string }): Promise<void> {
  await sql`
    update app.plan
    set
      title_id = ${made.title},
      from_day = ${made.from},
      until_day = ${made.until},
      revision = revision + 1
    where network_id = ${t.network}
      and id = ${made.id}`.execute(t)
}

/** Records that a body agreed on the plan as it stands: its next version. */
export async function writePlanAgreement(
  t: InNetwork,
  made: PlanAgreementRow & By & { readonly plan: string },
): Promise<void> {
  await sql`
    insert into app.plan_agreement (network_id, plan_id, version, body_id, agreed_on, person_id, at)
    values (
      ${t.network},
      ${made.plan},
      ${made.version},
      ${made.body},
      ${made.on},
      ${made.person},
      ${made.at}
    )`.execute(t)
  await sql`
    update app.plan
    set
      state = 'agreed',
      revision = revision + 1
    where network_id = ${t.network}
      and id = ${made.plan}`.execute(t)
}

export async function closePlan(t: InNetwork, of: { readonly plan: string; readonly on: string }): Promise<void> {
  await sql`
    update app.plan
    set
      state = 'closed',
      closed_on = ${of.on},
      revision = revision + 1
    where network_id = ${t.network}
      and id = ${of.plan}`.execute(t)
}

/** Says that something in a plan changed: an agreement on what it was before is refused. Nothing where it stands in none. */
export async function touchPlan(t: InNetwork, plan: string | null): Promise<void> {
  if (plan === null) return
  await sql`
    update app.plan
    set revision = revision + 1
    where network_id = ${t.network}
      and id = ${plan}`.execute(t)
}
