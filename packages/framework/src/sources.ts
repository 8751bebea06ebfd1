import type { Language } from '@waymark/language'
import type { LocalText } from './texts.ts'

/** A document, register or hand that a wording or a rule comes from. `date` is a day, month or year as the source gives it. */
export type FrameworkSource = {
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
  'does-not-say',
] as const

/** A disagreement that readers are told about: in which languages it stands, and one sentence that says what differs. */
export type Discrepancy = {
  readonly kind: (typeof discrepancyKinds)[number]
  readonly languages: readonly Language[]
  readonly note: LocalText
}

/** Another wording of the same thing in the same source, with the place where it stands. */
export type Variant = { readonly place: LocalText; readonly text: LocalText }
