import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '@waymark/language'
import { checkContentFrameworks, collectionOf, describeProblem, readFramework, writeFramework } from '../src/index.ts'
import type { FrameworkEdition, Indicator } from '../src/index.ts'
import { frameworkFiles, registerFiles, shipped } from './shipped.ts'

const ecpat = shipped('ecpat-2021-2025')
const indicator = (edition: FrameworkEdition, code: string): Indicator =>
  edition.indicators.find(each => each.code === code) ?? assert.fail(`no indicator ${code}`)
const codes = (found: readonly { readonly code: string }[]) => found.map(each => each.code).join(' ')
const sectionsOf = (edition: FrameworkEdition, kind: string) =>
  codes(edition.sections.filter(each => each.kind === kind))

test('nothing is wrong in the frameworks and registers that are shipped', () => {
  assert.deepEqual(checkContentFrameworks([...frameworkFiles, ...registerFiles]).map(describeProblem), [])
})

for (const { file, text } of frameworkFiles)
  test(`exporting ${file} gives the same YAML back`, () => {
    const read = readFramework(text, file)
    assert.ok(read.ok)
    assert.equal(writeFramework(read.value), text)
  })

test('the ECPAT framework has its vision, mission, impact, five outcomes, goals, objectives, strategies and enablers', () => {
  assert.equal(sectionsOf(ecpat, 'vision') + sectionsOf(ecpat, 'mission') + sectionsOf(ecpat, 'impact'), 'VMI')
  assert.equal(sectionsOf(ecpat, 'outcome'), 'C1 C2 C3 C4 C5')
  assert.equal(sectionsOf(ecpat, 'goal'), 'G1 G2')
  assert.equal(sectionsOf(ecpat, 'objective'), 'O1 O2 O3 O4 O5 O6')
  assert.equal(sectionsOf(ecpat, 'underpinning'), 'U')
  assert.equal(sectionsOf(ecpat, 'strategy'), 'S1 S2 S3 S4')
  assert.equal(sectionsOf(ecpat, 'enabler'), 'E1 E2 E3 E4 E5')
})

test('of the 40 ECPAT indicators 13 ask countries, 9 ask members, 15 count entries and 3 are special', () => {
  const special = ['S1b', 'E4a', 'E5b']
  const plain = ecpat.indicators.filter(each => !special.includes(each.code))
  assert.equal(ecpat.indicators.length, 40)
  assert.equal(plain.filter(each => each.asks === 'country').length, 13)
  assert.equal(plain.filter(each => each.asks === 'member').length, 9)
  assert.equal(plain.filter(each => each.counts !== null).length, 15)
  for (const [letter, many] of [
    ['O', 18],
    ['S', 13],
    ['E', 9],
  ] as const)
    assert.equal(ecpat.indicators.filter(each => each.code.startsWith(letter)).length, many)
})

test('nobody is asked the wording of the network: each ECPAT indicator, each capability and each of the demonstration has a question of its own', () => {
  const asking = [
    'ecpat-2021-2025',
    'model-national-response-2016',
    'demonstration-2021-2025',
    'demonstration-2026-2030',
  ]
  for (const file of asking)
    for (const { code, name, question } of shipped(file).indicators)
      for (const language of languages) {
        const text = question[language]?.text ?? assert.fail(`${file} ${code} has no question in ${language}`)
        assert.notEqual(text, name[language]?.text)
        assert.doesNotMatch(text, /^(?:Number of|Количество|عدد|Antal)/, `${file} ${code}`)
        assert.equal(question[language]?.status, 'working')
      }
})

test('a question speaks to those it asks: of their country, organisation or region; a counting one says what to list', () => {
  const own = { country: /\byour country\b/, member: /\byour organisation\b/, group: /\byour region\b/ }
  for (const { code, asks, question } of ecpat.indicators) {
    const text = question.en?.text ?? ''
    assert.match(text, asks === null ? /^List / : own[asks as keyof typeof own], code)
  }
})

test('each shipped indicator says what it measures, and none of the five outcomes for children has one of outcome', () => {
  for (const file of ['ecpat-2021-2025', 'model-national-response-2016', 'demonstration-2021-2025', 'public-record'])
    for (const { code, measures } of shipped(file).indicators)
      if (code !== 'UNDER-18') assert.notEqual(measures, null, `${file} ${code}`)
  assert.deepEqual(codes(ecpat.indicators.filter(each => each.measures === 'structure')), 'O1a O1b O3b O5b')
  assert.deepEqual(codes(ecpat.indicators.filter(each => each.measures === 'outcome')), '')
  assert.deepEqual(codes(ecpat.indicators.filter(each => each.onlineDimension === 'addressed')), 'O2b S4b')
})

