/** When States are reviewed by others, and by whom: public facts from named sources. Source: models.md 7. */
import { done, refused, type Result } from '@waymark/language'
import { addDays, addMonths, day, readDay, type Day, type Days, type PlaceCode } from '@waymark/network'
import { z } from 'zod'
import { atRow, type Finding, type Problem, type TextFile } from './problem.ts'
import { columnProblems, duplicateProblems, rowCountProblems } from './same-rows.ts'
import { readTable, type Row, type Table } from './table.ts'
import { code, rowCount, source, tableName, words, type ContentSource, type WordsByLanguage } from './words.ts'
import { readYaml } from './yaml-file.ts'

/** Who reviews States, and what: a body with its name for one kind of review. `address`: its own page. */
export type ReviewMechanism = {
  readonly code: string
  readonly name: WordsByLanguage
  readonly body: WordsByLanguage
  readonly reviews: WordsByLanguage
  readonly address: string
}

/**
 * How sure it is that the State stands in the session: `confirmed` by a press release or a page of the session, `listed` in a file of the past
 * sessions, `expected` by the standing order of review, `not-in-list` where the order puts it there and the session's list does not name it.
 */
const reviewSureness = ['confirmed', 'listed', 'expected', 'not-in-list'] as const
export type ReviewSureness = (typeof reviewSureness)[number]

/**
 * One review of one State. `from`, `until`: the days of the session, whole months where `inMonths` says that no source gives days; `daysRead`:
 * whether they were read where the body or the press says them. `cycle`: null where the body counts none.
 */
export type StateReview = Days & {
  readonly mechanism: string
  readonly cycle: number | null
  readonly session: number
  readonly inMonths: boolean
  readonly daysRead: boolean
  readonly place: PlaceCode
  readonly sure: ReviewSureness
}

/** The reviews of one source. `id`: the name of its files. */
export type ReviewList = {
  readonly id: string
  readonly source: ContentSource
  readonly reviews: readonly StateReview[]
}

const mechanisms = z.strictObject({
  mechanisms: z.array(z.strictObject({ code, name: words, body: words, reviews: words, address: z.url() })).min(1),
})
const description = z.strictObject({ table: tableName, rows: rowCount, source })
const columns = ['mechanism', 'cycle', 'session', 'first', 'last', 'days', 'place', 'sure']

/** In the order of the file. Refuses a code that stands twice. */
export function readMechanisms(file: TextFile): Result<readonly ReviewMechanism[], readonly Problem[]> {
  const read = readYaml(file, mechanisms)
  if (!read.ok) return read
  const codes = read.value.mechanisms.map(mechanism => mechanism.code)
  const twice = codes.filter((given, at) => codes.indexOf(given) !== at)
  if (twice.length === 0) return done(read.value.mechanisms)
  return refused(
    twice.map(given => {
      const message = `The mechanism ${given} stands twice.`
      return {
        file: file.file,
        line: 1,
        path: 'mechanisms',
        kind: 'review.mechanism-twice',
        message,
        values: { given },
      }
    }),
  )
}

type Known = { readonly places: ReadonlySet<string>; readonly mechanisms: readonly ReviewMechanism[] }

/**
 * Reads the reviews of one source: description (YAML) and a table of them (CSV). Refuses an unknown place or mechanism, what is no number of a
 * session or cycle, days that are none or end before they begin, a word for how sure that has no meaning, and a State twice in a session.
 */
export function readReviewList(
  described: TextFile,
  listed: TextFile,
  known: Known,
): Result<ReviewList, readonly Problem[]> {
  const about = readYaml(described, description)
  if (!about.ok) return about
  const table = readTable(listed)
  if (!table.ok) return table
  const shape = [...columnProblems(table.value, columns), ...rowCountProblems(table.value, about.value.rows)]
  if (shape.length > 0) return refused(shape)
  const keyOf = ({ cells }: Row) => `${cells['mechanism']} ${cells['session']} ${cells['place']}`
  const problems = [
    ...table.value.rows.flatMap(row => rowProblems(table.value, row, known)),
    ...duplicateProblems(table.value, keyOf, 'place'),
  ]
  if (problems.length > 0) return refused(problems)
  const id = described.file.replace(/^.*[/]|[.]yaml$/g, '')
  return done({ id, source: about.value.source, reviews: table.value.rows.map(reviewOf) })
}

function rowProblems(table: Table, row: Row, { places, mechanisms: all }: Known): readonly Problem[] {
  const findings: Finding[] = []
  const cell = (column: string) => row.cells[column] ?? ''
  const find = (path: string, kind: string, why: string) => {
    const given = cell(path)
    findings.push({ path, kind, message: `"${given}" ${why}.`, values: { given } })
  }
  if (!all.some(mechanism => mechanism.code === cell('mechanism')))
    find('mechanism', 'review.mechanism-unknown', 'is no mechanism of mechanisms.yaml')
  if (!places.has(cell('place'))) find('place', 'review.place-unknown', 'is not a known place')
  if (!isCount(cell('session'))) find('session', 'review.not-a-number', 'is no number of a session')
  if (cell('cycle') !== '' && !isCount(cell('cycle'))) find('cycle', 'review.not-a-number', 'is no number of a cycle')
  if (!reviewSureness.some(sure => sure === cell('sure')))
    find('sure', 'review.sure-unknown', `is none of ${reviewSureness.join(', ')}`)
  if (!daysKnown.some(known => known === cell('days')))
    find('days', 'review.days-unknown', `is none of ${daysKnown.join(', ')}`)
  const [first, last] = [readStretch(cell('first')), readStretch(cell('last'))]
  if (!first) find('first', 'day.malformed', 'is neither a day nor a month (write 2027-01-18 or 2027-01)')
  if (!last) find('last', 'day.malformed', 'is neither a day nor a month (write 2027-01-18 or 2027-01)')
  if (first && last && last.until <= first.from) find('last', 'days.end-before-start', 'lies before the first')
  return findings.map(finding => atRow(table, row.row, finding))
}

const daysKnown = ['read', 'compiled'] as const
const isCount = (given: string): boolean => /^[1-9]\d{0,2}$/.test(given)

function reviewOf({ cells }: Row): StateReview {
  const [first, last] = [readStretch(cells['first']!)!, readStretch(cells['last']!)!]
  return {
    mechanism: cells['mechanism']!,
    cycle: cells['cycle'] === '' ? null : Number(cells['cycle']),
    session: Number(cells['session']),
    from: first.from,
    until: last.until,
    inMonths: first.isMonth || last.isMonth,
    daysRead: cells['days'] === 'read',
    place: cells['place'] as PlaceCode,
    sure: cells['sure'] as ReviewSureness,
  }
}

/** One day, or the days of one month. */
function readStretch(given: string): (Days & { readonly isMonth: boolean }) | null {
  if (/^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/.test(given)) {
    const from: Day = day(`${given}-01`)
    return { from, until: addMonths(from, 1), isMonth: true }
  }
  const read = readDay(given)
  return read.ok ? { from: read.value, until: addDays(read.value, 1), isMonth: false } : null
}
