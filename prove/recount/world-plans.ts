/** Plans of a planted world: dialogues, priorities, actions with milestones and updates, and what is switched on for public files. Source: models.md 5. */
import type { Day, Value } from './world.ts'

export type PlanLevel = 'national' | 'regional' | 'network'

export type PlanState = 'draft' | 'agreed' | 'running' | 'closed'

export type Online = 'addressed' | 'not addressed' | 'not looked at'

/** A recorded talk in which priorities are chosen. `members` sat in it. */
export type Dialogue = {
  readonly id: string
  readonly level: PlanLevel
  readonly of: string
  readonly day: Day
  readonly members: readonly string[]
  readonly weighed: readonly string[]
  readonly notAgreed: readonly string[]
}

/** `of`: a country, a region, or empty for the network. Its state on a day is the last of `history` not after it; before the first it is not there. */
export type Plan = {
  readonly id: string
  readonly level: PlanLevel
  readonly of: string
  readonly title: string
  readonly from: Day
  readonly until: Day
  readonly history: readonly { readonly day: Day; readonly state: PlanState; readonly body: string | null }[]
  readonly dialogue: string
  readonly priorities: readonly Priority[]
  readonly actions: readonly Action[]
}

/**
 * A switch by which somebody makes an item public on the days from `from` to `to` (null: still). Only that of a member concerned counts; `by` may be
 * somebody else.
 */
export type Switch = { readonly by: string; readonly from: Day; readonly to: Day | null }

/** `concerned`: who may make it public. `lesson`: the lesson it rests on. `dropped`: left out again by an amendment. */
export type Priority = {
  readonly id: string
  readonly indicators: readonly string[]
  readonly why: string
  readonly lesson: string | null
  readonly added: Day
  readonly dropped: { readonly day: Day; readonly reason: string } | null
  readonly concerned: readonly string[]
  readonly shown: readonly Switch[]
}

/** What of an action is switched on by itself; `milestone` and `update` with the place in its list. */
export type ActionItem =
  | { readonly item: 'action' | 'responsible' | 'dates' | 'money' | 'change' }
  | { readonly item: 'milestone' | 'update'; readonly at: number }

export type Says = 'under way' | 'done' | 'stopped'

/**
 * `supports`: the id of an action or priority one level up. `amendments` of an agreed plan replace days or responsible members from their day on; changes
 * of a draft are not kept. `updates` say how it stands; `safety`: stopped for safety, and no reason is shown.
 */
export type Action = {
  readonly id: string
  readonly priority: string
  readonly what: string
  readonly added: Day
  readonly responsible: readonly string[]
  readonly supports: string | null
  readonly forms: readonly string[]
  readonly online: Online
  readonly start: Day | null
  readonly due: Day | null
  readonly amendments: readonly {
    readonly day: Day
    readonly start?: Day
    readonly due?: Day
    readonly responsible?: readonly string[]
    readonly reason: string
  }[]
  readonly milestones: readonly Milestone[]
  readonly money: readonly { readonly what: 'planned' | 'spent'; readonly amount: number; readonly currency: string }[]
  readonly days: number | null
  readonly change: { readonly indicator: string; readonly from: Value; readonly to: Value; readonly by: Day } | null
  readonly updates: readonly {
    readonly day: Day
    readonly says: Says
    readonly text: string
    readonly safety: boolean
  }[]
  readonly shown: readonly (Switch & ActionItem)[]
}

/** Reached on a day, which was written down on `recorded`. */
export type Milestone = {
  readonly what: string
  readonly kind: 'step' | 'pilot' | 'hand-over'
  readonly due: Day
  readonly reached: { readonly day: Day; readonly recorded: Day; readonly evidence: string } | null
}
