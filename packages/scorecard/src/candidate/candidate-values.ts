import type { WordsBeside } from '@waymark/collection'
import type { Language } from '@waymark/language'

export type WrittenDay = string
export type TextId = string
export type Period = { readonly label: string; readonly from: WrittenDay; readonly until: WrittenDay }
export type LocalName = Readonly<Partial<Record<Language, string>>>

/** A status as it is stored and published: a value, or a reason why there is none. Exactly one for every asked triple. */
export type Status =
  | (WordsBeside & { readonly state: string; readonly parts?: Readonly<Record<string, string>> })
  | { readonly count: string }
  | { readonly numerator: string; readonly denominator: string }
  /** A narrative; `more` holds the other tellings where several respondents told it. */
  | { readonly text: TextId; readonly more?: readonly TextId[] }
  /** `parts`: what was said of the parts of a compound question whose whole is missing. */
  | { readonly missing: string; readonly parts?: Readonly<Record<string, string>> }
