import type { Named, FrameworkSource } from './sources.ts'
import type { LocalText } from './texts.ts'

/** Where a thing happens or holds. A local one is below a country; an international one belongs to no single region. */
export const levels = ['local', 'national', 'regional', 'international'] as const
export type Level = (typeof levels)[number]

export const fieldKinds = [
  'text',
  'number',
  'money',
  'choice',
  'day',
  'year',
  'link',
  'country',
  'member',
  'indicator',
  'relation',
] as const

/**
 * A field of an entry. A `number` may have a `unit`, and may say that it counts persons: sums over it are said to count a
 * person possibly twice. A `choice` holds one or several of `options`. `several` days, countries, members and relations are
 * lists. A `relation` names other entries of the kind `to`. `money` always says currency, year, and planned or spent.
 */
export type RegisterField = Named & {
  readonly kind: (typeof fieldKinds)[number]
  readonly required: boolean
  readonly countsPersons: boolean
  readonly several: boolean
  readonly options: readonly Named[]
  readonly unit: LocalText | null
  readonly to: string | null
}

/** A stage that `ends` is the last: a thing in it stands no longer (a company that left, a recommendation dropped). */
export type RegisterStage = Named & { readonly ends: boolean }

/**
 * One kind of countable thing. `counted` says what one entry is and when two are the same. An entry has a first and, where
 * `dates.last` is named, a last day; `periodBy` says which of them decides the period an event belongs to. `lives`: an event
 * happens once, a standing thing (a company, a partnership) goes on until it ends; it must be confirmed within `validFor`, or
 * it stands apart (null: it never grows old). `stages` are in order, and each entry keeps them as dated history. `levels`
 * are those an entry may have; `keptBy` secretariat: nobody else is asked for this list.
 */
export type RegisterKind = {
  readonly code: string
  readonly name: LocalText
  readonly plural: LocalText
  readonly counted: LocalText
  readonly dates: { readonly first: LocalText; readonly last: LocalText | null }
  readonly periodBy: 'first' | 'last'
  readonly lives: 'event' | 'standing'
  readonly validFor: string | null
  readonly levels: readonly Level[]
  readonly keptBy: 'all' | 'secretariat'
  readonly fields: readonly RegisterField[]
  readonly stages: readonly RegisterStage[]
  readonly sources: Readonly<Record<string, FrameworkSource>>
}