test('O1c, S1b, S3b, E5a and E5b are computed, the others asked or counted', () => {
  const how = (wanted: string) => codes(ecpat.indicators.filter(each => collectionOf(each) === wanted))
  assert.equal(how('derived'), 'O1c S1b S3b E5a E5b')
  assert.equal(how('partly'), '')
  for (const code of ['S1a', 'S2a', 'E1b', 'E4b']) assert.equal(collectionOf(indicator(ecpat, code)), 'asked')
})

test('the wording of O3c is the chapter’s, because the results framework breaks off, and both are shown', () => {
  const { name, variants, discrepancies } = indicator(ecpat, 'O3c')
  assert.match(name.en?.text ?? '', /global associations of target private sector industries$/)
  assert.match(variants[0]?.text.en?.text ?? '', /by national\/regional\.$/)
  assert.equal(discrepancies[0]?.kind, 'cut-off')
})

test('the Russian Objective 3 that repeats Objective 2 is shown as printed, and is not the wording', () => {
  const [two, three] = ['O2', 'O3'].map(code => ecpat.sections.find(each => each.code === code) ?? assert.fail())
  assert.equal(three?.variants[0]?.text.ru?.text, two?.name.ru?.text)
  assert.notEqual(three?.name.ru?.text, two?.name.ru?.text)
  assert.equal(three?.discrepancies[0]?.kind, 'copied-text')
})

test('English and Russian wordings of ECPAT are official, Arabic and Swedish are working translations', () => {
  for (const { name } of [...ecpat.indicators, ...ecpat.sections])
    assert.deepEqual(
      [name.en?.status, name.ru?.status, name.ar?.status, name.sv?.status],
      ['official', 'official', 'working', 'working'],
    )
})

test('no criterion of a shipped framework claims that a network agreed to it', () => {
  for (const { file, text } of frameworkFiles) {
    const read = readFramework(text, file)
    assert.ok(read.ok)
    for (const { criteria } of read.value.indicators) assert.ok(criteria === null || criteria.status === 'proposal')
  }
})

test('the public record is imported, and of treaties says yes only of parties, the step of the others, never partial', () => {
  const record = shipped('public-record')
  for (const { code, origin } of record.indicators) assert.equal(origin.kind, 'imported', code)
  const treaties = record.indicators.filter(each => each.section === 'un-treaties')
  assert.ok(treaties.length >= 3)
  for (const { code, criteria, steps } of treaties) {
    assert.equal(criteria?.partial, null, code)
    assert.deepEqual(
      steps.map(step => `${step.code} of ${step.of}`),
      ['signed of no', 'none of no'],
      code,
    )
  }
})

test('the Model National Response has 6 domains and 21 private capabilities, effectiveness kept apart from existence', () => {
  const model = shipped('model-national-response-2016')
  assert.equal(sectionsOf(model, 'domain'), 'D1 D2 D3 D4 D5 D6')
  assert.equal(model.indicators.length, 21)
  assert.deepEqual([model.framework.private, model.framework.aggregateOnly], [true, true])
  for (const { subQuestions } of model.indicators)
    assert.deepEqual(
      subQuestions.map(part => part.combines),
      [true, true, false],
    )
  for (const { code, steps } of model.indicators)
    assert.deepEqual(
      steps.map(step => [step.code, step.of, step.parts]),
      [
        ['policy-alone', 'partial', { [`${code}.policy`]: 'yes', [`${code}.practice`]: 'no' }],
        ['practice-alone', 'partial', { [`${code}.policy`]: 'no', [`${code}.practice`]: 'yes' }],
      ],
    )
})

test('the demonstration says in every language that it is invented, and is after ECPAT, not of it', () => {
  const { framework } = shipped('demonstration-2021-2025')
  assert.equal(framework.invented, true)
  assert.match(framework.ofWhom.en?.text ?? '', /^Invented .* is not a framework of ECPAT/)
  assert.match(framework.ofWhom.ru?.text ?? '', /^Придумано/)
  assert.match(framework.ofWhom.ar?.text ?? '', /^ابتُكر/)
  assert.match(framework.ofWhom.sv?.text ?? '', /^Påhittat/)
})

test('in the second demonstration edition one indicator changed, two are new and one is dropped', () => {
  const [first, second] = [shipped('demonstration-2021-2025'), shipped('demonstration-2026-2030')]
  const before = new Set(first.indicators.map(each => each.code))
  assert.equal(codes(second.indicators.filter(each => !before.has(each.code))), 'A3 A4')
  assert.equal(codes(second.edition.dropped), 'D3')
  assert.equal(codes(second.indicators.filter(each => each.version.number > 1)), 'B1')
  assert.equal(indicator(second, 'B1').version.comparable, 'no')
})
