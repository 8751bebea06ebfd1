import type { Result } from '@waymark/language'
import type { Day, Days } from '@waymark/network'
import { z } from 'zod'
import { cellText } from './cell-text.ts'
import type { Problem, TextFile } from './problem.ts'
import {
  code,
  dayField,
  rowCount,
  slug,
  source,
  tableName,
  words,
  type ContentSource,
  type WordsByLanguage,
} from './words.ts'
import { lineOfField, readYaml } from './yaml-file.ts'

/** Which rows a rule is about: every named column holds exactly this text. */
export type Where = Readonly<Record<string, string>>

/** How the rows name their place, and what the day of a row is. */
export type PlaceRule = { readonly column: string; readonly is: 'alpha2' | 'alpha3' | 'm49' }
export type WhenRule =
  | { readonly day: Day }
  | { readonly period: { readonly label: string; readonly days: Days }; readonly column: string | null }

/** How a row's answer is read: a state by rule, a count, or a share of two counts. Units must be the indicator's. */
export type AnswerRule =
  | { readonly states: readonly { readonly where: Where; readonly state: string; readonly step: string | null }[] }
  | { readonly count: { readonly column: string; readonly unit: string; readonly unitColumn: string | null } }
  | {
      readonly share: {
        readonly numerator: string
        readonly denominator: string
        readonly unit: string
        readonly unitColumn: string | null
      }
    }

/**
 * One reading of a table that holds several days side by side: the import it makes, its day, and which column of the file
 * stands for each name that the rules use.
 */
export type ReadColumns = { readonly id: string; readonly day: Day; readonly reads: Readonly<Record<string, string>> }

export type MissingReason = 'not-answered' | 'refused' | 'unknown' | 'not-collected' | 'not-applicable'

/**
 * What a table of facts means: its source, the indicator, the group it speaks of (`universe`), how rows name places, what
 * is mended, left out, not covered or missing, each with its reason in words. All of it is content: no country is named in code.
 */
export type Mapping = {
  readonly file: string
  /** The line of a field of the description, for problems found later. */
  readonly lineOf: (path: string) => number
  readonly id: string
  readonly indicator: string
  readonly table: string
  readonly rows: number
  readonly columns: readonly string[]
  readonly source: ContentSource
  readonly universe: string
  readonly place: PlaceRule
  /** Of a series, the newest day; each of its readings has its own. */
  readonly when: WhenRule
  /** A table read once for each day; empty where it speaks of one. */
  readonly series: readonly ReadColumns[]
  readonly answer: AnswerRule
  readonly yearColumn: string | null
  readonly noteColumn: string | null
  readonly mend: readonly { readonly where: Where; readonly set: Where; readonly reason: WordsByLanguage }[]
  readonly mark: readonly { readonly where: Where; readonly reason: WordsByLanguage }[]
  readonly leaveOut: readonly { readonly where: Where; readonly reason: WordsByLanguage }[]
  readonly notCovered: readonly { readonly where: Where; readonly reason: WordsByLanguage }[]
  readonly missing: readonly {
    readonly where: Where
    readonly missing: MissingReason
    readonly reason: WordsByLanguage
  }[]
  readonly absent: readonly { readonly place: string; readonly reason: WordsByLanguage }[]
}

const name = z.string().transform(cellText).pipe(z.string().min(1))
const where = z
  .record(z.string(), z.string())
  .transform(read => Object.fromEntries(Object.entries(read).map(cell => cell.map(cellText) as [string, string])))
const rule = z.strictObject({ where, reason: words })
const reading = z.strictObject({ id: slug, day: dayField, reads: where })
const when = z.union([
  z.strictObject({ day: dayField }),
  z.strictObject({ series: z.array(reading).min(2) }),
  z.strictObject({ period: name, from: dayField, until: dayField, column: name.optional() }),
])
const unit = { unit: name, unitColumn: name.optional() }
const answer = z.union([
  z.strictObject({ states: z.array(z.strictObject({ where, state: name, step: name.optional() })).min(1) }),
  z.strictObject({ count: z.strictObject({ column: name, ...unit }) }),
  z.strictObject({ share: z.strictObject({ numerator: name, denominator: name, ...unit }) }),
])
const missing = z.enum(['not-answered', 'refused', 'unknown', 'not-collected', 'not-applicable'])

