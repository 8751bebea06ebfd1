/** What the fields of a region's names are called, by field (`names.en`): each with the language it is in, in that of the page. */
import { languages, localeOf, type Language } from '@waymark/language'
import type { Words } from './words.ts'

export function regionLabels({ language, speak }: Pick<Words, 'language' | 'speak'>): Readonly<Record<string, string>> {
  const named = new Intl.DisplayNames([localeOf(language)], { type: 'language' })
  const label = (of: Language) => speak('region.name-in', { language: named.of(of) ?? of })
  return Object.fromEntries(languages.map(of => [`names.${of}`, label(of)]))
}
