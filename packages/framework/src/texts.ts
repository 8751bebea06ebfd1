import type { Language } from '@waymark/language'

/**
 * Where a wording stands: `official` in its source, a `working` translation of ours, or `outdated` because the text it
 * translates has changed since.
 */
export type TextStatus = 'official' | 'working' | 'outdated'

/** One wording in one language. `source` is a key of the edition's `sources`. */
export type OneText = { readonly text: string; readonly status: TextStatus; readonly source: string }

/** One idea in up to four languages. A language without a wording is absent, never an empty text. */
export type LocalText = { readonly [L in Language]?: OneText }

/** A text in one language with the language it really is in: not always the one that was wished for. */
export type ShownText = OneText & { readonly language: Language; readonly wished: boolean }

const fallback: readonly Language[] = ['en', 'ru', 'ar', 'sv']

/**
 * The wording to show a reader of `wished`: that language, otherwise the first of English, Russian, Arabic, Swedish that
 * exists, with `wished: false` so that a page can say that the translation is missing. No wording at all gives null.
 */
export function textIn(text: LocalText, wished: Language): ShownText | null {
  for (const language of [wished, ...fallback]) {
    const found = text[language]
    if (found) return { ...found, language, wished: language === wished }
  }
  return null
}
