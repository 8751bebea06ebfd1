/** What a region is called, by language, as it was typed in `names.en` and its like. */
import { languages } from '@waymark/language'
import type { DeskForm } from './desk-form.ts'

export const namesIn = (form: DeskForm): Readonly<Record<string, string>> =>
  Object.fromEntries(languages.map(language => [language, form.text(`names.${language}`)]))
