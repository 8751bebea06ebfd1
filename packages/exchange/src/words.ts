import type { Language } from '@waymark/language'
import { readDay, type Day } from '@waymark/network'
import { z } from 'zod'

/** One sentence or name in all four languages: none may be missing. */
export type Words = Readonly<Record<Language, string>>

/** Where facts, names or memberships come from. `seen` is the day the source stood so; `note` its known limits. */
export type Source = {
  readonly title: string
  readonly publisher: string
  readonly address: string
  readonly licence: string
  readonly seen: Day
  readonly note: Words
}

const text = z.string().trim().min(1)
export const words: z.ZodType<Words> = z.strictObject({ en: text, ru: text, ar: text, sv: text })

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
