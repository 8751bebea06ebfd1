/** Maps as they are read: what is no outline never reaches a page, and a State stands once. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readMaps } from '@waymark/exchange'
import { problemsOf } from './problems.ts'

const root = new URL('../../../content/', import.meta.url)
const fileAt = (file: string) => ({ file, text: readFileSync(new URL(file, root), 'utf8') })
const shipped = ['maps/tiles.yaml', 'maps/tiles.csv', 'maps/world.yaml', 'maps/world.csv'].map(fileAt)
const words = '{ en: a, ru: б, ar: ب, sv: å }'
const source = `source: { title: t, publisher: p, address: a, licence: l, seen: 2026-01-01, note: ${words} }`

function read(tiles: readonly string[], shapes: readonly string[]) {
  const table = (header: string, rows: readonly string[]) => [header, ...rows, ''].join('\n')
  const files = [
    { file: 'maps/tiles.yaml', text: `table: tiles.csv\nrows: ${tiles.length}\n${source}\n` },
    { file: 'maps/tiles.csv', text: table('place,row,column', tiles) },
    { file: 'maps/world.yaml', text: `table: world.csv\nrows: ${shapes.length}\nwidth: 9\nheight: 9\n${source}\n` },
    { file: 'maps/world.csv', text: table('shape,place,path,x,y', shapes) },
  ]
  return readMaps(files, new Set(['SWE', 'MLT']))
}
const found = (tiles: readonly string[], shapes: readonly string[]) =>
  problemsOf(read(tiles, shapes)).map(({ row, path, kind }) => [row, path, kind])

test('the map that is shipped has every member of the United Nations, on the grid and on the world', () => {
  const places = fileAt('places/places.csv').text
  const members = fileAt('groups/un-members.csv').text
  const known = new Set(places.match(/^[A-Z]{3}(?=,)/gm))
  const maps = readMaps(shipped, known)
  assert.ok(maps.ok, JSON.stringify(maps))
  const [grid, world] = [maps.value.tiles.tiles, maps.value.world.shapes].map(
    drawn => new Set<string>(drawn.map(({ place }) => place)),
  )
  const listed = new Set(members.match(/\b[A-Z]{3}\b/g)?.filter(code => known.has(code)))
  assert.equal(grid!.size, 195)
  assert.ok(listed.size >= 193)
  assert.deepEqual(
    [...listed].filter(code => !grid!.has(code) || !world!.has(code)),
    [],
  )
})

test('an outline is commands and numbers and nothing else, and a dot has both its places', () => {
  const right = ['SWE,1,1', 'MLT,2,1']
  assert.deepEqual(found(right, ['SWE,SWE,M1 2l3-4z,,', 'MLT,MLT,,4,5.5']), [])
  for (const wrong of ['SWE,SWE,"M1 2""><script>",,', 'SWE,SWE,,4,', 'SWE,SWE,M1 2z,4,5', 'SWE,SWE,url(x),,'])
    assert.deepEqual(found(right, [wrong]), [[2, 'path', 'map.not-a-shape']], wrong)
})

test('an unknown place, a State twice, two States on one square and a shape twice are named with their row', () => {
  assert.deepEqual(found(['SWE,1,1', 'XXX,0,2', 'SWE,1,3', 'MLT,1,1'], ['SWE,XXX,M1z,,', 'SWE,SWE,M1z,,']), [
    [3, 'place', 'map.place-unknown'],
    [3, 'row', 'map.not-a-number'],
    [4, 'place', 'table.row-twice'],
    [5, 'column', 'table.row-twice'],
    [2, 'place', 'map.place-unknown'],
    [3, 'shape', 'table.row-twice'],
  ])
  assert.equal(readMaps([], new Set()).ok, false)
})
