import type { Level } from './register.ts'
import type { LocalText } from './texts.ts'

/**
 * What must be true of an entry to be counted. `field`/`is`: a choice or country field holds one of these codes. `level`: it
 * is of one of these levels. `stage`: it is in one of these stages on the period's last day. `places`: it happened in at
 * least so many places. `choices`: at least so many different ones are chosen. `related`: a relation to another entry
 * exists. `dated`: one of these day or year fields has a day in the period.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly field: string; readonly is: readonly string[] }
  | { readonly level: readonly Level[] }
  | { readonly stage: readonly string[] }
  | { readonly places: number }
  | { readonly choices: string; readonly atLeast: number }
  | { readonly related: string }
  | { readonly dated: readonly string[] }

/**
 * When an entry belongs to a period. `event`: the day its kind names lies in it. `reached`: it came to one of these stages on
 * a day of the period. `standing`: on the last day it stands in one of these stages (an empty list: in any that does not end
 * it), confirmed within its kind's `validFor`.
 */
export type When = 'event' | { readonly reached: readonly string[] } | { readonly standing: readonly string[] }

/** A count beside the figure, of other entries of the same register: never added to it, and named. */
export type CountedBeside = {
  readonly code: string
  readonly name: LocalText
  readonly when: When | null
  readonly where: Condition | null
}

/**
 * Counting a register: distinct entries, the sum of one of their number fields, or the distinct entries that a relation field
 * of theirs names. `over` is who closes the list. `split` shows the count beneath by stage, level or the choices of a field.
 * Source: models, "counting rule"; definitions 10a.
 */
export type Counting = {
  readonly register: string
  readonly by: 'entries' | { readonly field: string } | { readonly related: string }
  readonly over: 'country' | 'member' | 'network'
  readonly when: When
  readonly where: Condition | null
  readonly split: 'stage' | 'level' | { readonly field: string } | null
  readonly beside: readonly CountedBeside[]
}
