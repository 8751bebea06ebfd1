import { contentLanguages, languages, type Language } from '@waymark/language'
import { readDay, type Day } from '@waymark/network'
import { z } from 'zod'

/** One sentence or name in every language that has all of the content, and in others where somebody wrote it. */
export type WordsByLanguage = { readonly en: string; readonly [language: Language]: string }

/** Where facts, names or memberships come from. `seen` is the day the source stood so; `note` its known limits. */
export type ContentSource = {
  readonly title: string
  readonly publisher: string
  readonly address: string
  readonly licence: string
  readonly seen: Day
  readonly note: WordsByLanguage
}

const text = z.string().trim().min(1)
export const words = z.strictObject(
  Object.fromEntries(
    languages.map(language => [language, contentLanguages.includes(language) ? text : text.optional()] as const),
  ),
) as unknown as z.ZodType<WordsByLanguage>

export const dayField = z.string().transform((given, context): Day => {
  const read = readDay(given)
  if (read.ok) return read.value
  context.addIssue({ code: 'custom', message: `${given} is not a day (write 2022-08-25)` })
  return z.NEVER
})

export const source = z.strictObject({
  title: text,
  publisher: text,
  address: text,
  licence: text,
  seen: dayField,
  note: words,
})

export const code = z.string().regex(/^[A-Z0-9][A-Z0-9-]*$/, 'capital letters, digits and hyphens only')
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens only')
export const tableName = z.string().regex(/^[a-z0-9-]+\.csv$/, 'the name of a CSV file in the same folder')
export const rowCount = z.int().min(1)
