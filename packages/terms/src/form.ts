/** One written form of a word. `mask` says what the form can be; its bits mean something else in each language. */
export type Form = { readonly text: string; readonly mask: number }

/** English: singular, plural. */
export const singular = 1
export const plural = 2
/** Swedish: a genitive, which no other wording can simply replace. */
export const genitive = 4
/** Russian: the two numbers, and the six cases in the order of the schools, one bit each. */
export const cases = {
  nominative: 1,
  genitive: 2,
  dative: 4,
  accusative: 8,
  instrumental: 16,
  prepositional: 32,
} as const
export const everyCase = 63

export const singularBit = 64
export const pluralBit = 128
