import type { Values } from '@waymark/language'
import type { Words } from './words.ts'

/** A refusal as rules give it back: `kind` is the message key, `field` the field it is about, the rest the message's values. */
export type RefusalShown = { readonly kind: string; readonly field?: string }

/** What an action gives back with 422: why it refused, and what was typed, by field. `mark`: which of a page's forms was sent. */
export type Refused = {
  readonly mark?: string
  readonly refusals: readonly RefusalShown[]
  readonly kept: Readonly<Record<string, readonly string[]>>
  /** How many parts of the form were kept, where each stands by itself. */
  readonly saved?: number
}

/** The id of a field's first control, so that the error summary can lead there; `mark` names one of several forms of a page. */
export const idOf = (name: string, mark?: string) =>
  `field-${(mark ? `${mark}-${name}` : name).replace(/[^A-Za-z0-9_-]/g, '-')}`

/** A refusal in words; days in it are written as the language writes days, lists are joined as it joins them. */
export function sayRefusal(refusal: RefusalShown, { day, list, speak }: Pick<Words, 'day' | 'list' | 'speak'>): string {
  const { kind, field: _, ...rest } = refusal
  const values: Record<string, Values[string]> = {}
  for (const [name, value] of Object.entries(rest as Record<string, unknown>)) {
    if (typeof value === 'string') values[name] = /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value
    else if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') values[name] = value
    else if (Array.isArray(value)) values[name] = list(value.map(String), 'or')
  }
  return speak(kind, values)
}
