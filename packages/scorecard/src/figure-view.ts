/**
 * How a figure is written into a release: whole numbers and decimal text only, every count beside its four sets.
 *
 * Law, checked for every figure of every release: the counts of values add to `answered`; `answered` and the missing add to
 * `asked`; `asked` and `notAsked` add to `inScope`; `asked` less not-applicable is `applicable`.
 * Source: design 3.1, definitions "Numbers" 7 to 9.
 */
export type SetsView = {
  readonly inScope: number
  readonly asked: number
  readonly applicable: number
  readonly answered: number
}

/** Subjects with a reason instead of a value, per reason; reasons nobody has are left out. Never holds `not-asked`. */
export type MissingView = Readonly<Record<string, number>>

/** One state of a rating or phase. `atMost` is what it could be if the silent answered; `percent` is whole, absent when `of` is 0. */
export type StateLine = {
  readonly state: string
  readonly count: number
  readonly atMost: number
  readonly percent?: number
  /** A breakdown of this state, such as "signed only" inside no. The steps need not add to the count. */
  readonly steps?: readonly { readonly step: string; readonly count: number }[]
}

export type StatesView = {
  readonly kind: 'states'
  readonly sets: SetsView
  readonly notAsked: number
  readonly basis: 'applicable' | 'answered'
  /** The size of the set that `basis` names: the "of" of every count. */
  readonly of: number
  readonly states: readonly StateLine[]
  readonly missing: MissingView
}

/** A count, share or narrative: over exactly the `sets.answered` subjects that gave one. */
export type GivenView = {
  readonly kind: 'given'
  readonly sets: SetsView
  readonly notAsked: number
  readonly missing: MissingView
  readonly sum?: string
  readonly share?: { readonly numerator: string; readonly denominator: string; readonly percent?: number }
}

/** Distinct entries of a register. Print `distinct` alone; with 0, "none recorded" unless `zeroIsSure`. */
export type EntriesView = {
  readonly kind: 'entries'
  readonly register: string
  readonly distinct: number
  readonly lists: { readonly asked: number; readonly closed: number }
  readonly zeroIsSure: boolean
  /** The sum of a number field, where the indicator sums one; persons may be counted twice. `given`: entries that state it. */
  readonly sum?: {
    readonly field: string
    readonly total: string
    readonly given: number
    readonly personsMayRepeat: boolean
  }
}

/** No sets and no counts at all. `rule` is a message key. */
export type WithheldView = { readonly kind: 'withheld'; readonly rule: string }

export type FigureView = StatesView | GivenView | EntriesView | WithheldView
