/** Seeded chance: the same seed gives the same world on every machine (mulberry32, 32 bits of state). */
export type Chance = {
  /** A number from 0 up to, not including, 1. */
  readonly next: () => number
  /** A whole number from 0 up to, not including, `size`. */
  readonly below: (size: number) => number
  readonly happens: (probability: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** One of the words, each as likely as its weight. */
  readonly weighted: <T extends string>(weights: Readonly<Record<T, number>>) => T
  /** `size` different ones, in the order given. */
  readonly some: <T>(from: readonly T[], size: number) => readonly T[]
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (size: number) => Math.floor(next() * size)
  const weighted = <T extends string>(weights: Readonly<Record<T, number>>): T => {
    const words = Object.keys(weights) as T[]
    let left = next() * words.reduce((sum, word) => sum + weights[word], 0)
    for (const word of words) {
      left -= weights[word]
      if (left < 0) return word
    }
    return words.at(-1)!
  }
  const some = <T>(from: readonly T[], size: number): readonly T[] => {
    const drawn = from.map((item, at) => ({ item, at, draw: next() })).sort((a, b) => a.draw - b.draw)
    return drawn
      .slice(0, size)
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item)
  }
  return {
    next,
    below,
    happens: probability => next() < probability,
    pick: from => from[below(from.length)]!,
    weighted,
    some,
  }
}
