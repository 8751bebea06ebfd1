/** An answer says of itself which forms it is about, what it serves, and whether it looks at what happens online. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { aboutOffered, readFramework } from '@waymark/framework'
import { readTypedAnswer, sameAsLast, saidAbout, saidTogether } from '../src/index.ts'

const file = new URL('../../../content/frameworks/ecpat-2021-2025.yaml', import.meta.url)
const read = readFramework(readFileSync(file, 'utf8'), 'ecpat-2021-2025.yaml')
assert.ok(read.ok)
const edition = read.value
const indicator = (code: string) => edition.indicators.find(eachIndicator => eachIndicator.code === code)!
const offered = (code: string) => aboutOffered(edition, indicator(code))!
const answer = (typed: Readonly<Record<string, string>>) =>
  readTypedAnswer(indicator('E1a'), { state: 'yes', ...typed }, offered('E1a'))
const about = {
  'theme.travel-tourism': 'yes',
  'serves.outcome/C3': 'yes',
  'serves.sdg/16.2': 'yes',
  online: 'addressed',
}

test('it is kept beside the value, changes nothing of it, and stands in the form again', () => {
  const kept = answer(about)
  assert.ok(kept.ok, JSON.stringify(kept))
  assert.deepEqual(kept.value.value, { kind: 'rating', state: 'yes' })
  assert.deepEqual(kept.value.typed, { state: 'yes', ...about })
  assert.deepEqual(saidAbout(kept.value.typed), {
    themes: ['travel-tourism'],
    serves: ['outcome/C3', 'sdg/16.2'],
    online: 'addressed',
  })
})

test('what no edition has, and any of it where nobody is asked, is refused by the name of its list', () => {
  const refusals = (typed: Readonly<Record<string, string>>) => {
    const kept = answer(typed)
    return kept.ok ? [] : kept.refusal.map(({ kind, field }) => [kind, field])
  }
  assert.deepEqual(refusals({ 'theme.weather': 'yes' }), [['theme.unknown', 'themes']])
  assert.deepEqual(refusals({ 'serves.sdg/99.9': 'yes' }), [['served.unknown', 'sdg']])
  assert.deepEqual(refusals({ 'serves.target-group/a child': 'yes' }), [['served.unknown', 'targetGroups']])
  assert.deepEqual(refusals({ online: 'perhaps' }), [['choice.unknown', 'online']])
  const ruling = readTypedAnswer(indicator('E1a'), { state: 'yes', ...about })
  assert.equal(ruling.ok, false)
  const member = edition.indicators.find(eachIndicator => eachIndicator.asks === 'member')!
  assert.equal(aboutOffered(edition, member), undefined)
})

test('what the question names itself, and asks form by form, is not offered again', () => {
  const law = offered('O1a')
  assert.deepEqual([law.themes, law.online], [[], false], 'it asks about every form and what happens online by itself')
  const named = indicator('O1a').targetGroups.map(code => `target-group/${code}`)
  assert.ok(!law.servable.some(servable => named.includes(servable.key)))
  assert.ok(offered('E1a').themes.length > 0)
})

test('"the same as last time" keeps what it was about, or takes what is said of it today', () => {
  const last = { typed: { state: 'yes', ...about }, rationale: '', evidence: [] }
  const now = (typed: Readonly<Record<string, string>>) => sameAsLast({ typed, rationale: '', evidence: [] }, last)
  assert.deepEqual(now({})?.typed, last.typed)
  assert.deepEqual(now({ 'theme.online': 'yes' })?.typed, { state: 'yes', 'theme.online': 'yes' })
  assert.equal(now({ state: 'no' }), null)
})

test('of several answers that agree every form goes out, and of the online dimension only what none says otherwise', () => {
  const eachAbout = saidAbout(about)
  const other = saidAbout({ 'theme.online': 'yes', online: 'not-addressed' })
  assert.deepEqual(saidTogether([eachAbout, other]), {
    themes: ['online', 'travel-tourism'],
    serves: ['outcome/C3', 'sdg/16.2'],
    online: null,
  })
  assert.equal(saidTogether([eachAbout, saidAbout({})]).online, 'addressed')
})
