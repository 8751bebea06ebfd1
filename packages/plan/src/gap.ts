/** What a network has said of a gap: no gap is left without an answer or the day since when it has none. Source: models.md 5. */

/**
 * `action`: something is planned, under way or done for it, under a priority of its own or as the change that an action expects. `chosen`: it is a
 * priority without an action. `not-to-act`: decided for now. `nobody`: nobody has decided.
 */
export type GapAnswer =
  | { readonly kind: 'action'; readonly priority: string }
  | { readonly kind: 'chosen'; readonly priority: string }
  | { readonly kind: 'not-to-act'; readonly decision: string }
  | { readonly kind: 'nobody' }

type PlanOf = { readonly plan: { readonly state: 'draft' | 'agreed' | 'closed' } | null }

export type AnswersToGaps = {
  readonly priorities: readonly ({ readonly id: string; readonly indicator: string } & PlanOf)[]
  readonly actions: readonly ({
    readonly priority: string
    /** The indicator in which it expects a change. */
    readonly expects: string
    readonly isStopped: boolean
  } & PlanOf)[]
  readonly decisions: readonly { readonly id: string; readonly indicator: string }[]
}

/** The answer to a gap in this indicator. What stands in a closed plan, and an action that was stopped, answer nothing. */
export function answerToGap(indicator: string, { priorities, actions, decisions }: AnswersToGaps): GapAnswer {
  const own = priorities.filter(priority => priority.indicator === indicator && priority.plan?.state !== 'closed')
  const ids = new Set(own.map(priority => priority.id))
  const action = actions.find(
    plan => !plan.isStopped && plan.plan?.state !== 'closed' && (ids.has(plan.priority) || plan.expects === indicator),
  )
  if (action) return { kind: 'action', priority: action.priority }
  if (own[0]) return { kind: 'chosen', priority: own[0].id }
  const decision = decisions.find(eachDecision => eachDecision.indicator === indicator)
  return decision ? { kind: 'not-to-act', decision: decision.id } : { kind: 'nobody' }
}
