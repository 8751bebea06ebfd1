/** Outlines of the world and a grid of equal squares, on which public facts about States are drawn. Source: models.md 9, harm.md. */
import { done, refused, type Result } from '@waymark/language'
import type { PlaceCode } from '@waymark/network'
import { z } from 'zod'
import { atLine, atRow, cellFinding, type Problem, type TextFile } from './problem.ts'
import { columnProblems, duplicateProblems, rowCountProblems } from './same-rows.ts'
import { readTable, type Row, type Table } from './table.ts'
import { rowCount, source, tableName, type ContentSource } from './words.ts'
import { readYaml } from './yaml-file.ts'

/** One square of the grid; `row` and `column` from 1. */
export type MapTile = { readonly place: PlaceCode; readonly row: number; readonly column: number }
export type TileMap = { readonly source: ContentSource; readonly tiles: readonly MapTile[] }

/** What is drawn of a place: an outline in the units of the map, or a dot where it is too small. One place can have several. */
export type MapShape = { readonly place: PlaceCode } & (
  { readonly path: string } | { readonly x: number; readonly y: number }
)
/** `width`, `height`: of the map, in its own units. */
export type WorldMap = {
  readonly source: ContentSource
  readonly width: number
  readonly height: number
  readonly shapes: readonly MapShape[]
}

export type Maps = { readonly tiles: TileMap; readonly world: WorldMap }

const ofTable = { table: tableName, rows: rowCount, source }
const tileDescription = z.strictObject(ofTable)
const worldDescription = z.strictObject({ ...ofTable, width: z.int().min(1), height: z.int().min(1) })

/** A number of the grid or of the map; nothing else of a path than its commands and numbers can reach a page. */
const isIndex = (given: string): boolean => /^[1-9]\d?$/.test(given)
const isNumber = (given: string): boolean => /^\d{1,4}(?:\.\d+)?$/.test(given)
const isPath = (given: string): boolean => /^M[MLHVZmlhvz\d .,-]*$/.test(given)

/**
 * Reads the grid (`tiles.yaml`, `tiles.csv`) and the outlines (`world.yaml`, `world.csv`). Refuses a missing file, an unknown place, a place
 * twice in the grid, two on one square, a shape twice, and a shape that is neither an outline nor a dot.
 */
export function readMaps(files: readonly TextFile[], places: ReadonlySet<string>): Result<Maps, readonly Problem[]> {
  const tiles = readMap(files, { name: 'tiles', columns: ['place', 'row', 'column'], description: tileDescription })
  if (!tiles.ok) return tiles
  const columns = ['shape', 'place', 'path', 'x', 'y']
  const world = readMap(files, { name: 'world', columns, description: worldDescription })
  if (!world.ok) return world
  const [grid, outlines] = [tiles.value.table, world.value.table]
  const problems = [
    ...grid.rows.flatMap(row => tileProblems(grid, row, places)),
    ...duplicateProblems(grid, ({ cells }) => cells['place'] ?? '', 'place'),
    ...duplicateProblems(grid, ({ cells }) => `${cells['row']} ${cells['column']}`, 'column'),
    ...outlines.rows.flatMap(row => shapeProblems(outlines, row, places)),
    ...duplicateProblems(outlines, ({ cells }) => cells['shape'] ?? '', 'shape'),
  ]
  if (problems.length > 0) return refused(problems)
  const { source: from, width, height } = world.value.about
  return done({
    tiles: { source: tiles.value.about.source, tiles: grid.rows.map(tileOf) },
    world: { source: from, width, height, shapes: outlines.rows.map(shapeOf) },
  })
}

type Wanted<About> = {
  readonly name: string
  readonly columns: readonly string[]
  readonly description: z.ZodType<About>
}

function readMap<About extends { readonly rows: number }>(
  files: readonly TextFile[],
  { name, columns, description }: Wanted<About>,
): Result<{ readonly about: About; readonly table: Table }, readonly Problem[]> {
  const fileOf = (ending: string) => files.find(({ file }) => file.replace(/^.*[/]/, '') === `${name}${ending}`)
  const [described, listed] = [fileOf('.yaml'), fileOf('.csv')]
  if (!described || !listed) {
    const message = `A map is described in ${name}.yaml and drawn in ${name}.csv: one of them is missing.`
    return refused([atLine(`${name}.yaml`, 1, { path: '', kind: 'content.without-sibling', message })])
  }
  const about = readYaml(described, description)
  if (!about.ok) return about
  const table = readTable(listed)
  if (!table.ok) return table
  const problems = [...columnProblems(table.value, columns), ...rowCountProblems(table.value, about.value.rows)]
  return problems.length > 0 ? refused(problems) : done({ about: about.value, table: table.value })
}

function tileProblems(table: Table, row: Row, places: ReadonlySet<string>): readonly Problem[] {
  const { place = '', row: line = '', column = '' } = row.cells
  return [
    ...(places.has(place) ? [] : [cellFinding('place', 'map.place-unknown', place, 'is not a known place')]),
    ...(isIndex(line) ? [] : [cellFinding('row', 'map.not-a-number', line, 'is no row of the grid')]),
    ...(isIndex(column) ? [] : [cellFinding('column', 'map.not-a-number', column, 'is no column of the grid')]),
  ].map(found => atRow(table, row.row, found))
}

function shapeProblems(table: Table, row: Row, places: ReadonlySet<string>): readonly Problem[] {
  const { place = '', path = '', x = '', y = '' } = row.cells
  const drawn = path === '' ? isNumber(x) && isNumber(y) : isPath(path) && x === '' && y === ''
  return [
    ...(places.has(place) ? [] : [cellFinding('place', 'map.place-unknown', place, 'is not a known place')]),
    ...(drawn
      ? []
      : [cellFinding('path', 'map.not-a-shape', path.slice(0, 40), 'is no outline, and no dot has its place')]),
  ].map(found => atRow(table, row.row, found))
}

const tileOf = ({ cells }: Row): MapTile => ({
  place: cells['place'] as PlaceCode,
  row: Number(cells['row']),
  column: Number(cells['column']),
})

function shapeOf({ cells }: Row): MapShape {
  const place = cells['place'] as PlaceCode
  if (cells['path'] !== '') return { place, path: cells['path']! }
  return { place, x: Number(cells['x']), y: Number(cells['y']) }
}
