/** Entries of registers, and what was said of their lists. */
import type { MoneyValue } from '@waymark/collection'
import type { Level, OnlineSaid } from '@waymark/framework'
import type { Evidence } from './candidate-asked.ts'
import type { TextId, WrittenDay } from './candidate-values.ts'

/**
 * One countable thing of a register, accepted in review, alive from year to year. `stages` is its dated history;
 * `confirmedOn` the last day on which going through a list, a stage or an edit confirmed that it stands. `merged` holds the
 * ids of entries that turned out to be this one, so that an address of an older release leads here.
 */
export type Entry = {
  readonly id: string
  readonly kind: string
  readonly title: TextId
  readonly level: Level
  readonly day: WrittenDay
  readonly until?: WrittenDay
  readonly stages?: readonly EntryStage[]
  readonly confirmedOn?: WrittenDay
  readonly places: readonly string[]
  /** Members taking part: ids, never published but for those who chose to be named. */
  readonly members: readonly string[]
  readonly themes: readonly string[]
  /** Whether the online dimension is addressed; left out where nobody looked at it. */
  readonly online?: OnlineSaid
  /** Outcomes for children, target groups and SDG targets it serves, as `facet/value`; left out where none was chosen. */
  readonly serves?: readonly string[]
  readonly numbers: Readonly<Record<string, string>>
  /** The codes chosen in the kind's choice, country and indicator fields, by field. */
  readonly choices?: Readonly<Record<string, readonly string[]>>
  readonly days?: Readonly<Record<string, readonly WrittenDay[]>>
  readonly money?: Readonly<Record<string, MoneyValue>>
  /** Ids of accepted entries that a relation field names, by field. */
  readonly relations?: Readonly<Record<string, readonly string[]>>
  /** Texts of the kind's text and link fields, by field. */
  readonly texts?: Readonly<Record<string, TextId>>
  readonly description?: TextId
  readonly evidence: readonly Evidence[]
  /** A claim that the network contributed: how strong the evidence is, and who else did. */
  readonly contribution?: { readonly strength: 'documented' | 'plausible' | 'claimed'; readonly others: TextId }
  readonly merged?: readonly string[]
  /** False where one person was alone: nobody but the author could have reviewed it. */
  readonly reviewed?: false
}

/** A stage and the day it was reached; `source` says where that can be read. */
export type EntryStage = { readonly stage: string; readonly on: WrittenDay; readonly source?: TextId }

/**
 * What was said about a list of one kind: complete, nothing to report, or why it cannot be said. National lists (no `level`)
 * are those of the asked subjects; a regional one is its coordinator's (`subject` is the region), the international one the
 * secretariat's (`subject` is `network`).
 */
export type ListClosing = {
  readonly call: string
  readonly kind: string
  readonly subject: string
  readonly level?: 'regional' | 'international'
  readonly closing: 'complete' | 'nothing' | { readonly missing: string }
  /** Inside only: whoever closed the list holds it. */
  readonly held?: boolean
}
