/**
 * Arithmetic modulo one prime, on ordinary numbers.
 *
 * Elimination over a prime field is exact and never grows its numbers, which elimination over fractions does. A dependence
 * between counts that holds over the fractions also holds here unless the prime divides one of its denominators; those
 * are small minors of a 0/1 matrix, and the audit, which does not use this field, has the last word in any case.
 */

/** The largest prime below 2^26: a product of two residues stays below 2^53 and is exact as a number. */
export const prime = 67_108_859
const inverseOfPrime = 1 / prime

/** a times b modulo the prime; both in 0 ... prime - 1. */
export function times(a: number, b: number): number {
  const product = a * b
  const rest = product - Math.floor(product * inverseOfPrime) * prime
  return rest < 0 ? rest + prime : rest >= prime ? rest - prime : rest
}

/** a plus b modulo the prime. */
export function plus(a: number, b: number): number {
  const sum = a + b
  return sum >= prime ? sum - prime : sum
}

/** The residue that added to a gives 0. */
export function minus(a: number): number {
  return a === 0 ? 0 : prime - a
}

/** The residue that multiplied by a gives 1; a must not be 0. */
export function inverse(a: number): number {
  let [r0, r1, t0, t1] = [prime, a, 0, 1]
  while (r1 !== 0) {
    const quotient = Math.floor(r0 / r1)
    ;[r0, r1] = [r1, r0 - quotient * r1]
    ;[t0, t1] = [t1, t0 - quotient * t1]
  }
  return t0 < 0 ? t0 + prime : t0
}
