import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { check, type Compiled, compile, confirmBySearch, type Finding } from '@waymark/terms'
import { readTerms } from '@waymark/terms/read'
import { parse } from 'csv-parse/sync'

const root = path.join(import.meta.dirname, '../../..')
const shared = path.join(root, '../shared')
const seeds = path.join(shared, 'seeds')
const absent = fs.existsSync(seeds) ? false : 'shared reference files are absent: ../shared/seeds'

const content = path.join(root, 'content/terms')
const names = fs.readdirSync(content).filter(name => name.endsWith('.yaml'))
const read = readTerms(Object.fromEntries(names.map(name => [name, fs.readFileSync(path.join(content, name), 'utf8')])))
assert.ok(read.ok)
const compiled: Compiled = compile(read.value)

type Row = { seed: string; term: string; status: string; quoted: string; official_title: string; sentence: string }

test('in the five source documents a plain search finds no listed wording that the checker does not report or explain', t => {
  if (absent) return t.skip(absent)
  let hits = 0
  for (const name of fs.readdirSync(seeds).filter(one => one.endsWith('.txt'))) {
    const text = fs.readFileSync(path.join(seeds, name), 'utf8')
    const rows = confirmBySearch(compiled, text)
    hits += rows.length
    assert.deepEqual(
      rows.filter(row => !row.reported && !row.explained).map(row => `${name} ${row.searched}: ${row.context}`),
      [],
    )
  }
  assert.ok(hits > 400, `${hits} hits`)
})

/** What the list says of a term, as the statuses of our content that agree with it. */
const agreeing: Readonly<Record<string, readonly string[]>> = {
  discouraged: ['discouraged'],
  sensitive: ['careful'],
  'context-dependent': ['careful', 'preferred'],
  'older umbrella term': ['careful'],
  'treaty title': ['careful', 'preferred', 'discouraged'],
  preferred: ['preferred'],
  'preferred-ish': ['preferred'],
}

/** Rows on which we differ, each with the reason. The first part is the term, the second a piece of the sentence. */
const differing: readonly (readonly [string, string, string])[] = [
  ['victim', 'commonly victimized', 'the list found "victim" inside the verb; no wording of ours stands there'],
]

test('the terms of the sentence list are found with a status that agrees, or the difference is named here', t => {
  if (absent) return t.skip(absent)
  const rows = parse(fs.readFileSync(path.join(shared, 'data/terminology/term_sentences_from_seeds.csv')), {
    columns: true,
  }) as Row[]
  const open = rows.filter(row => {
    const found = at(row)
    if (found.some(finding => agreeing[row.status]?.includes(finding.status))) return false
    return !differing.some(([term, piece]) => row.term === term && row.sentence.includes(piece))
  })
  assert.deepEqual(
    open.map(row => `${row.seed} ${row.term}: ${row.sentence}`),
    [],
  )
})

test('what the sentence list calls an official title is read as one, except where a preferred wording merely shares its sentence', t => {
  if (absent) return t.skip(absent)
  const rows = parse(fs.readFileSync(path.join(shared, 'data/terminology/term_sentences_from_seeds.csv')), {
    columns: true,
  }) as Row[]
  const titles = rows.filter(row => row.official_title === 'True' && row.status !== 'preferred')
  assert.ok(titles.length >= 10)
  for (const row of titles)
    assert.ok(
      at(row).every(finding => finding.reading === 'title'),
      row.sentence,
    )
})

/** The findings that overlap the row's term in its sentence. */
function at(row: Row): Finding[] {
  const start = row.sentence.toLowerCase().indexOf(row.term.toLowerCase())
  return check(compiled, row.sentence).filter(finding => finding.start < start + row.term.length && start < finding.end)
}
