import { done, refused, type Result, plainText } from '@waymark/language'
import { readDay, type Day, type DayRefusal } from '@waymark/network'

/** One thing somebody will do for a priority, and the change they expect from it in which indicators. */
export type Action = {
  readonly what: string
  /** Organisations or roles, as typed; the form warns of what could point to a person. */
  readonly who: string
  readonly start: Day | null
  readonly due: Day
  /** Money, people, time; empty text where none was named. */
  readonly resources: string
  readonly expected: readonly ExpectedChange[]
}

/** What is hoped for, never what was caused: an indicator and the change in words. */
export type ExpectedChange = { readonly indicator: string; readonly change: string }

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
): Result<Action, readonly ActionRefusal[]> {
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
  const expected = typed.expected.filter(one => one.indicator.trim() !== '')
  problems.push(...expectedProblems(expected, edition))
  if (problems.length > 0 || !due.ok) return refused(problems)
  const resources = plainText(typed.resources ?? '')
  return done({ what, who, start: start?.ok ? start.value : null, due: due.value, resources, expected })
}

function expectedProblems(expected: readonly ExpectedChange[], edition: ReadonlySet<string>): ActionRefusal[] {
  if (expected.length === 0) return [{ field: 'expected', kind: 'action.expected-missing' }]
  return expected
    .filter(one => !edition.has(one.indicator))
    .map(one => ({ field: 'expected', kind: 'action.indicator-unknown', indicator: one.indicator }))
}
