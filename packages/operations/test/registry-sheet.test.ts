/** A sheet of members: tried, mended, kept; kept again it changes nothing, and what goes out can come in again. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Result } from '@waymark/language'
import {
  foundNetwork,
  keepSheet,
  registryPage,
  registrySheet,
  sheetColumns,
  renameMember,
  trySheet,
  type Desk,
  type Refusal,
} from '@waymark/operations'
import { csv } from '@waymark/scorecard'
import { allPlaceCodes } from '@waymark/store'
import { must, openWorld, testNetwork, type World } from '@waymark/testing'

let world: World
let desk: Desk
let codes: readonly string[]
before(async () => {
  world = await openWorld()
  desk = await world.signInAs('adele')
  codes = [...(await allPlaceCodes(world.system.runtime.installation.app.db))]
    .filter(code => /^[A-P]..$/.test(code))
    .sort()
})
after(() => world.close())

type Row = readonly string[]
const sheetOf = (rows: readonly Row[], header = 'name;kind;from;until;countries') =>
  [header, ...rows.map(row => row.join(';'))].join('\r\n')
/** 122 members in 104 countries: 18 of the countries have a second one. */
const members = (): Row[] =>
  Array.from({ length: 122 }, (_, at) => [
    `Föreningen ${at}`,
    at % 2 ? 'coalition' : '',
    '2015-01-01',
    '',
    codes[at % 104]!,
  ])
const wrongs = (result: Result<unknown, Refusal>) => {
  assert.ok(!result.ok)
  return (result.refusal.problems ?? [result.refusal]).map(problem => {
    const { kind = '', line, column, given } = problem as unknown as Record<string, string>
    return [line, column, kind.replace('registry.sheet.', ''), given]
  })
}

describe('a sheet of 122 members', () => {
  test('is tried first: three rows twice and two wrong ones are named by line and column, and nothing is kept', async () => {
    const rows = members()
    rows[10] = [rows[10]![0]!, '', '2015-13-01', '', rows[10]![4]!]
    rows[20] = [rows[20]![0]!, '', '2015-01-01', '', 'XQZ']
    const twice = ['FÖRENINGEN 3', 'Fo\u0308reningen  4', 'Föreningen\u200b 5'].map(name => [
      name,
      ...rows[3]!.slice(1),
    ])
    const before = (await registryPage(desk))!.members.length
    assert.deepEqual(wrongs(await trySheet(desk, { sheet: sheetOf([...rows, ...twice]) })), [
      [12, 'from', 'cell', '2015-13-01'],
      [22, 'countries', 'place', 'XQZ'],
    ])
    assert.deepEqual(
      wrongs(await keepSheet(desk, { sheet: sheetOf([...members(), ...twice]) })).map(wrong => wrong.slice(0, 3)),
      [
        [124, 'name', 'twice'],
        [125, 'name', 'twice'],
        [126, 'name', 'twice'],
      ],
    )
    assert.equal((await registryPage(desk))!.members.length, before)
  })

  test('is kept whole when it is mended, and the same sheet again changes nothing', async () => {
    const sheet = sheetOf(members())
    const before = (await registryPage(desk))!
    const tried = must(await trySheet(desk, { sheet }))
    assert.deepEqual([tried.changed.length, tried.same, tried.notNamed], [122, 0, before.members.length])
    assert.deepEqual(must(await keepSheet(desk, { sheet })), { changed: 122 })
    const { today } = (await registryPage(desk))!
    assert.deepEqual([today.members, today.countries], [before.today.members + 122, before.today.countries + 104])
    const again = must(await trySheet(desk, { sheet }))
    assert.deepEqual([again.changed.length, again.same], [0, 122])
    assert.deepEqual(must(await keepSheet(desk, { sheet })), { changed: 0 })
  })

  test('goes out and comes in again as it was, into this network and into an empty one', async () => {
    const { id } = (await registryPage(desk))!.members.find(member => member.name === 'Föreningen 7')!
    must(await renameMember(desk, { member: id, name: '=Ny; "förening" | 7', day: '2026-01-10', another: false }))
    const edit = [
      ['Föreningen 8', 'coalition', '2015-01-01', '2026-02-01', codes[8]!, 'Föreningen 9'],
      [
        'Föreningen 9',
        '',
        '2015-01-01',
        '',
        `${codes[9]!} / ${codes[90]!} 2020-01-01/2021-01-01`.replace(' / ', '\t'),
        '',
      ],
    ].map(row => row.map(cell => (cell.includes('\t') ? `"${cell.replace('\t', '; ')}"` : cell)))
    must(await keepSheet(desk, { sheet: sheetOf(edit, 'Name;Kind;From;Until;Countries;Continued by') }))
    const out = csv(sheetColumns, (await registrySheet(desk))!)
    const same = must(await trySheet(desk, { sheet: out }))
    assert.deepEqual([same.changed, same.notNamed], [[], 0])

    const empty = await foundNetwork(world.system.runtime, {
      ...testNetwork,
      slug: 'empty',
      groups: [],
      members: [],
      offices: [],
    })
    must(await keepSheet(empty, { sheet: out }))
    assert.equal(csv(sheetColumns, (await registrySheet(empty))!), out)
  })
})

