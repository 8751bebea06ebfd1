import type { Indicator } from './indicator.ts'
import type { Agreement } from './life.ts'
import type { Discrepancy, Named, FrameworkSource, Variant } from './sources.ts'
import type { LocalText } from './texts.ts'

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
export type Approval = Agreement

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
  readonly sources: Readonly<Record<string, FrameworkSource>>
  readonly themes: readonly Named[]
  readonly targetGroups: readonly Named[]
  /** The wording of SDG targets, by the targets themselves ("16.2"); a target without one is called by its number. */
  readonly sdgTargets?: readonly Named[]
  readonly discrepancies: readonly Discrepancy[]
  readonly sections: readonly Section[]
  readonly indicators: readonly Indicator[]
}
