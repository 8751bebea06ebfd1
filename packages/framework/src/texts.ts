import type { Language, TextStatus } from '@waymark/language'

export type { TextStatus }

/** One wording in one language. `source` is a key of the edition's `sources`. */
export type OneText = { readonly text: string; readonly status: TextStatus; readonly source: string }

/** One idea in one language or more. A language without a wording is absent, never an empty text. */
export type LocalText = { readonly [L in Language]?: OneText }
