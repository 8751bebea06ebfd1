import type { Indicator } from './indicator.ts'
import type { Language } from '@waymark/language'
import type { LocalText } from './texts.ts'

/** A document, register or hand that a wording or a rule comes from. `date` is a day, month or year as the source gives it. */
export type Source = {
  readonly title: string
  readonly publisher: string
  readonly date: string
  readonly licence: string
  readonly place: string | null
}

/** A code with its name in up to four languages: a theme, a target group, a step, a disaggregation. */
export type Named = { readonly code: string; readonly name: LocalText }

/** What kind of disagreement inside the sources is shown beside a text. */
export const discrepancyKinds = [
  'typing-error',
  'cut-off',
  'copied-text',
  'shift-of-meaning',
  'no-countable-unit',
  'compound',
  'differs-within-document',
  'overlap',
  'needs-criteria',
] as const

/** A disagreement that readers are told about: in which languages it stands, and one sentence that says what differs. */
export type Discrepancy = {
  readonly kind: (typeof discrepancyKinds)[number]
  readonly languages: readonly Language[]
  readonly note: LocalText
}

/** Another wording of the same thing in the same source, with the place where it stands. */
export type Variant = { readonly place: LocalText; readonly text: LocalText }

export const sectionKinds = [
  'vision',
  'mission',
  'impact',
  'outcome',
  'goal',
  'objective',
  'influencing',
  'underpinning',
  'strategy',
  'investing',
  'enabler',
  'domain',
  'heading',
] as const
export type SectionKind = (typeof sectionKinds)[number]

/**
 * One part of a framework's tree. `measure` is what the source says success is measured by. `targetGroups` are codes of
 * the edition's target groups; `sdg` targets such as "16.2".
 */
export type Section = {
  readonly code: string
  readonly kind: SectionKind
  readonly parent: string | null
  readonly name: LocalText
  readonly measure: LocalText
  readonly variants: readonly Variant[]
  readonly discrepancies: readonly Discrepancy[]
  readonly targetGroups: readonly string[]
  readonly sdg: readonly string[]
}

/** Whose framework this is. `speaksFor` is always false: an installation never speaks for the owner of a framework. */
export type Framework = {
  readonly code: string
  readonly name: LocalText
  readonly owner: string
  readonly ofWhom: LocalText
  readonly speaksFor: false
  /** Answers are shown to nobody outside unless a network decides otherwise. */
  readonly private: boolean
  /** Only figures over many respondents may leave, never one subject's answer. */
  readonly aggregateOnly: boolean
  /** Made up to show how the system works; says so wherever it is shown. */
  readonly invented: boolean
}

/** By whom and when the source says the framework was approved. Not the agreement that a network itself records. */
export type Approval = { readonly body: string; readonly day: string; readonly record: string }

/** An indicator that stood in the edition before and stands in this one no more. */
export type Dropped = { readonly code: string; readonly reason: LocalText }

/**
 * One edition of a framework, as a plain value that survives JSON. `edition.first` and `edition.last` are days
 * (YYYY-MM-DD), both inside; `last` null means until replaced. Order of sections and indicators is the order of the source.
 */
export type FrameworkEdition = {
  readonly framework: Framework
  readonly edition: {
    readonly label: string
    readonly first: string
    readonly last: string | null
    readonly previous: string | null
    readonly approved: Approval | null
    readonly dropped: readonly Dropped[]
  }
  readonly note: LocalText
  readonly sources: Readonly<Record<string, Source>>
  readonly themes: readonly Named[]
  readonly targetGroups: readonly Named[]
  readonly discrepancies: readonly Discrepancy[]
  readonly sections: readonly Section[]
  readonly indicators: readonly Indicator[]
}
