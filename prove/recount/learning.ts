/** What a release knows of learning: which items there are, how far each finding came, what is public and how it is joined to priorities. Source: models.md 6. */
import { notShown, type Context } from './context.ts'
import { tally } from './figure.ts'
import type { PlanFigure } from './plans.ts'
import { isOn } from './switches.ts'
import type { Day } from './world.ts'
import type { Learning, LearningItem, LearningKind } from './world-learning.ts'

export type DecisionState = 'open' | 'late' | 'done' | 'dropped'

/** Furthest along the way from a finding to a change. */
export type Reached = 'finding' | 'lesson' | 'decision' | 'change'

/** Only what is public at both ends. `owner`, `due`: of a decision, where they are switched on; `state` with its due day, or once it has an outcome. */
export type PublicLearning = {
  readonly joins: readonly string[]
  readonly joinedBy: readonly string[]
  readonly priorities: readonly string[]
  readonly reached: Reached | null
  readonly state: DecisionState | null
  readonly owner: string | null
  readonly due: Day | null
}

/**
 * `joins`: what it comes from; `joinedBy`: what comes of it; `priorities`: those of plans that rest on it, drafts left out. `reached`: of a finding, how
 * far something that comes of it goes; where that is not a change it stopped there. `state`: of a decision.
 */
export type LearningFigure = {
  readonly id: string
  readonly kind: LearningKind
  readonly joins: readonly string[]
  readonly joinedBy: readonly string[]
  readonly priorities: readonly string[]
  readonly reached: Reached | null
  readonly state: DecisionState | null
  readonly public: PublicLearning | null
}

type View = {
  readonly kinds: Readonly<Record<string, number>>
  /** Findings by how far they came. */
  readonly reached: Readonly<Record<string, number>>
  readonly decisions: Readonly<Record<string, number>>
  /** Lessons on which a priority rests, and priorities that rest on one. */
  readonly lessonsUsed: number
  readonly prioritiesResting: number
}

export type LearningCounts = { readonly inside: View; readonly public: View }

/** Those written and not withdrawn by the day of the release, in the order of the world. `plans`: those of the release. */
export function learningFigures(context: Context, plans: readonly PlanFigure[]): readonly LearningFigure[] {
  const known = (context.world.learning ?? [])
    .filter(
      learning => learning.written <= context.day && (learning.withdrawn === null || learning.withdrawn > context.day),
    )
    .map(learning => ({ ...learning, joins: joinsOn(learning, context.day) }))
  const all = new Map(known.map(one => [one.id, one]))
  const open = new Map(known.filter(one => isPublic(context, one)).map(one => [one.id, one]))
  const resting = restingOn(context, plans)
  return known.map(one => {
    const { id, kind } = one
    return {
      id,
      kind,
      ...linked(one, all),
      priorities: resting.filter(priority => priority.lesson === id).map(priority => priority.id),
      reached: reachedBy(one, all),
      state: stateOf(one, context.day),
      public: open.has(id) ? publicOf(context, one, open, resting) : null,
    }
  })
}

export function learningCounts(figures: readonly LearningFigure[]): LearningCounts {
  const view = (some: readonly Pick<LearningFigure, 'kind' | 'reached' | 'state' | 'priorities'>[]): View => ({
    kinds: tally(some.map(figure => figure.kind)),
    reached: tally(some.flatMap(figure => figure.reached ?? [])),
    decisions: tally(some.flatMap(figure => figure.state ?? [])),
    lessonsUsed: some.filter(figure => figure.priorities.length > 0).length,
    prioritiesResting: some.reduce((sum, figure) => sum + figure.priorities.length, 0),
  })
  return {
    inside: view(figures),
    public: view(figures.flatMap(figure => (figure.public ? [{ ...figure.public, kind: figure.kind }] : []))),
  }
}

type Known = ReadonlyMap<string, Learning>

