/** The learning chain: finding, lesson, decision, change; each step but the first comes from one of the step before. */
import type { OnlineSaid } from '@waymark/framework'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'
import { namedIndicator, type NamedIndicator } from '../plans/named-indicator.ts'

export type LearningStepKind = 'finding' | 'lesson' | 'decision' | 'change'

export type LearningRow = {
  readonly id: string
  readonly kind: LearningStepKind
  /** The step it comes from; null for a finding. */
  readonly after: string | null
  readonly subject: string | null
  readonly place: string | null
  /** Code of the region that a finding is about. */
  readonly region: string | null
  readonly indicator: NamedIndicator | null
  readonly action: string | null
  readonly text: string
  readonly themes: readonly string[]
  readonly online: OnlineSaid | null
  /** Of a finding: outcomes for children, target groups and SDG targets, as `facet/value`. */
  readonly serves: readonly string[]
  /** Of a decision: the role or the member that owns it, and by when; never published. */
  readonly ownerRole: string | null
  readonly ownerMember: string | null
  readonly dueOn: string | null
  readonly public: boolean
  readonly day: string
}

const step = sql`
  select
    l.id,
    l.kind,
    l.after_id as after,
    l.subject_id as subject,
    s.place_code as place,
    l.action_id as action,
    l.text_id as text,
    l.themes,
    l.online,
    l.serves,
    l.owner_role as "ownerRole",
    l.owner_member_id as "ownerMember",
    l.due_on as "dueOn",
    (
      select
        g.code
      from app.group_ g
      where g.network_id = s.network_id
        and g.id = s.group_id
    ) as region,
    l.public,
    to_char(l.at at time zone 'UTC', 'YYYY-MM-DD') as day,
    ${namedIndicator('l', sql.ref('l.indicator_id'), sql`(l.at at time zone 'UTC')::date`)} as indicator
  from app.learning_step l
    left join app.subject s on s.network_id = l.network_id
    and s.id = l.subject_id`

/** Every step of the network, in the order they were made. */
export async function learningSteps(t: InNetwork): Promise<LearningRow[]> {
  const { rows } = await sql<LearningRow>`${step} where l.network_id = ${t.network} order by l.at, l.id`.execute(t)
  return rows
}

/** A step and those before it, the finding first; none where the network has no such step. */
export async function chainUpTo(t: InNetwork, id: string): Promise<LearningRow[]> {
  const { rows } = await sql<LearningRow>`
    with recursive
      chain as (
        select
          id,
          after_id,
          0 as back
        from app.learning_step
        where network_id = ${t.network}
          and id = ${id}
        union all
        select
          b.id,
          b.after_id,
          c.back + 1
        from app.learning_step b
          join chain c on b.id = c.after_id
        where b.network_id = ${t.network}
      ) ${step}
      join chain c on c.id = l.id
    where l.network_id = ${t.network}
    order by c.back desc`.execute(t)
  return rows
}

export type NewLearningStep = {
  readonly kind: LearningStepKind
  readonly after: string | null
  readonly subject: string | null
  readonly indicator: string | null
  readonly action: string | null
  readonly text: string
  readonly themes: readonly string[]
  readonly online: OnlineSaid | null
  readonly serves: readonly string[]
  readonly ownerRole: string | null
  readonly ownerMember: string | null
  readonly dueOn: string | null
  readonly public: boolean
  readonly person: string | null
  readonly at: Date
}

/** Writes a step; gives back its id, or null where the step it follows has been followed already. */
export async function writeLearningStep(t: InNetwork, made: NewLearningStep): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into app.learning_step (
      network_id,
      id,
      kind,
      after_id,
      subject_id,
      indicator_id,
      action_id,
      text_id,
      themes,
      online,
      serves,
      owner_role,
      owner_member_id,
      due_on,
      public,
      person_id,
      at
    )
    values (
      ${t.network},
      ${uuidv7()},
      ${made.kind},
      ${made.after},
      ${made.subject},
      ${made.indicator},
      ${made.action},
      ${made.text},
      ${[...made.themes]}::text[],
      ${made.online},
      ${[...made.serves]}::text[],
      ${made.ownerRole},
      ${made.ownerMember},
      ${made.dueOn},
      ${made.public},
      ${made.person},
      ${made.at}
    )
    on conflict (network_id, after_id) do nothing
    returning id`.execute(t)
  return rows[0]?.id ?? null
}
