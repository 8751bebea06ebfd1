import { done, refused, type Result } from '@waymark/language'

/** What must be the same before two observations may be put together. Types are `member`, `government`, ... */
export type Poolable = {
  readonly version: string
  readonly instrument: string
  readonly respondentType: string
  /** Left out where the same question is compared over time. */
  readonly period?: string
}

/** A later version stated to be comparable (`yes`, not "with note") to the one before it. */
export type Bridge = { readonly from: string; readonly to: string }

/** Respondent types that a network declares to be equivalent, and why. Without a reason it declares nothing. */
export type Equivalence = { readonly types: readonly string[]; readonly reason: string }

export type PoolRules = { readonly bridges: readonly Bridge[]; readonly equivalences: readonly Equivalence[] }

export type PoolingDifference = 'version' | 'instrument' | 'respondent-type' | 'period'

export type PoolRefusal = {
  readonly kind: 'pool.differs'
  /** Every respect in which they differ, with the values met, in the order met. */
  readonly differences: readonly { readonly what: PoolingDifference; readonly values: readonly string[] }[]
}

/** Nothing is bridged, nothing declared equivalent. */
export const noPoolRules: PoolRules = { bridges: [], equivalences: [] }

/**
 * Lets observations through together only if indicator version (or a chain of comparable bridges), instrument, respondent
 * type (or declared equivalent types) and period are the same; otherwise names everything that differs: `pool.differs`. One
 * general rule, no special cases, no names of indicators or countries in it. Source: design 3.5.
 */
export function pool<One extends Poolable>(
  observations: readonly One[],
  rules: PoolRules = noPoolRules,
): Result<readonly One[], PoolRefusal> {
  const types = rules.equivalences
    .filter(equivalence => equivalence.reason.trim() !== '')
    .flatMap(equivalence => pairs(equivalence.types))
  const differences = [
    ...differing(
      'version',
      observations.map(observation => observation.version),
      rules.bridges,
    ),
    ...differing(
      'instrument',
      observations.map(observation => observation.instrument),
      [],
    ),
    ...differing(
      'respondent-type',
      observations.map(observation => observation.respondentType),
      types,
    ),
    ...differing(
      'period',
      observations.flatMap(observation => (observation.period === undefined ? [] : [observation.period])),
      [],
    ),
  ]
  return differences.length === 0 ? done(observations) : refused({ kind: 'pool.differs', differences })
}

function differing(
  what: PoolingDifference,
  met: readonly string[],
  links: readonly Bridge[],
): PoolRefusal['differences'] {
  const values = [...new Set(met)]
  const first = values[0]
  if (first === undefined) return []
  const reached = new Set([first])
  // Links work both ways and in chains, so go on until a whole pass reaches nothing new.
  for (let before = 0; before < reached.size;) {
    before = reached.size
    for (const { from, to } of links) {
      if (reached.has(from)) reached.add(to)
      else if (reached.has(to)) reached.add(from)
    }
  }
  return values.every(value => reached.has(value)) ? [] : [{ what, values }]
}

function pairs(types: readonly string[]): readonly Bridge[] {
  return types.slice(1).map(type => ({ from: types[0] as string, to: type }))
}
