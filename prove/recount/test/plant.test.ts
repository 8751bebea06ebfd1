import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { membersOn } from '../context.ts'
import { plant, realSize, smallSize } from '../plant.ts'
import { recount } from '../recount.ts'
import { keyOf } from '../status.ts'
import { entriesIn, rowIn } from './small.ts'

const world = plant(7, smallSize)
const [first, second, third] = ['2024-1', '2025-1', '2026-1'].map(label => recount(world, label)) as [
  ReturnType<typeof recount>,
  ReturnType<typeof recount>,
  ReturnType<typeof recount>,
]

/** The country of a planted case; `part` of its name is enough. */
function countryOf(part: string): string {
  const found = world.planted.find(planted => planted.case.includes(part))
  assert.ok(found?.at.country, `nothing is planted as "${part}"`)
  return found.at.country
}

const says = (found: ReturnType<typeof recount>, indicator: string, part: string, period: string) => {
  const row = rowIn(found, indicator, countryOf(part), period)
  const shown = row.public === null ? 'left out' : 'value' in row.public ? keyOf(row.public.value) : row.public.missing
  return [row.inside === null ? 'not asked' : keyOf(row.inside), shown]
}
const silent = 'no-answer-published'

test('the same seed plants the same world, another seed another one, and it is plain JSON', () => {
  assert.deepEqual(plant(7, smallSize), world)
  assert.notDeepEqual(plant(8, smallSize).submissions, world.submissions)
  assert.deepEqual(JSON.parse(JSON.stringify(world)), world)
  assert.deepEqual(JSON.parse(JSON.stringify(third)), third)
})

test('the real size is 122 members in 104 countries and 10 regions, and 40 indicators: 13, 9, 16 and 2', () => {
  const { network, indicators } = plant(1, realSize)
  const founding = membersOn(plant(1, realSize), network.founded)
  assert.equal(founding.length, 122)
  assert.equal(new Set(founding.flatMap(member => member.countries)).size, 104)
  assert.equal(network.regions.length, 10)
  const derived = ['S1b', 'E5b']
  const asked = indicators.filter(indicator => indicator.how !== 'entries' && !derived.includes(indicator.code))
  const ofSubject = (subject: string) => asked.filter(indicator => indicator.subject === subject).length
  assert.deepEqual(
    [
      indicators.length,
      ofSubject('country'),
      ofSubject('member'),
      indicators.filter(indicator => indicator.how === 'entries').length,
    ],
    [40, 13, 9, 16],
  )
})

test('the planted answers come out as they were meant', () => {
  assert.deepEqual(says(first, 'O4a', 'held by its only member', '2023'), ['yes', silent])
  assert.deepEqual(says(second, 'O4a', 'held by its only member', '2023'), ['yes', 'yes'])
  assert.deepEqual(says(first, 'O2b', 'both say yes', '2023'), ['yes', 'yes'])
  assert.deepEqual(says(first, 'O1b', 'contested, ruled after', '2023'), ['missing contested', silent])
  assert.deepEqual(says(second, 'O1b', 'contested, ruled after', '2023'), ['yes', 'yes'])
  assert.deepEqual(says(first, 'O5b', 'ruled before', '2023'), ['no', 'no'])
  assert.deepEqual(says(first, 'O6b', 'not applicable against', '2023'), ['missing contested', silent])
  assert.deepEqual(says(first, 'O4a', 'unknown and refused', '2023'), ['missing unknown', silent])
  assert.deepEqual(says(first, 'O4b', 'unknown beside a value', '2023'), ['partial', 'partial'])
  assert.deepEqual(says(first, 'O4c', 'a ruling that no answer carries', '2023'), ['partial', silent])
  assert.deepEqual(says(first, 'O4a', 'returned', '2023'), ['missing not-answered', silent])
  assert.deepEqual(says(second, 'O4a', 'still a draft', '2024'), ['missing not-answered', silent])
  assert.deepEqual(says(first, 'O4a', 'only member is not shown', '2023')[1], 'left out')
  assert.deepEqual(says(third, 'O4b', 'one answer sent back', '2025'), ['missing not-answered', silent])
  assert.deepEqual(says(second, 'O6a', 'two of three agree', '2024'), ['missing contested', silent])
})

