import { contentLanguages, done, languages, refused, type Language, type Result } from '@waymark/language'
import { isInvented, readPlaceCode, type PlaceCode } from '@waymark/network'
import { z } from 'zod'
import { atRow, type Finding, type Problem, type TextFile } from './problem.ts'
import { columnProblems, duplicateProblems, rowCountProblems } from './same-rows.ts'
import { readTable, type Row, type Table } from './table.ts'
import { rowCount, source, tableName, words, type ContentSource, type WordsByLanguage } from './words.ts'
import { readYaml } from './yaml-file.ts'

/**
 * What a place is here: `country` (member or observer state of the United Nations), `territory` (any other area with a
 * code of its own), `part` (a part of a country that answers for itself, such as England and Wales), `invented` (only the
 * demonstration's). It sorts the list and takes no position on anybody's status.
 */
const placeKinds = ['country', 'territory', 'part', 'invented'] as const
export type PlaceKind = (typeof placeKinds)[number]

/**
 * A place. `alpha2` and `m49` are texts ("NA" is Namibia, "004" keeps its zeros) and null where the place has none.
 * `names` are pinned content; `nameSources` says for each language where the name is from, by the key of `sources`.
 * `tile` is the place on the demonstration's own tile grid, for invented places alone.
 */
export type ContentPlace = {
  readonly code: PlaceCode
  readonly alpha2: string | null
  readonly m49: string | null
  readonly kind: PlaceKind
  readonly partOf: PlaceCode | null
  readonly names: WordsByLanguage
  readonly nameSources: Readonly<Record<Language, string>>
  readonly tile: { readonly row: number; readonly column: number } | null
}

/** Where a name in a place list is from. `note` says how it was written or checked. */
export type NameSource = Omit<ContentSource, 'note'> & { readonly note: WordsByLanguage }

/** One list of places with the sources its names point to. */
export type PlaceList = {
  readonly sources: Readonly<Record<string, NameSource>>
  readonly places: readonly ContentPlace[]
}

const description = z.strictObject({
  table: tableName,
  rows: rowCount,
  about: words,
  sources: z.record(z.string(), source),
})
const nameColumns = contentLanguages.map(language => `name_${language}`)
const sourceColumns = contentLanguages.map(language => `source_${language}`)
/** Columns of the languages that need not have all of the content. */
const moreNames = languages.filter(language => !contentLanguages.includes(language)).map(language => `name_${language}`)
const moreColumns = moreNames.flatMap(column => [column, column.replace('name', 'source')])
const columns = ['code', 'alpha2', 'm49', 'kind', 'part_of', ...nameColumns, ...sourceColumns]
const tileColumns = ['tile_row', 'tile_column']

/**
 * Reads a list of places: its description (YAML: sources, number of rows) and its table (CSV). Refuses, naming row and
 * column: a code of the wrong shape or written twice, a kind that is none, an M49 code that is not three digits, a name
 * missing in a language, a source nobody described, an invented code on a real place or the other way round.
 */
export function readPlaces(described: TextFile, listed: TextFile): Result<PlaceList, readonly Problem[]> {
  const about = readYaml(described, description)
  if (!about.ok) return about
  const table = readTable(listed)
  if (!table.ok) return table
  const shape = [
    ...columnProblems(table.value, columns, [...columns, ...moreColumns, ...tileColumns]),
    ...rowCountProblems(table.value, about.value.rows),
  ]
  if (shape.length > 0) return refused(shape)
  const problems = [
    ...table.value.rows.flatMap(row => placeProblems(table.value, row, about.value.sources)),
    ...twice(table.value),
    ...withoutWhole(table.value),
  ]
  return problems.length > 0
    ? refused(problems)
    : done({ sources: about.value.sources, places: table.value.rows.map(placeOf) })
}

function placeProblems(table: Table, { row, cells }: Row, sources: Record<string, NameSource>): readonly Problem[] {
  const cell = (column: string) => cells[column] ?? ''
  const findings: (Finding | false)[] = [
    wrong('code', cell('code'), readPlaceCode(cell('code')).ok && cell('code') === cell('code').toUpperCase()),
    wrong('alpha2', cell('alpha2'), /^([A-Z]{2})?$/.test(cell('alpha2'))),
    wrong('m49', cell('m49'), /^(\d{3})?$/.test(cell('m49'))),
    wrong('kind', cell('kind'), (placeKinds as readonly string[]).includes(cell('kind'))),
    inventedWrongly(cell('code'), cell('kind')),
    ...nameColumns.map(column => cell(column) === '' && missingName(column)),
    ...sourceColumns.map(column => !(cell(column) in sources) && wrong(column, cell(column), false)),
    ...moreNames.map(column => withoutSource(cells, column, sources)),
    ...tileColumns.map(column => wrong(column, cell(column), /^([1-9]\d?)?$/.test(cell(column)))),
  ]
  return findings.filter(finding => finding !== false).map(finding => atRow(table, row, finding))
}

function wrong(path: string, given: string, right: boolean): Finding | false {
  if (right) return false
  return {
    path,
    kind: 'place.wrong-value',
    message: `"${given}" cannot stand in ${path}.`,
    values: { given, column: path },
  }
}

/** A name that may be missing names its source where it stands. */
function withoutSource(cells: Row['cells'], column: string, sources: Record<string, NameSource>): Finding | false {
  const source = column.replace('name', 'source')
  return cells[column] ? wrong(source, cells[source] ?? '', (cells[source] ?? '') in sources) : false
}

function missingName(path: string): Finding {
  return { path, kind: 'place.name-missing', message: `${path} is empty.`, values: { column: path } }
}

function inventedWrongly(code: string, kind: string): Finding | false {
  const place = readPlaceCode(code)
  if (!place.ok || isInvented(place.value) === (kind === 'invented')) return false
  const message = 'Codes QMA to QZZ are for invented places, and invented places have no other.'
  return { path: 'kind', kind: 'place.invented-code', message, values: { code } }
}

function twice(table: Table): readonly Problem[] {
  return ['code', 'alpha2', 'm49', ...nameColumns].flatMap(column =>
    duplicateProblems(table, row => row.cells[column] || null, column),
  )
}

function withoutWhole(table: Table): readonly Problem[] {
  const codes = new Set(table.rows.map(row => row.cells['code']))
  return table.rows
    .filter(row => row.cells['part_of'] !== '' && !codes.has(row.cells['part_of']))
    .map(row => {
      const parent = row.cells['part_of'] ?? ''
      const message = `${parent}, which this is part of, is not in the list.`
      return atRow(table, row.row, { path: 'part_of', kind: 'place.whole-unknown', message, values: { whole: parent } })
    })
}

function placeOf({ cells }: Row): ContentPlace {
  const cell = (column: string) => cells[column] ?? ''
  const perLanguage = (prefix: string) =>
    Object.fromEntries(
      languages
        .filter(language => cell(`name_${language}`) !== '')
        .map(language => [language, cell(`${prefix}_${language}`)]),
    )
  return {
    code: cell('code') as PlaceCode,
    alpha2: cell('alpha2') || null,
    m49: cell('m49') || null,
    kind: cell('kind') as PlaceKind,
    partOf: (cell('part_of') as PlaceCode) || null,
    names: perLanguage('name') as WordsByLanguage,
    nameSources: perLanguage('source'),
    tile: cells['tile_row'] ? { row: Number(cells['tile_row']), column: Number(cells['tile_column']) } : null,
  }
}