const shape = z.strictObject({
  id: slug,
  indicator: code,
  table: tableName,
  rows: rowCount,
  columns: z.array(name).min(2),
  source,
  universe: code,
  place: z.strictObject({ column: name, is: z.enum(['alpha2', 'alpha3', 'm49']) }),
  when,
  answer,
  yearColumn: name.optional(),
  noteColumn: name.optional(),
  mend: z.array(rule.extend({ set: where })).default([]),
  mark: z.array(rule).default([]),
  leaveOut: z.array(rule).default([]),
  notCovered: z.array(rule).default([]),
  missing: z.array(rule.extend({ missing })).default([]),
  absent: z.array(z.strictObject({ place: code, reason: words })).default([]),
})
type Shape = z.output<typeof shape>

/**
 * Reads the description of a table of facts. Refuses broken YAML, a field that is missing, unknown or of the wrong shape,
 * and a rule about a column the description does not name: each at its line.
 */
export function readMapping(described: TextFile): Result<Mapping, readonly Problem[]> {
  const read = readYaml(described, shape.superRefine(innerRules))
  return read.ok ? { ok: true, value: mappingOf(described, read.value) } : read
}

function innerRules(read: Shape, context: z.RefinementCtx): void {
  const wrong = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
  const series = 'series' in read.when ? read.when.series : []
  const stood = new Set(series.flatMap(eachSeries => Object.keys(eachSeries.reads)))
  for (const [path, column] of columnsNamed(read)) {
    if (!read.columns.includes(column) && !stood.has(column)) wrong(path, `${column} is not among the columns`)
  }
  for (const [index, { id, day, reads }] of series.entries()) {
    const at = ['when', 'series', index]
    if (series.findIndex(eachSeries => eachSeries.id === id || eachSeries.day === day) < index)
      wrong(at, `${id} or ${day} stands twice`)
    for (const name of stood)
      if (!(name in reads)) wrong([...at, 'reads'], `${name} is read on other days, not on ${day}`)
    for (const [name, column] of Object.entries(reads)) {
      if (read.columns.includes(name)) wrong([...at, 'reads', name], `${name} is a column of its own`)
      if (!read.columns.includes(column)) wrong([...at, 'reads', name], `${column} is not among the columns`)
    }
  }
  if ('period' in read.when && read.when.until <= read.when.from)
    wrong(['when', 'until'], 'the period ends before it begins')
}

function columnsNamed(read: Shape): readonly [PropertyKey[], string][] {
  const rules = (['mend', 'mark', 'leaveOut', 'notCovered', 'missing'] as const).flatMap(key =>
    read[key].flatMap((one, index) => inWhere([key, index, 'where'], one.where)),
  )
  const sets = read.mend.flatMap((one, index) => inWhere(['mend', index, 'set'], one.set))
  const single: [PropertyKey[], string | undefined][] = [
    [['place', 'column'], read.place.column],
    [['yearColumn'], read.yearColumn],
    [['noteColumn'], read.noteColumn],
    [['when', 'column'], 'period' in read.when ? read.when.column : undefined],
    ...answerColumns(read.answer),
  ]
  return [...rules, ...sets, ...single.filter((column): column is [PropertyKey[], string] => column[1] !== undefined)]
}

function answerColumns(given: Shape['answer']): [PropertyKey[], string | undefined][] {
  if ('states' in given) {
    return given.states.flatMap((state, index) => inWhere(['answer', 'states', index, 'where'], state.where))
  }
  const fields = 'count' in given ? ['column', 'unitColumn'] : ['numerator', 'denominator', 'unitColumn']
  const [key, values] = Object.entries(given)[0] as [string, Record<string, string | undefined>]
  return fields.map(field => [['answer', key, field], values[field]])
}

function inWhere(path: PropertyKey[], given: Where): [PropertyKey[], string][] {
  return Object.keys(given).map(column => [[...path, column], column])
}

function mappingOf({ file, text }: TextFile, read: Shape): Mapping {
  const { when: given, answer: how } = read
  const series =
    'series' in given ? given.series.toSorted((eachSeries, other) => (eachSeries.day < other.day ? -1 : 1)) : []
  const when: WhenRule =
    'series' in given
      ? { day: series.at(-1)!.day }
      : 'day' in given
        ? given
        : {
            period: { label: given.period, days: { from: given.from, until: given.until } },
            column: given.column ?? null,
          }
  const answer: AnswerRule =
    'states' in how
      ? { states: how.states.map(({ where, state, step }) => ({ where, state, step: step ?? null })) }
      : 'count' in how
        ? { count: { ...how.count, unitColumn: how.count.unitColumn ?? null } }
        : { share: { ...how.share, unitColumn: how.share.unitColumn ?? null } }
  const lineOf = (path: string) => lineOfField(text, path)
  return {
    ...read,
    file,
    lineOf,
    when,
    series,
    answer,
    yearColumn: read.yearColumn ?? null,
    noteColumn: read.noteColumn ?? null,
  }
}
