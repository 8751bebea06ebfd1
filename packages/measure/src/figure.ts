import type { AnswerKind, Reason } from '@waymark/collection'

/**
 * The four nested sets of every collective figure, counted in subjects: all the statement is about, those asked, those asked
 * to whom it applies, those whose status is a value. Source: design 3.1.
 */
export type Sets = {
  readonly inScope: number
  readonly asked: number
  readonly applicable: number
  readonly answered: number
}

/** How many asked subjects have no value, by reason; a reason that nobody has is left out. */
export type MissingCounts = Readonly<Partial<Record<Reason, number>>>

/** Which set a figure's "of" is: `answered` only for imported figures that were published so. */
export type Basis = 'applicable' | 'answered'

/** Subjects by state. `printed` figures come from a publication that tells yes and the rest (`not-yes`) apart, no more. */
export type StatesFigure = {
  readonly kind: 'states'
  readonly of: 'rating' | 'phase' | 'printed'
  readonly sets: Sets
  readonly states: Readonly<Record<string, number>>
  readonly missing: MissingCounts
  readonly basis: Basis
}

/** The sum of the counts given; decimal text, since sums outgrow JSON numbers. Over exactly the `given` subjects. */
export type SumFigure = {
  readonly kind: 'sum'
  readonly sets: Sets
  readonly given: number
  readonly total: string
  readonly missing: MissingCounts
}

/** The two sums of the shares given; never an average of percentages. Over exactly the `given` subjects. */
export type ShareFigure = {
  readonly kind: 'share'
  readonly sets: Sets
  readonly given: number
  readonly numerator: string
  readonly denominator: string
  readonly missing: MissingCounts
}

/** The largest of the counts given; decimal text, `null` where nobody gave one. */
export type MaximumFigure = {
  readonly kind: 'maximum'
  readonly sets: Sets
  readonly given: number
  readonly largest: string | null
  readonly missing: MissingCounts
}

/** How many gave a value, where values themselves do not come together: narratives, and whatever has the roll-up rule none. */
export type GivenFigure = {
  readonly kind: 'given'
  readonly of: AnswerKind
  readonly sets: Sets
  readonly given: number
  readonly missing: MissingCounts
}

/** Of the subjects asked for their list: how many closed it, as complete or as nothing to report, and why others did not. */
export type Lists = {
  readonly asked: number
  readonly closed: number
  readonly complete: number
  readonly nothing: number
  readonly missing: MissingCounts
}

/** Lists above the national ones: those of coordinators, and the secretariat's. */
export type UpperLists = { readonly regional: Lists; readonly international: Lists }

/**
 * Distinct accepted entries of a register that a counting rule counts. It has no "of"; the closed lists stand beside it: those
 * of the asked subjects, and in `upper` those of coordinators and the secretariat.
 */
export type EntriesFigure = {
  readonly kind: 'entries'
  readonly distinct: number
  readonly lists: Lists
  readonly upper?: UpperLists
}

/** The sum of a number field over distinct entries. A person may be in it twice, and every page that prints it says so. */
export type EntrySumFigure = {
  readonly kind: 'entry-sum'
  readonly entries: number
  readonly total: string
  readonly withoutNumber: number
  readonly mayCountTwice: true
  readonly lists: Lists
  readonly upper?: UpperLists
}

export type WithholdingRule = 'members-under-5-asked' | 'records-under-5'

/** A figure that is not shown: the rule that hides it and nothing else, no sets and no counts. */
export type WithheldFigure = { readonly kind: 'withheld'; readonly rule: WithholdingRule }

/** A figure about asked subjects. */
export type SubjectsFigure = StatesFigure | SumFigure | MaximumFigure | ShareFigure | GivenFigure

/** Any collective figure. Plain JSON. `checkFigure` states the law each obeys. */
export type Figure = SubjectsFigure | EntriesFigure | EntrySumFigure | WithheldFigure
