import assert from 'node:assert/strict'
import { test } from 'node:test'
import { facetValues, indicatorsWith, isFacet, onlineSaidIn, servable, servedPattern } from '../src/index.ts'
import { shipped } from './shipped.ts'

const ecpat = shipped('ecpat-2021-2025')
const codes = (found: readonly { readonly code: string }[]) => found.map(each => each.code).join(' ')

const byForm = 'O1a O1b O2a O4a O4b O4c O5a O5b'

test('an indicator is found under the themes it names or asks by themselves, and under none where it speaks of every form', () => {
  const forms = ecpat.themes.map(theme => theme.code)
  assert.deepEqual(facetValues(ecpat, 'theme'), forms)
  const found = (form: string) => codes(indicatorsWith(ecpat, 'theme', form)).split(' ')
  for (const form of ['prostitution', 'trafficking', 'marriage']) assert.deepEqual(found(form), byForm.split(' '))
  assert.deepEqual(
    [found('online'), found('travel-tourism')].map(each => each.filter(code => !byForm.includes(code))),
    [['O2b'], ['O3a']],
  )
  assert.ok(!found('online').includes('O3b'))
})

test('each of the five forms is asked by itself, and the online dimension beside them, where a law or service can differ by form', () => {
  for (const code of byForm.split(' ')) {
    const { subQuestions } = ecpat.indicators.find(indicator => indicator.code === code)!
    assert.deepEqual(
      subQuestions.flatMap(part => part.theme ?? []),
      ecpat.themes.map(theme => theme.code),
    )
    assert.equal(subQuestions.at(-1)!.code, `${code}.online-dimension`)
  }
})

test('an indicator is found under the target groups and SDG targets of its own section', () => {
  const groups = facetValues(ecpat, 'target-group')
  assert.ok(groups.includes('children-survivors'))
  for (const group of groups) {
    const found = indicatorsWith(ecpat, 'target-group', group)
    assert.ok(found.length > 0)
    for (const { section, targetGroups } of found) {
      const inSection = ecpat.sections.find(eachSection => eachSection.code === section)!.targetGroups
      assert.ok([...targetGroups, ...inSection].includes(group))
    }
  }
})

test('SDG targets stand in the order of goals, not of characters', () => {
  const sections = ecpat.sections.map(section => ({
    ...section,
    sdg: section.code === 'O1' ? ['16.2', '8.7', '16.a', '5.2'] : [],
  }))
  assert.deepEqual(facetValues({ ...ecpat, sections }, 'sdg'), ['5.2', '8.7', '16.2', '16.a'])
})

test('a part about the online dimension says that it is addressed or that it is not, and nothing where it was answered otherwise', () => {
  assert.equal(onlineSaidIn({ 'O4a.online': 'no', 'O4a.online-dimension': 'yes' }), 'addressed')
  assert.equal(onlineSaidIn({ 'O4a.online-dimension': 'no' }), 'not-addressed')
  for (const said of ['partial', 'unknown']) assert.equal(onlineSaidIn({ 'O4a.online-dimension': said }), undefined)
  assert.equal(onlineSaidIn({ 'O4a.online': 'yes' }), undefined)
  assert.equal(onlineSaidIn(), undefined)
})

test('what no indicator has is no value, and no other word is a facet', () => {
  assert.deepEqual(facetValues(ecpat, 'measures'), ['structure', 'process'])
  assert.deepEqual(indicatorsWith(ecpat, 'measures', 'outcome'), [])
  assert.equal(isFacet('measures'), true)
  assert.equal(isFacet('toString'), false)
})

test('outcomes for children, target groups and SDG targets each have a page, though no source links an indicator to an outcome', () => {
  assert.deepEqual(facetValues(ecpat, 'outcome'), ['C1', 'C2', 'C3', 'C4', 'C5'])
  assert.deepEqual(indicatorsWith(ecpat, 'outcome', 'C1'), [])
  assert.deepEqual(facetValues(ecpat, 'sdg'), ['5.2', '5.3', '8.7', '8.9', '16.2'])
  assert.equal(facetValues(ecpat, 'target-group').length, 6)
})

test('what can be served is offered with the wording of its source: five outcomes, six target groups, five SDG targets', () => {
  const offered = servable(ecpat)
  assert.deepEqual(Map.groupBy(offered, eachServable => eachServable.facet).size, 3)
  assert.equal(offered.length, 16)
  const target = offered.find(eachServable => eachServable.key === 'sdg/16.2')!
  assert.match(target.name.en!.text, /^End abuse, exploitation, trafficking/)
  assert.deepEqual([target.name.ru!.status, target.name.sv!.status], ['official', 'working'])
  assert.ok(offered.every(eachServable => servedPattern.test(eachServable.key)))
  for (const key of ['theme/online', 'sdg/', 'sdg/16.2/more', 'Arlan told us']) assert.ok(!servedPattern.test(key))
})

test('an SDG target without a wording is called by its number alone', () => {
  const { sdgTargets: _, ...without } = ecpat
  assert.deepEqual(servable(without).find(eachServable => eachServable.key === 'sdg/8.7')!.name, {})
})
