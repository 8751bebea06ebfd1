import type { Named, Source } from './sources.ts'
import type { LocalText } from './texts.ts'

/**
 * A field of an entry. A `number` field may say that it counts persons: sums over it are said to count a person possibly
 * twice. A `choice` field holds one or several of `options`.
 */
export type RegisterField = Named & {
  readonly kind: 'text' | 'number' | 'choice' | 'link'
  readonly required: boolean
  readonly countsPersons: boolean
  readonly several: boolean
  readonly options: readonly Named[]
}

/**
 * One kind of countable thing. `counted` says what one entry is and when two are the same. An entry has a first and, where
 * `dates.last` is named, a last day; `periodBy` says which of them decides the period it belongs to. `stages` are in order;
 * a kind without stages has none.
 */
export type RegisterKind = {
  readonly code: string
  readonly name: LocalText
  readonly plural: LocalText
  readonly counted: LocalText
  readonly dates: { readonly first: LocalText; readonly last: LocalText | null }
  readonly periodBy: 'first' | 'last'
  readonly fields: readonly RegisterField[]
  readonly stages: readonly Named[]
  readonly sources: Readonly<Record<string, Source>>
}