describe('a row about a member that stands', () => {
  const header = 'name;from;until;countries;earlier_names'
  const tried = (...rows: Row[]) => trySheet(desk, { sheet: sheetOf(rows, header) })

  test('renames, adds a country, ends one, and lets it leave', async () => {
    const code = codes[30]!
    const row = ['Föreningen 30 A', '2015-01-01', '', `${code} 2015-01-01/2025-01-01, SWE`, '2026-01-05 Föreningen 30']
    assert.deepEqual(wrongs(await tried(row)), [[2, 'countries', 'cell', `${code} 2015-01-01/2025-01-01, SWE`]])
    const mended = row.with(3, `"${code} 2015-01-01/2025-01-01; LVA 2024-01-01"`)
    const { changed } = must(await tried(mended))
    assert.deepEqual(
      changed[0]!.changes.map(change => change.what),
      ['renamed', 'country-ends', 'country'],
    )
    must(await keepSheet(desk, { sheet: sheetOf([mended], header) }))
    const found = (await registryPage(desk))!.members.find(member => member.name === 'Föreningen 30 A')!
    assert.deepEqual([found.earlier, found.countries.map(country => country.code)], [['Föreningen 30'], ['LVA']])
  })

  test('never rewrites what is recorded, and says what is', async () => {
    const code = codes[40]!
    const says = async (...row: string[]) => wrongs(await tried(row)).map(wrong => wrong.slice(1, 3))
    assert.deepEqual(await says('Föreningen 40', '2016-01-01', '', code, ''), [['from', 'stays']])
    assert.deepEqual(await says('Föreningen 40', '2015-01-01', '', 'SWE', ''), [
      ['countries', 'needs-day'],
      ['countries', 'left-out'],
    ])
    assert.deepEqual(await says('Föreningen 40', '2015-01-01', '2014-01-01', code, ''), [['until', 'order']])
    assert.deepEqual(await says('Föreningen 40', '2015-01-01', '', code, '2020-01-01 Föreningen 41'), [
      ['earlier_names', 'renamed'],
    ])
    assert.deepEqual(await says('Föreningen 40 B', '2015-01-01', '', code, '2030-01-01 Föreningen 40'), [
      ['earlier_names', 'order'],
    ])
  })

  test('gives no member a name that another row of the sheet says another is called by', async () => {
    const code = codes[50]!
    const found = wrongs(
      await tried(
        ['New Harbour', '2020-01-01', '', code, '2022-01-01 Old Harbour'],
        ['old  harbour', '2023-01-01', '', code, ''],
      ),
    )
    assert.deepEqual(
      found.map(wrong => wrong.slice(0, 3)),
      [[2, 'earlier_names', 'taken']],
    )
  })
})

test('a sheet that is none is said so, with its line', async () => {
  const kinds = async (sheet: string) => {
    const result = await trySheet(desk, { sheet })
    return result.ok ? [] : (result.refusal.problems ?? [result.refusal]).map(problem => problem.kind)
  }
  assert.deepEqual(await kinds(' '), ['field.missing'])
  assert.deepEqual(await kinds('name;since\nX;2020-01-01'), [
    'registry.sheet.column-unknown',
    'registry.sheet.column-missing',
    'registry.sheet.column-missing',
  ])
  assert.deepEqual(await kinds('name;from;countries\nX;2020-01-01'), ['registry.sheet.row-length'])
  assert.deepEqual(await kinds('name;from;countries\n"X;2020-01-01'), ['registry.sheet.unreadable'])
  const other = await world.signInAs('arva')
  assert.deepEqual([(await trySheet(other, { sheet: 'x' })).ok, await registrySheet(other)], [false, null])
})
