/** What came of decisions that were taken from lessons. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type DecisionOutcomeRow = {
  readonly id: string
  /** Id of the step that is the decision. */
  readonly decision: string
  readonly what: 'done' | 'dropped'
  /** The role or the member that carried it out or let it go; exactly one of both. */
  readonly byRole: string | null
  readonly byMember: string | null
  readonly on: string
  /** Id of the text that says what came of it. */
  readonly text: string
}

/** All of the network, in the order they were recorded: of each decision the last one stands. */
export async function decisionOutcomes(t: InNetwork): Promise<DecisionOutcomeRow[]> {
  const { rows } = await sql<DecisionOutcomeRow>`
    select
      id,
      decision_id as decision,
      what,
      by_role as "byRole",
      by_member_id as "byMember",
      on_day as "on",
      text_id as text
    from app.decision_outcome
    where network_id = ${t.network}
    order by at,
      id`.execute(t)
  return rows
}

export async function writeDecisionOutcome(
  t: InNetwork,
  made: Omit<DecisionOutcomeRow, 'id'> & { readonly person: string | null; readonly at: Date },
): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.decision_outcome (
      network_id,
      id,
      decision_id,
      what,
      by_role,
      by_member_id,
      on_day,
      text_id,
      person_id,
      at
    )
    values (
      ${t.network},
      ${id},
      ${made.decision},
      ${made.what},
      ${made.byRole},
      ${made.byMember},
      ${made.on},
      ${made.text},
      ${made.person},
      ${made.at}
    )`.execute(t)
  return id
}