test('late acceptance, corrections and a hiding are in the releases that could know them', () => {
  assert.deepEqual(says(first, 'O4a', 'accepted only after', '2023'), ['missing under-review', silent])
  assert.notDeepEqual(says(second, 'O4a', 'accepted only after', '2023')[0], 'missing under-review')
  assert.deepEqual(
    [first, second].map(found => says(found, 'O5a', 'yes to no', '2023')[0]),
    ['yes', 'no'],
  )
  assert.deepEqual(
    [first, second].map(found => says(found, 'O6a', 'no to yes', '2023')[0]),
    ['no', 'yes'],
  )
  assert.deepEqual(
    [first, third].map(found => says(found, 'O1b', 'later hiding', '2023')[1]),
    ['yes', silent],
  )
  const looked = recount(world, '2024-1', '2025-09-02')
  assert.deepEqual(says(looked, 'O1b', 'later hiding', '2023'), ['yes', silent])
})

test('the second round of a period completes the first and never replaces it with silence', () => {
  assert.equal(says(second, 'O1b', 'silent in one round', '2024')[0], 'yes')
  assert.equal(says(second, 'O1b', 'answered, and silent', '2024')[0], 'yes')
  assert.equal(says(second, 'O1b', 'answered twice', '2024')[0], 'no')
  assert.equal(says(second, 'O1b', 'under review, and silent', '2024')[0], 'missing under-review')
  assert.equal(says(second, 'O1b', 'contested, and silent', '2024')[0], 'missing contested')
  const excluded = second.exclusions.public.find(
    exclusion => exclusion.indicator === 'O1b' && exclusion.subject === countryOf('answered twice'),
  )
  assert.deepEqual([excluded?.kept, excluded?.excluded], ['round-2b', 'round-2'])
})

test('a membership that ends in the middle of a round is counted in it and not asked again', () => {
  const left = countryOf('answers after its membership ended')
  assert.notEqual(rowIn(second, 'O4a', left, '2024').inside, null)
  const later = third.rows.find(set => set.indicator === 'O4a' && set.period === '2025')!
  assert.equal(
    later.rows.some(row => row.subject === left),
    false,
  )
})

test('the planted company stands twice, then once, then no more', () => {
  const ids = (found: ReturnType<typeof recount>, period: string) =>
    entriesIn(found, 'O3a', 'world', period).inside.entries.filter(
      id => id === 'company-kept' || id === 'company-duplicate',
    )
  assert.deepEqual(ids(first, '2023'), ['company-duplicate', 'company-kept'])
  assert.deepEqual(ids(second, '2024'), ['company-kept'])
  assert.deepEqual(ids(third, '2025'), [])
})

test('a submission all of whose answers are held, and a country all of whose answers are, publish nothing', () => {
  const country = world.planted.find(planted => planted.case.startsWith('a submission all'))!.at.country!
  const member = world.network.members.find(eachMember => eachMember.countries.includes(country))!.id
  const row = rowIn(third, 'E5a', member, '2025')
  assert.deepEqual([keyOf(row.inside!), row.public], ['yes', { missing: silent }])
  const focal = countryOf('held by its focal point')
  const published = second.rows
    .filter(set => set.subject === 'country' && set.period === '2024' && set.type === 'member')
    .filter(set => !['O1a', 'O1b', 'O2b'].includes(set.indicator.split('/')[0]!))
    .flatMap(set =>
      set.rows.filter(
        derivedRow => derivedRow.subject === focal && derivedRow.public !== null && 'value' in derivedRow.public,
      ),
    )
  assert.deepEqual(published, [])
})

test('lists are closed in some countries and open in others, and some are contradicted later', () => {
  assert.ok(world.planted.some(planted => planted.case.startsWith('nothing to report, and an entry')))
  const national = third.entries.flatMap(entry =>
    entry.place.kind === 'country' ? (entry.inside.lists.national ?? []) : [],
  )
  assert.deepEqual([...new Set(national.map(lists => lists.closed))].sort(), [0, 1])
  const printed = new Set(third.entries.map(entry => entry.public?.prints))
  assert.ok(printed.has(0) && printed.has('no answer published'))
})

test('the recount imports nothing of the product', () => {
  const folder = path.join(import.meta.dirname, '..')
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
  assert.ok(files.length > 20)
  for (const file of files) {
    const text = fs.readFileSync(path.join(folder, file), 'utf8')
    for (const [, from] of text.matchAll(/(?:from|import\()\s*'([^']+)'/g)) {
      const target = from!.startsWith('.') ? path.resolve(folder, path.dirname(file), from!) : from!
      assert.ok(target.startsWith('node:') || target.startsWith(folder), `${file} imports ${from}`)
    }
  }
})
