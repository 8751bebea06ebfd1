import { done, refused, type Result } from '@waymark/language'
import { isGiven, type Answer } from '@waymark/collection'
import type { Day } from '@waymark/network'

/** The locked starting point of one subject in one indicator: an observation, which stays even when later ones differ. */
export type Baseline = {
  readonly subject: string
  readonly indicator: string
  readonly observation: string
  readonly lockedOn: Day
}

/** A settled answer that could become a baseline. `periodFrom`: the first day of its period. */
export type BaselineCandidate = {
  readonly subject: string
  readonly indicator: string
  readonly observation: string
  readonly periodFrom: Day
  readonly status: Answer
}

export type BaselineRefusal = {
  readonly kind: 'baseline.locked'
  readonly subject: string
  readonly indicator: string
  readonly lockedOn: Day
}

/**
 * The baselines to lock now: per subject and indicator, the first settled value, by period, where none is locked yet. A
 * missing reason is no starting point: the baseline stays open and is shown so, and the first value of a later round fills
 * it. What is locked already is never given again.
 */
export function baselinesToLock(
  settled: readonly BaselineCandidate[],
  locked: readonly Baseline[],
  today: Day,
): readonly Baseline[] {
  const taken = new Set(locked.map(keyOf))
  const oldestFirst = settled
    .filter(one => isGiven(one.status))
    .toSorted((one, other) => (one.periodFrom < other.periodFrom ? -1 : one.periodFrom > other.periodFrom ? 1 : 0))
  const toLock: Baseline[] = []
  for (const { subject, indicator, observation } of oldestFirst) {
    const key = keyOf({ subject, indicator })
    if (taken.has(key)) continue
    taken.add(key)
    toLock.push({ subject, indicator, observation, lockedOn: today })
  }
  return toLock
}

/** Locks one more baseline. Refuses where one is locked: a baseline is never moved, a later value stands beside it. */
export function lockBaseline(baseline: Baseline, locked: readonly Baseline[]): Result<Baseline, BaselineRefusal> {
  const existing = locked.find(one => keyOf(one) === keyOf(baseline))
  if (!existing) return done(baseline)
  const { subject, indicator, lockedOn } = existing
  return refused({ kind: 'baseline.locked', subject, indicator, lockedOn })
}

function keyOf({ subject, indicator }: { readonly subject: string; readonly indicator: string }): string {
  return JSON.stringify([subject, indicator])
}
