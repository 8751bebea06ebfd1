/** The regions of a network: which codes and names one may have, and what ends elsewhere where a country comes in. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { movesInto, readRegionCode, readRegionNames, type RegionHeld } from '../src/regions.ts'

const region = (code: string, places: RegionHeld['places']): RegionHeld => ({
  id: code,
  code,
  names: { en: code },
  places,
})
const north = region('north', [{ code: 'QMA', from: '2021-01-01', until: null }])
const south = region('south', [])
const into = (from: string, until: string | null = null) =>
  movesInto([north, south], { region: south, place: { code: 'QMA', from, until }, was: null })

describe('a country that comes into a region', () => {
  test('leaves the one it was in on the same day', () => {
    const moved = into('2025-01-01')
    assert.ok('leaves' in moved)
    assert.deepEqual(
      moved.leaves.map(({ region: left, place }) => [left.code, place.from, place.until]),
      [['north', '2021-01-01', '2025-01-01']],
    )
  })

  test('is refused where days elsewhere would be lost', () => {
    const kind = (of: ReturnType<typeof into>) => ('problem' in of ? of.problem.kind : null)
    assert.equal(kind(into('2021-01-01')), 'region.country-elsewhere')
    assert.equal(kind(into('2025-01-01', '2026-01-01')), 'region.country-elsewhere')
    assert.equal(kind(into('2025-01-01', '2025-01-01')), 'days.end-before-start')
  })
})

test('a code is plain and not taken in whatever letters', () => {
  assert.deepEqual(readRegionCode(' isles ', ['North']), { ok: true, value: 'isles' })
  for (const given of ['', 'network', '1st', 'a b', 'north']) assert.equal(readRegionCode(given, ['North']).ok, false)
})

test('names are kept in the languages that have one, and compared folded', () => {
  assert.deepEqual(readRegionNames([north], { en: ' A  b ', ru: '' }), { ok: true, value: { en: 'A b' } })
  assert.equal(readRegionNames([north], { sv: 'NORTH' }).ok, false)
  assert.equal(readRegionNames([north], { en: ' ' }).ok, false)
})
