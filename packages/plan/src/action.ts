import { done, refused, type Result, plainText } from '@waymark/language'
import { ratingStates, type RatingState } from '@waymark/collection'
import { readDay, type Day, type DayRefusal } from '@waymark/network'

/** One thing somebody will do for a priority, and the change they expect from it in which indicators. */
export type TypedAction = {
  readonly what: string
  /** Organisations or roles, as typed; the form warns of what could point to a person. */
  readonly who: string
  readonly start: Day | null
  readonly due: Day
  /** Money, people, time; empty text where none was named. */
  readonly resources: string
  readonly expected: readonly ExpectedChange[]
}

/**
 * What is hoped for, never what was caused: an indicator, the change in words, and, where it can be said, from which answer to which by
 * when, so that expected and observed can stand side by side. Source: models.md 5.
 */
export type ExpectedChange = {
  readonly indicator: string
  readonly change: string
  readonly step?: ExpectedStep | null
}
export type ExpectedStep = { readonly from: RatingState | null; readonly to: RatingState; readonly by: Day }

/** As typed: all three empty where nobody says. */
export type StepFields = { readonly from: string; readonly to: string; readonly by: string }

export type StepRefusal =
  | { readonly field: 'expectsFrom' | 'expectsTo'; readonly kind: 'action.state-unknown'; readonly given: string }
  | { readonly field: 'expectsTo'; readonly kind: 'action.expected-to-missing' }
  | { readonly field: 'expectsTo'; readonly kind: 'action.expected-unchanged' }
  | ({ readonly field: 'expectsBy' } & DayRefusal)

/** Reads the expected step; null where nothing of it is said. Refuses half of one, and one that changes nothing. */
export function readExpectedStep(typed: StepFields): Result<ExpectedStep | null, StepRefusal> {
  const [from, to, by] = [typed.from.trim(), typed.to.trim(), typed.by.trim()]
  if (from === '' && to === '' && by === '') return done(null)
  if (to === '') return refused({ field: 'expectsTo', kind: 'action.expected-to-missing' })
  if (from !== '' && !isState(from)) return refused({ field: 'expectsFrom', kind: 'action.state-unknown', given: from })
  if (!isState(to)) return refused({ field: 'expectsTo', kind: 'action.state-unknown', given: to })
  if (from === to) return refused({ field: 'expectsTo', kind: 'action.expected-unchanged' })
  const day = readDay(by)
  if (!day.ok) return refused({ field: 'expectsBy', ...day.refusal })
  return done({ from: from === '' ? null : (from as RatingState), to, by: day.value })
}

const isState = (word: string): word is RatingState => (ratingStates as readonly string[]).includes(word)

/** What a form sends for an action, as typed. */
export type ActionFields = {
  readonly what: string
  readonly who: string
  readonly start?: string
  readonly due: string
  readonly resources?: string
  readonly expected: readonly ExpectedChange[]
}

export type ActionRefusal =
  | { readonly field: 'what'; readonly kind: 'action.what-missing' }
  | { readonly field: 'who'; readonly kind: 'action.who-missing' }
  | ({ readonly field: 'start' | 'due' } & DayRefusal)
  | { readonly field: 'due'; readonly kind: 'action.due-before-start'; readonly start: Day; readonly due: Day }
  | { readonly field: 'expected'; readonly kind: 'action.expected-missing' }
  | { readonly field: 'expected'; readonly kind: 'action.indicator-unknown'; readonly indicator: string }

/**
 * Reads a planned action. Everything wrong with it comes back at once, in the order of the form, so that the page can name
 * every field: nothing to do, nobody to do it, a day that is none, due before its start, no change expected, an indicator
 * the edition does not have.
 */
export function readAction(
  typed: ActionFields,
  edition: ReadonlySet<string>,
): Result<TypedAction, readonly ActionRefusal[]> {
  const problems: ActionRefusal[] = []
  const [what, who] = [plainText(typed.what), plainText(typed.who)]
  if (what === '') problems.push({ field: 'what', kind: 'action.what-missing' })
  if (who === '') problems.push({ field: 'who', kind: 'action.who-missing' })
  const start = (typed.start ?? '').trim() === '' ? null : readDay(typed.start ?? '')
  if (start && !start.ok) problems.push({ field: 'start', ...start.refusal })
  const due = readDay(typed.due)
  if (!due.ok) problems.push({ field: 'due', ...due.refusal })
  if (start?.ok && due.ok && due.value < start.value) {
    problems.push({ field: 'due', kind: 'action.due-before-start', start: start.value, due: due.value })
  }
  const expected = typed.expected.filter(change => change.indicator.trim() !== '')
  problems.push(...expectedProblems(expected, edition))
  if (problems.length > 0 || !due.ok) return refused(problems)
  const resources = plainText(typed.resources ?? '')
  return done({ what, who, start: start?.ok ? start.value : null, due: due.value, resources, expected })
}

function expectedProblems(expected: readonly ExpectedChange[], edition: ReadonlySet<string>): ActionRefusal[] {
  if (expected.length === 0) return [{ field: 'expected', kind: 'action.expected-missing' }]
  return expected
    .filter(change => !edition.has(change.indicator))
    .map(change => ({ field: 'expected', kind: 'action.indicator-unknown', indicator: change.indicator }))
}
