import type { Day, Days, PlaceCode } from '@waymark/network'
import type { MissingReason } from './mapping.ts'
import type { FactValue } from './read-value.ts'
import type { ContentSource, WordsByLanguage } from './words.ts'

/**
 * One fact of a source about one place: what it says, or why it says nothing. `row` is the row of the file, null where
 * the file has none for a place it covers. `year` is the year the source gives for it (of becoming party), not the day the
 * fact is true on: that is `when`. `key` is the same for the same source, indicator, place and day, whatever the order of rows.
 */
export type Fact = {
  readonly key: string
  readonly indicator: string
  readonly place: PlaceCode
  readonly value: FactValue | { readonly missing: MissingReason }
  readonly when: ImportedWhen
  readonly year: number | null
  readonly note: string | null
  readonly row: number | null
}

/** A state is true on a day; something that happened lies in a period. */
export type ImportedWhen =
  { readonly day: Day } | { readonly period: string; readonly days: Days; readonly day: Day | null }

/** A row that was read otherwise than it stands: which cells changed and why. */
export type MendedRow = {
  readonly row: number
  readonly changes: readonly { readonly column: string; readonly from: string; readonly to: string }[]
  readonly place: PlaceCode | null
  readonly reason: WordsByLanguage
}
/** A row that readers are told about; `place` where it has one. */
export type NotedRow = { readonly row: number; readonly place: PlaceCode | null; readonly reason: WordsByLanguage }
/** A row no fact was made of, with what stood in it. */
export type LeftOutRow = {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
  readonly reason: WordsByLanguage
}

/** What an import did with every row, for the person who runs it and for the page of the source. */
export type ImportReport = {
  readonly mended: readonly MendedRow[]
  readonly marked: readonly NotedRow[]
  readonly leftOut: readonly LeftOutRow[]
  readonly notCovered: readonly NotedRow[]
  readonly missing: readonly (NotedRow & { readonly missing: MissingReason })[]
  /** Places the source covers without a row: not-collected. `reason` is null where the mapping gives none. */
  readonly absent: readonly { readonly place: PlaceCode; readonly reason: WordsByLanguage | null }[]
  readonly counts: ImportCounts
}

/**
 * Counts of places, except `rows`. states and missing together are the asked; asked and notAsked are the scope. `given`
 * counts values that are numbers; `steps` breaks states down (a signature inside no).
 */
export type ImportCounts = {
  readonly rows: number
  readonly scope: number
  readonly asked: number
  readonly notAsked: number
  readonly states: Readonly<Record<string, number>>
  readonly steps: Readonly<Record<string, number>>
  readonly given: number
  readonly missing: Readonly<Record<string, number>>
}

/** Everything one import would load: all of it or nothing. Sorted by place, so the same content gives the same plan. */
export type ImportPlan = {
  readonly id: string
  readonly source: ContentSource
  readonly indicator: string
  readonly universe: string
  readonly scope: readonly PlaceCode[]
  readonly asked: readonly PlaceCode[]
  readonly facts: readonly Fact[]
  readonly report: ImportReport
  /** Where the table is read once for each of several days: the source they share, and what became of its rows over all. */
  readonly series?: { readonly id: string; readonly report: ImportReport }
}
