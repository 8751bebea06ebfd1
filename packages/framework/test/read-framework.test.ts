import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeProblem, readFramework } from '../src/index.ts'
import type { FrameworkEdition, FrameworkProblem } from '../src/index.ts'
import { changed, smallFile } from './small-file.ts'

function taken(text: string): FrameworkEdition {
  const read = readFramework(text, 'small.yaml')
  assert.ok(read.ok, read.ok ? '' : read.refusal.map(describeProblem).join('\n'))
  return read.value
}

function problems(text: string): readonly FrameworkProblem[] {
  const read = readFramework(text, 'small.yaml')
  assert.ok(!read.ok, 'the file was taken')
  return read.refusal
}

/** The only problem, as a person reads it. */
function words(text: string): string {
  const found = problems(text)
  assert.equal(found.length, 1, found.map(describeProblem).join('\n'))
  return found.map(describeProblem).join('')
}

test('a plain wording has the status and source that the file sets for its language', () => {
  const { name, counted } = taken(smallFile).indicators[0] ?? assert.fail()
  assert.deepEqual(name.ru, { text: 'Количество стран с законом', status: 'official', source: 'paper' })
  assert.deepEqual(counted, { en: { text: 'countries with a law', status: 'working', source: 'us' } })
})

test('a wording may say its own status and source', () => {
  const own = changed('name: { en: Laws }', 'name: { en: { text: Laws, status: outdated, source: us } }')
  assert.deepEqual(taken(own).sections[0]?.name.en, { text: 'Laws', status: 'outdated', source: 'us' })
})

test('an edition is a plain value that survives JSON', () => {
  const edition = taken(smallFile)
  assert.deepEqual(JSON.parse(JSON.stringify(edition)), edition)
})

test('a byte order mark at the start changes nothing', () => {
  assert.deepEqual(taken(`\ufeff${smallFile}`), taken(smallFile))
})

test('Windows line ends change nothing, and lines are still counted', () => {
  assert.deepEqual(taken(smallFile.replaceAll('\n', '\r\n')), taken(smallFile))
  assert.match(words(changed('timing: state', 'timing: always').replaceAll('\n', '\r\n')), /^small\.yaml:35:/)
})

test('broken YAML is refused with its line', () => {
  const found = problems(changed('owner: Nobody', 'owner: "Nobody'))
  assert.equal(found[0]?.kind, 'framework.yaml-broken')
  assert.match(found.map(describeProblem).join('\n'), /^small\.yaml:\d+: The YAML cannot be read: /)
})

test('a file saved in another encoding is refused in words', () => {
  assert.equal(
    words('texts: \ufffd\ufffd'),
    'small.yaml:1: The file is not text in UTF-8; save it as UTF-8 and try again.',
  )
})

test('an empty file, a list and a single word are no framework', () => {
  for (const text of ['', '# only a note', '- a list', 'word'])
    assert.equal(words(text), 'small.yaml:1: The file holds no fields.')
})

test('nesting without end and aliases without end are refused, not followed', () => {
  assert.equal(problems(`a: ${'['.repeat(100_000)}`)[0]?.kind, 'framework.yaml-broken')
  const bomb = [
    'a0: &a0 [x, x]',
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => `a${n}: &a${n} [${`*a${n - 1}, `.repeat(9)}x]`),
  ]
  assert.equal(problems(bomb.join('\n'))[0]?.kind, 'framework.yaml-broken')
})

test('the same field written twice is refused', () => {
  assert.equal(
    problems(changed('    unit: countries', '    unit: countries\n    unit: members'))[0]?.kind,
    'framework.yaml-broken',
  )
})

test('a missing criterion is named with its indicator, at the line of the criteria', () => {
  assert.equal(
    words(changed('      partial: { en: There is a draft. }\n', '')),
    'small.yaml:41: indicators[O1a].criteria.partial: "partial" is missing.',
  )
})

test('a rating without criteria is refused', () => {
  const without = smallFile.replace(/ {4}criteria:\n(?: {6}.*\n){4}/, '')
  assert.equal(
    words(without),
    'small.yaml:29: indicators[O1a].criteria: A rating needs one sentence each for yes, partial and no.',
  )
})

test('a rating that is never partial says so', () => {
  assert.equal(
    taken(changed('partial: { en: There is a draft. }', 'partial: never')).indicators[0]?.criteria?.partial,
    null,
  )
})

test('a field with a wrong name is not passed over', () => {
  assert.equal(
    words(changed('direction: more', 'direction: more\n    rollup: none')),
    'small.yaml:39: indicators[O1a].rollup: "rollup" is not a field here; check its spelling.',
  )
})

test('an average of percentages cannot be written', () => {
  const found = problems(changed('overPlaces: count-by-state', 'overPlaces: average'))
  assert.equal(found[0]?.kind, 'framework.average-refused')
  assert.match(found[0]?.message ?? '', /An average of percentages says nothing true about the whole/)
})

test('an empty wording is refused', () => {
  assert.equal(
    words(changed('owner: Nobody\n', "owner: ' '\n")),
    'small.yaml:12: framework.owner: " " is empty; leave it out instead.',
  )
  assert.match(words(changed('en: Small framework', "en: ' '")), /framework\.name\.en: " " is empty/)
})

test('a language that Waymark does not speak is refused', () => {
  assert.match(
    words(changed('name: { en: Laws }', 'name: { en: Laws, fr: Lois }')),
    /sections\[O1\]\.name\.fr: "fr" is not a field here/,
  )
})

test('a plain wording in a language without a default asks for its status and source', () => {
  assert.deepEqual(
    problems(changed('counted: { en: countries with a law }', 'counted: { sv: länder med en lag }')).map(
      describeProblem,
    ),
    [
      'small.yaml:37: indicators[O1a].counted.sv: "länder med en lag" needs a status (official, working, outdated); the file sets none for "sv".',
      'small.yaml:37: indicators[O1a].counted.sv: "länder med en lag" needs a source; the file sets none for "sv".',
    ],
  )
})

test('an SDG target written as a number is refused, for 8.10 and 8.1 would be the same', () => {
  assert.match(words(changed("sdg: ['16.2']", 'sdg: [8.10]')), /"8\.1" must be in quotes/)
  assert.match(words(changed("sdg: ['16.2']", "sdg: ['18.2']")), /"18\.2" is not an SDG target/)
})

test('a framework that claims to speak for its owner is refused', () => {
  assert.match(
    words(changed('speaksFor: false', 'speaksFor: true')),
    /must be false: an installation never speaks for the owner/,
  )
})

test('the file name of a problem is the one that was given', () => {
  const read = readFramework('', 'content/frameworks/a.yaml')
  assert.equal(read.ok ? '' : read.refusal[0]?.file, 'content/frameworks/a.yaml')
})
