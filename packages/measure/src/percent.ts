/**
 * `count` of `of` as whole per cent, from the exact fraction, halves away from zero: 23 of 42 is 55. `null` of nothing.
 * Whole numbers only, of any size; never printed without the count beside it. Source: design 3.4.
 */
export function percent(count: bigint | number, of: bigint | number): number | null {
  const [n, d] = [BigInt(count), BigInt(of)]
  if (d === 0n) return null
  const twice = 200n * abs(n) + abs(d) // floor((200n + d) / 2d) is n/d in per cent with halves up
  const rounded = Number(twice / (2n * abs(d)))
  return n < 0n !== d < 0n && rounded !== 0 ? -rounded : rounded
}

function abs(n: bigint): bigint {
  return n < 0n ? -n : n
}
