import { languages } from '@waymark/language'
import type { Language } from '@waymark/language'
import { z } from 'zod'
import type { LocalText } from './texts.ts'

/** What a plain wording in a file means per language, so that most texts need not repeat their status and source. */
export type TextDefaults = Readonly<Partial<Record<Language, { readonly status: string; readonly source: string }>>>

const statuses = ['official', 'working', 'outdated'] as const
const controls = /(?![\t\n\r])[\p{Cc}\ufffd]/u

const wording = z
  .string()
  .transform(text => text.trim())
  .refine(text => text !== '', 'is empty; leave it out instead')
  .refine(text => !controls.test(text), 'holds characters that are no text; save the file as UTF-8')

const oneText = (language: Language, defaults: TextDefaults) =>
  z.preprocess(
    given => (typeof given === 'string' ? { text: given, ...defaults[language] } : given),
    z.strictObject({
      text: wording,
      status: z.enum(statuses, `needs a status (${statuses.join(', ')}); the file sets none for "${language}"`),
      source: z.string(`needs a source; the file sets none for "${language}"`).min(1),
    }),
  )

/** A text by language; at least one language. */
export function textShape(defaults: TextDefaults): z.ZodType<LocalText> {
  const one = (language: Language) => oneText(language, defaults).optional()
  return z
    .strictObject(Object.fromEntries(languages.map(language => [language, one(language)])))
    .refine(text => Object.keys(text).length > 0, 'has no wording in any language')
}

const defaultsShape = z
  .partialRecord(z.enum(languages), z.strictObject({ status: z.enum(statuses), source: z.string().min(1) }))
  .default({})

/** The `texts` field of a file: what plain wordings of the source, and plain texts of ours, mean. */
export const allDefaultsShape = z.strictObject({ wording: defaultsShape, ours: defaultsShape })

export const code = z
  .string('must be a text; put it in quotes')
  .regex(/^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/, 'is not a code: letters and digits, joined by "-" or "."')

export const day = z
  .string('must be a day in quotes, "2021-05-20"')
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'is not a day written as 2021-05-20')

export const duration = z
  .string('must be a duration in whole years or months, P2Y or P18M')
  .regex(/^P[1-9]\d{0,2}[YM]$/, 'is not a duration in whole years or months, P2Y or P18M')

export const sourceShape = z.strictObject({
  title: wording,
  publisher: wording,
  date: z
    .string('must be in quotes, "2021-05-20" or "2021"')
    .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'is not a date: 2021, 2021-05 or 2021-05-20'),
  licence: wording,
  place: wording.nullable().default(null),
})

export const plainText = wording