/** What each kind can come from. */
const sources: Readonly<Record<LearningKind, readonly LearningKind[]>> = {
  finding: [],
  lesson: ['finding'],
  practice: ['finding', 'lesson'],
  challenge: ['finding', 'lesson'],
  decision: ['lesson', 'practice', 'challenge'],
  change: ['decision'],
}

const joinsOn = ({ joins, joined }: Learning, day: Day) => [
  ...new Set([...joins, ...joined.filter(one => one.day <= day).map(one => one.to)]),
]

const comesFrom = (learning: Learning, other: Learning) =>
  learning.joins.includes(other.id) && sources[learning.kind].includes(other.kind)

function linked(learning: Learning, known: Known) {
  const others = [...known.values()]
  return {
    joins: others.filter(other => comesFrom(learning, other)).map(other => other.id),
    joinedBy: others.filter(other => comesFrom(other, learning)).map(other => other.id),
  }
}

const steps: readonly Reached[] = ['finding', 'lesson', 'decision', 'change']

/** Practices and challenges are no step of their own: something that comes of a finding by way of them goes on. */
function reachedBy(learning: Learning, known: Known): Reached | null {
  if (learning.kind !== 'finding') return null
  const seen = new Set<string>()
  const walk = (from: Learning): number => {
    if (seen.has(from.id)) return 0
    seen.add(from.id)
    const next = [...known.values()].filter(other => comesFrom(other, from)).map(walk)
    return Math.max(steps.indexOf(from.kind as Reached), 0, ...next)
  }
  return steps[walk(learning)]!
}

function stateOf({ kind, outcome, due }: Learning, day: Day): DecisionState | null {
  if (kind !== 'decision') return null
  if (outcome !== null && outcome.day <= day) return outcome.what
  return due !== null && due < day ? 'late' : 'open'
}

type Resting = { readonly id: string; readonly lesson: string; readonly public: boolean }

/** Priorities of plans that are no draft, with the lesson they rest on. */
function restingOn({ world }: Context, plans: readonly PlanFigure[]): readonly Resting[] {
  const lessons = new Map(
    (world.plans ?? []).flatMap(plan => plan.priorities.flatMap(({ id, lesson }) => (lesson ? [[id, lesson]] : []))),
  )
  return plans
    .filter(plan => plan.state !== 'draft')
    .flatMap(plan => plan.priorities)
    .flatMap(priority => {
      const lesson = lessons.get(priority.priority)
      return lesson === undefined ? [] : [{ id: priority.priority, lesson, public: priority.public }]
    })
}

const isItemOn = (context: Context, { shown, concerned }: Learning, item: LearningItem) =>
  isOn(
    context.day,
    shown.filter(one => one.item === item),
    concerned,
  )

function isPublic(context: Context, learning: Learning): boolean {
  const last = context.periods.at(-1)
  const isLeft =
    learning.level === 'national' &&
    (context.hidden.has(learning.of) || (last !== undefined && notShown(context, last, learning.of)))
  return !isLeft && isItemOn(context, learning, 'text')
}

function publicOf(context: Context, learning: Learning, open: Known, resting: readonly Resting[]): PublicLearning {
  const state = stateOf(learning, context.day)
  const due = isItemOn(context, learning, 'due') ? learning.due : null
  const isEnded = state === 'done' || state === 'dropped'
  return {
    ...linked(learning, open),
    priorities: resting
      .filter(priority => priority.public && priority.lesson === learning.id)
      .map(priority => priority.id),
    reached: reachedBy(learning, open),
    state: isEnded || due !== null ? state : null,
    owner: isItemOn(context, learning, 'owner') && isNamed(context, learning.owner) ? learning.owner : null,
    due,
  }
}

/** A role is named as it is; a member where it chose to be shown with its name and no country of it is hidden. */
function isNamed({ world, hidden }: Context, owner: string | null): boolean {
  const member = world.network.members.find(eachMember => eachMember.id === owner)
  return !member || (member.shown === 'name and country' && !member.countries.some(country => hidden.has(country)))
}
