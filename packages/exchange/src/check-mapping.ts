import type { Day, PlaceCode } from '@waymark/network'
import type { ContentGroup } from './groups.ts'
import type { AnswerRule, Mapping } from './mapping.ts'
import type { ContentPlace } from './places.ts'
import { dayTooEarly, dayToCome } from './plausible-days.ts'
import { atLine, type Finding, type Problem } from './problem.ts'
import type { KnownIndicator } from './read-value.ts'

/** What an import is checked against: places with their codes, dated groups, and the indicators facts may be about. */
export type Known = {
  readonly places: readonly ContentPlace[]
  readonly groups: readonly ContentGroup[]
  readonly indicators: readonly KnownIndicator[]
  /** The last day that has begun anywhere on earth; without it only the days of the description are held to one another. */
  readonly today?: Day
}

/**
 * What a mapping names that is not known or cannot be: days before 1800, a source seen on a day to come, a fact of a day
 * after its source was seen; its indicator, its group, a place it calls absent, a state or step the indicator
 * does not have, a kind of answer or unit that is not the indicator's.
 */
export function mappingProblems(mapping: Mapping, known: Known): readonly Problem[] {
  const problem = (path: string, kind: string, given: string, message: string) =>
    atLine(mapping.file, mapping.lineOf(path), { path, kind, message, values: { given } })
  const problems: Problem[] = [...dayProblems(mapping, known.today ?? null)]
  if (!known.groups.some(group => group.code === mapping.universe)) {
    problems.push(
      problem('universe', 'mapping.group-unknown', mapping.universe, `${mapping.universe} is not a known group.`),
    )
  }
  for (const { place } of mapping.absent) {
    if (!known.places.some(eachPlace => eachPlace.code === (place as PlaceCode))) {
      problems.push(problem('absent', 'mapping.place-unknown', place, `${place} is not a known place.`))
    }
  }
  const indicator = known.indicators.find(knownIndicator => knownIndicator.code === mapping.indicator)
  if (!indicator) {
    const message = `${mapping.indicator} is not a known indicator.`
    return [...problems, problem('indicator', 'mapping.indicator-unknown', mapping.indicator, message)]
  }
  const wrong = answerProblem(mapping.answer, indicator)
  return wrong ? [...problems, problem('answer', wrong.kind, wrong.given, wrong.message)] : problems
}

// A period may go on after the source was seen; it cannot begin then.
function dayProblems(mapping: Mapping, today: Day | null): readonly Problem[] {
  const { when, source } = mapping
  const [path, from] = 'day' in when ? ['when.day', when.day] : ['when.from', when.period.days.from]
  const at = (where: string, finding: Omit<Finding, 'path'> | null) =>
    finding === null ? [] : [atLine(mapping.file, mapping.lineOf(where), { path: where, ...finding })]
  const found = [
    ...at('source.seen', dayTooEarly(source.seen) ?? dayToCome(source.seen, today)),
    ...at(path, dayTooEarly(from)),
  ]
  if (from <= source.seen) return found
  const message = `${from} is after ${source.seen}, the day the source was seen: it cannot have said so.`
  return [...found, ...at(path, { kind: 'day.after-source', message, values: { day: from, seen: source.seen } })]
}

function answerProblem(rule: AnswerRule, indicator: KnownIndicator) {
  if ('states' in rule) return stateProblem(rule.states, indicator)
  const [answer, { unit }] = 'count' in rule ? (['count', rule.count] as const) : (['share', rule.share] as const)
  if (answer !== indicator.answer) return wrongAnswer(answer, indicator)
  if (unit === indicator.unit) return null
  const message = `${indicator.code} is counted in ${indicator.unit}, not in ${unit}.`
  return { kind: 'mapping.wrong-unit', given: unit, message }
}

function stateProblem(rules: readonly { state: string; step: string | null }[], indicator: KnownIndicator) {
  if (indicator.answer !== 'rating' && indicator.answer !== 'phase') return wrongAnswer('states', indicator)
  const states = statesOf(indicator)
  for (const { state, step } of rules) {
    if (!states.includes(state)) {
      const message = `${indicator.code} can be ${states.join(', ')}, never ${state}.`
      return { kind: 'mapping.state-unknown', given: state, message }
    }
    if (step !== null && !indicator.steps.some(eachStep => eachStep.code === step && eachStep.of === state)) {
      return {
        kind: 'mapping.step-unknown',
        given: step,
        message: `${step} is not a step of ${state} in ${indicator.code}.`,
      }
    }
  }
  return null
}

function statesOf(indicator: KnownIndicator): readonly string[] {
  if (indicator.answer === 'phase') return indicator.phases.map(phase => phase.code)
  return indicator.criteria?.partial === null ? ['yes', 'no'] : ['yes', 'partial', 'no']
}

function wrongAnswer(given: string, indicator: KnownIndicator) {
  const message = `${indicator.code} is answered by a ${indicator.answer}, the mapping reads a ${given}.`
  return { kind: 'mapping.wrong-answer', given, message }
}
