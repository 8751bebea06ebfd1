import { done, type Result } from '@waymark/language'
import { isGiven, phaseStates, ratingStates, type Answer, type AnswerKind, type Given } from '@waymark/collection'
import { noPoolRules, pool, type Poolable, type PoolRefusal, type PoolRules } from './pool.ts'

/** The statuses of one indicator in one period, with what makes them comparable to others. */
export type Reading = Omit<Poolable, 'period'> & {
  readonly kind: AnswerKind
  readonly statuses: ReadonlyMap<string, Answer>
}

/** How one state moved among subjects answered twice: `began` are in it now and were not, `ended` the other way round. */
export type StateChange = {
  readonly before: number
  readonly after: number
  readonly began: number
  readonly ended: number
}

/**
 * "Of 28 answered twice, 6 began, 1 ended": per state for ratings and phases; `numbers` for counts and shares (a share by
 * its exact fraction), else `null`. Never a difference of totals: those are over different subjects.
 */
export type Change = {
  readonly answeredTwice: number
  readonly onlyBefore: number
  readonly onlyAfter: number
  readonly states: Readonly<Record<string, StateChange>>
  readonly numbers: { readonly rose: number; readonly fell: number; readonly stayed: number } | null
}

/**
 * What changed between two readings, over subjects whose status is a value in both. Refuses readings that may not be pooled
 * (another version without a bridge, instrument or respondent type): `pool.differs`. Source: design 3.6.
 */
export function change(before: Reading, after: Reading, rules: PoolRules = noPoolRules): Result<Change, PoolRefusal> {
  const comparable = pool([before, after].map(bare), rules)
  if (!comparable.ok) return comparable
  const twice = [...before.statuses].flatMap(([subject, was]) => {
    const is = after.statuses.get(subject)
    return isGiven(was) && is && isGiven(is) ? [[was, is] as const] : []
  })
  return done({
    answeredTwice: twice.length,
    onlyBefore: given(before) - twice.length,
    onlyAfter: given(after) - twice.length,
    states: stateChanges(after.kind, twice),
    numbers: after.kind === 'count' || after.kind === 'share' ? numberChanges(twice) : null,
  })
}

type Pair = readonly [was: Given, is: Given]

function bare({ version, instrument, respondentType }: Reading): Poolable {
  return { version, instrument, respondentType }
}

function given(reading: Reading): number {
  return [...reading.statuses.values()].filter(isGiven).length
}

function stateChanges(kind: AnswerKind, twice: readonly Pair[]): Record<string, StateChange> {
  const states = kind === 'rating' ? ratingStates : kind === 'phase' ? phaseStates : []
  return Object.fromEntries(states.map(state => [state, stateChange(state, twice)]))
}

function stateChange(state: string, twice: readonly Pair[]): StateChange {
  const of = (test: (was: boolean, is: boolean) => boolean) =>
    twice.filter(([was, is]) => test(inState(was, state), inState(is, state))).length
  return {
    before: of(was => was),
    after: of((_, is) => is),
    began: of((was, is) => !was && is),
    ended: of((was, is) => was && !is),
  }
}

function numberChanges(twice: readonly Pair[]): Change['numbers'] {
  const moves = twice.map(([was, is]) => difference(was, is))
  return {
    rose: moves.filter(move => move > 0n).length,
    fell: moves.filter(move => move < 0n).length,
    stayed: moves.filter(move => move === 0n).length,
  }
}

function inState(value: Given, state: string): boolean {
  return 'state' in value && value.state === state
}

/** Above 0 if the number rose; shares by cross-multiplication, so that no fraction is rounded. */
function difference(was: Given, is: Given): bigint {
  if (was.kind === 'count' && is.kind === 'count') return is.count - was.count
  if (was.kind !== 'share' || is.kind !== 'share') return 0n
  return is.numerator * was.denominator - was.numerator * is.denominator
}
