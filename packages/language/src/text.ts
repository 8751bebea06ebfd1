import { languages, type Language } from './languages.ts'

/** Where a text in one language stands: the owner's own wording, our working translation, or behind a later wording. */
export type TextStatus = 'official' | 'working' | 'outdated'

/** One wording; `source` says where an official one is printed. */
export type WordingWithStatus = { readonly text: string; readonly status: TextStatus; readonly source?: string }

/** A text of the content in one language or more. A bare string is a wording without a status to state. */
export type TextByLanguage = { readonly [language in Language]?: string | WordingWithStatus }

/** What to show: the words, the language they are in, and where they stand. */
export type PickedText = {
  readonly text: string
  readonly language: Language
  readonly status: TextStatus | 'plain' | 'missing'
  readonly source?: string
}

/**
 * The text for a reader of `language`. When that language has none, the text in another one with status `missing`, so
 * that the page can show the words and say that their translation is missing: official wordings first, then the order
 * of `languages`. A text without any words gives an empty text, `missing`.
 */
export function pickText(local: TextByLanguage, language: Language): PickedText {
  const own = wordingIn(local, language)
  if (own) return own
  const others = languages.flatMap(other => wordingIn(local, other) ?? [])
  const shown = others.find(other => other.status === 'official') ?? others[0]
  return shown ? { ...shown, status: 'missing' } : { text: '', language, status: 'missing' }
}

function wordingIn(local: TextByLanguage, language: Language): PickedText | undefined {
  const wording = local[language]
  if (typeof wording === 'string') {
    return wording.trim() === '' ? undefined : { text: wording, language, status: 'plain' }
  }
  return wording && wording.text.trim() !== '' ? { ...wording, language } : undefined
}
