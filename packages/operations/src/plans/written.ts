/** Texts of plans and learning as typed. */
import { done, refused, type Result, plainText, textLanguageOf, longestText } from '@waymark/language'
import type { FreeText } from '@waymark/store'
import type { CommonRefusal } from '../refusal.ts'

/** Reads a text that must say something. Refuses an empty and an over-long one, naming the field. */
export function readWritten(field: string, body: string, language: string): Result<FreeText, CommonRefusal> {
  const text = readOptional(field, body, language)
  if (!text.ok) return text
  return text.value === null ? refused({ kind: 'field.missing', field }) : done(text.value)
}

/** Reads a text that may be left out: null where nothing is said. */
export function readOptional(
  field: string,
  body: string | undefined,
  language: string,
): Result<FreeText | null, CommonRefusal> {
  const text = plainText(body ?? '')
  if (text.length > longestText) return refused({ kind: 'field.too-long', field, most: longestText })
  return done(text === '' ? null : { language: textLanguageOf(language), body: text })
}
