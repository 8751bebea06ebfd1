import { done } from '@waymark/language'
import { holdsOn, lastDay, readDay, type Day, type PlaceCode } from '@waymark/network'
import { codeOf, unknownPlace } from './place-codes.ts'
import { dayToCome, readYear } from './plausible-days.ts'
import type { ContentGroup } from './groups.ts'
import type { Fact, MendedRow, ImportedWhen } from './import-plan.ts'
import type { Mapping, MissingReason } from './mapping.ts'
import type { ContentPlace } from './places.ts'
import type { Finding } from './problem.ts'
import { fits, readValue } from './read-value.ts'
import type { Row } from './table.ts'
import type { WordsByLanguage } from './words.ts'

type Mended = Omit<MendedRow, 'row' | 'place'>
type Noted = { readonly mended: readonly Mended[]; readonly marked: readonly WordsByLanguage[] }
type Placed = { readonly place: PlaceCode; readonly column: string }

/** What became of one row: a fact, a place the source does not cover, a row left out with its reason, or a refusal. */
export type ReadRow = Noted &
  (
    | { readonly wrong: Finding }
    | { readonly leftOut: WordsByLanguage }
    | (Placed & { readonly notCovered: WordsByLanguage })
    | (Placed & {
        readonly fact: Fact
        readonly missing: { readonly missing: MissingReason; readonly reason: WordsByLanguage } | null
      })
  )

type Context = {
  readonly mapping: Mapping
  readonly places: readonly ContentPlace[]
  readonly universe: ContentGroup
  readonly scope: readonly PlaceCode[]
  /** The last day that has begun anywhere; null where whoever reads has no clock. */
  readonly today: Day | null
}

/**
 * Makes the reader of one file's rows. The order: left out, mended, its place, whether the source covers it, its day, a
 * named reason why it is missing, its value; every `where` is about the row as it stands in the file. The first of these that cannot be read is what is wrong with the row.
 */
export function makeRowReader(context: Context): (row: Row) => ReadRow {
  const { mapping, scope, today } = context
  const inScope = new Set(scope)
  const byCode = new Map(context.places.map(place => [codeOf(place, mapping.place.is), place]))
  return row => {
    const leftOut = mapping.leaveOut.find(rule => fits(rule.where, row.cells))
    const mended = mend(row, mapping)
    const marked = mapping.mark.filter(rule => fits(rule.where, row.cells)).map(rule => rule.reason)
    const noted = { mended: mended.changes, marked }
    if (leftOut) return { ...noted, mended: [], leftOut: leftOut.reason }
    const place = byCode.get(mended.row.cells[mapping.place.column] ?? '')
    if (!place) return { ...noted, wrong: unknownPlace(mended.row, mapping.place, context.places) }
    if (!inScope.has(place.code)) return { ...noted, wrong: outside(place, context) }
    const placed = { ...noted, place: place.code, column: mapping.place.column }
    const notCovered = mapping.notCovered.find(rule => fits(rule.where, row.cells))
    if (notCovered) return { ...placed, notCovered: notCovered.reason }
    const missing = mapping.missing.find(rule => fits(rule.where, row.cells)) ?? null
    return { ...placed, ...factOf(mended.row, place.code, { mapping, missing, today }) }
  }
}

function mend(row: Row, mapping: Mapping): { readonly row: Row; readonly changes: readonly Mended[] } {
  const cells = { ...row.cells }
  const changes = mapping.mend
    .filter(rule => fits(rule.where, row.cells))
    .map(({ set, reason }): Mended => {
      const changed = Object.entries(set).map(([column, to]) => ({ column, from: cells[column] ?? '', to }))
      Object.assign(cells, set)
      return { changes: changed, reason }
    })
  return { row: { row: row.row, cells }, changes }
}

function factOf(
  row: Row,
  place: PlaceCode,
  {
    mapping,
    missing,
    today,
  }: {
    readonly mapping: Mapping
    readonly missing: Mapping['missing'][number] | null
    readonly today: Day | null
  },
) {
  const when = whenOf(row, mapping, today)
  if ('wrong' in when) return when
  const year = readYear(row, mapping.yearColumn, latestOf(when.when))
  if ('wrong' in year) return year
  const read = missing ? done({ missing: missing.missing }) : readValue(row, mapping.answer)
  if (!read.ok) return { wrong: read.refusal }
  const ownDay = 'period' in when.when && when.when.day !== null ? `/${when.when.day}` : ''
  const fact: Fact = {
    key: `${mapping.id}/${mapping.indicator}/${place}${ownDay}`,
    indicator: mapping.indicator,
    place,
    value: read.value,
    when: when.when,
    year: year.year,
    note: (mapping.noteColumn && row.cells[mapping.noteColumn]) || null,
    row: row.row,
  }
  return { fact, missing: missing && { missing: missing.missing, reason: missing.reason } }
}

function whenOf(
  row: Row,
  { when }: Mapping,
  today: Day | null,
): { readonly when: ImportedWhen } | { readonly wrong: Finding } {
  if ('day' in when) return { when }
  const { label, days } = when.period
  if (when.column === null) return { when: { period: label, days, day: null } }
  const path = when.column
  const given = row.cells[path] ?? ''
  const day = readDay(given)
  if (!day.ok) {
    const message = `"${given}" is not a day (write 2025-06-30).`
    return { wrong: { path, kind: 'day.malformed', message, values: { given } } }
  }
  const toCome = dayToCome(day.value, today)
  if (toCome) return { wrong: { path, ...toCome } }
  if (holdsOn(days, day.value)) return { when: { period: label, days, day: day.value } }
  const message = `${day.value} lies outside ${label} (${days.from} to ${lastDay(days)}).`
  const values = { day: day.value, period: label, first: days.from, last: lastDay(days) }
  return { wrong: { path, kind: 'day.outside-period', message, values } }
}

/** The last day the fact speaks of: no year beside it may be later. */
function latestOf(when: ImportedWhen): Day {
  return 'period' in when ? (when.day ?? lastDay(when.days)) : when.day
}

// Says whether the place was in the group before, or never: "a member that left" is another mistake than a wrong list.
function outside(place: ContentPlace, { mapping, universe }: Context): Finding {
  const path = mapping.place.column
  const day: Day = 'day' in mapping.when ? mapping.when.day : lastDay(mapping.when.period.days)
  const values = { place: place.code, name: place.names.en, group: universe.names.en, day }
  const left = universe.memberships.find(
    membership => membership.place === place.code && membership.until !== null && membership.until <= day,
  )
  if (left) {
    const message = `${place.names.en} left "${universe.names.en}" on ${left.until}, before ${day}.`
    return { path, kind: 'import.place-left', message, values: { ...values, until: left.until! } }
  }
  const message = `${place.names.en} is not in "${universe.names.en}" on ${day}.`
  return { path, kind: 'import.place-outside', message, values }
}
