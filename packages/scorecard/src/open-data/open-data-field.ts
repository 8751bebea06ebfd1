import type { Language } from '@waymark/language'
import said from '../../../../content/open-data/columns.json' with { type: 'json' }

/** A column of an open-data file: its name, and what it holds in four languages (`data/fields.json`). */
export type Field = {
  readonly name: string
  readonly type: 'text' | 'whole number' | 'day'
  readonly meaning: Readonly<Record<Language, string>>
}

/** What `data/fields.json` says: format, what a missing value is, and the columns of each file in their order. */
export type FieldsFile = {
  readonly format: string
  readonly missing: Readonly<Record<Language, string>>
  readonly formulas: Readonly<Record<Language, string>>
  readonly files: readonly { readonly path: string; readonly fields: readonly Field[] }[]
}

/** `content/open-data/columns.json`: what columns hold, by file and name; `common` those that hold the same in several files. */
export const meanings = said

type Group = Exclude<keyof typeof meanings, 'files'>

/** Makes the columns of a group; a column without a meaning is an error of the types. */
export function columnsOf<G extends Group>(group: G) {
  const of: Readonly<Record<string, Field['meaning']>> = meanings[group]
  const typed =
    (type: Field['type']) =>
    (name: keyof (typeof meanings)[G] & string): Field => ({ name, type, meaning: of[name]! })
  return { text: typed('text'), wholeNumber: typed('whole number'), day: typed('day') }
}
