import type { Language } from '@waymark/language'

/** A column of an open-data file: its name, and what it holds in four languages (`data/fields.json`). */
export type Field = {
  readonly name: string
  readonly type: 'text' | 'whole number' | 'day'
  readonly meaning: Readonly<Record<Language, string>>
}

type Others = Readonly<Record<Exclude<Language, 'en'>, string>>

/** What `data/fields.json` says: format, what a missing value is, and the columns of each file in their order. */
export type FieldsFile = {
  readonly format: string
  readonly missing: Readonly<Record<Language, string>>
  readonly formulas: Readonly<Record<Language, string>>
  readonly files: readonly { readonly path: string; readonly fields: readonly Field[] }[]
}

export const text = (name: string, en: string, others: Others): Field => ({
  name,
  type: 'text',
  meaning: { en, ...others },
})
export const whole = (name: string, en: string, others: Others): Field => ({
  name,
  type: 'whole number',
  meaning: { en, ...others },
})
export const day = (name: string, en: string, others: Others): Field => ({
  name,
  type: 'day',
  meaning: { en, ...others },
})
