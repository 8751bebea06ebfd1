import { done, refused, type Result } from './result.ts'

/**
 * What counts as small, and what a reader is taken to know.
 *
 * - `smallest`: counts of 1 to this number are small (4 unless said otherwise).
 * - `zerosShown`: zeros are printed. A reader then knows that every hidden count is at least 1. Otherwise zeros are hidden
 *   like small counts, and a hidden count may be 0.
 * - `complements`: "49 of 50" tells of the one; what is left of a larger cell after taking one cell away is guarded too.
 * - `contributors`: counts from fewer contributors than this are hidden (3); only for cells that say how many they have.
 * - `width`: a reader must not be able to confine a hidden count to a range narrower than this. At 1, at least two whole
 *   numbers remain possible for every hidden count.
 */
export type Policy = {
  readonly smallest: number
  readonly zerosShown: boolean
  readonly complements: boolean
  readonly contributors: number
  readonly width: number
}

/**
 * What of a policy holds for a table once it is out: it travels with the table, in the ledger and in every certificate. A
 * reader knows a count to be at least 1 as soon as one table that shows zeros hides it, whatever later tables do.
 */
export type Rules = Pick<Policy, 'smallest' | 'zerosShown' | 'complements' | 'width'>

/** The rules of a policy. */
export function rulesOf({ smallest, zerosShown, complements, width }: Policy): Rules {
  return { smallest, zerosShown, complements, width }
}

/** Small is 1 to 4, zeros are shown, complements are guarded, three contributors are needed, two values stay possible. */
export const usualPolicy: Policy = { smallest: 4, zerosShown: true, complements: true, contributors: 3, width: 1 }

/** Refuses thresholds and widths that are not whole numbers from 1 on. */
export function checkPolicy(policy: Policy): Result<Policy> {
  for (const given of [policy.smallest, policy.contributors]) {
    if (!Number.isSafeInteger(given) || given < 1) return refused({ kind: 'policy.threshold-not-whole', given })
  }
  if (!Number.isSafeInteger(policy.width) || policy.width < 1) {
    return refused({ kind: 'policy.width-not-whole', given: policy.width })
  }
  return done(policy)
}

/** Whether a count is one that must not become known. */
export function isSmall(count: number, { smallest, zerosShown }: Rules): boolean {
  return count <= smallest && (count > 0 || !zerosShown)
}
