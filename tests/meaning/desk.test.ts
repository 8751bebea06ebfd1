/** What a desk shows and hands in: gaps by framework in its own order, and entries with the submission they belong to. Source: models.md 1 and 3. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { adoptFramework, planPage, readAs, saveAnswer, saveEntry, submit } from '@waymark/operations'
import { entryById, submissionById } from '@waymark/store'
import { countrySubmission, must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('gaps and choices of two frameworks stand framework by framework, in the order of each, not of the characters of their codes', async () => {
  must(await adoptFramework(world.system, { code: 'model-national-response', edition: '2016' }))
  const { indicators } = (await planPage(await world.signInAs('kaja'), 'QMA'))!
  const codes = (framework: string) =>
    indicators.filter(indicator => indicator.framework.code === framework).map(indicator => indicator.code)
  const runs = indicators.map(indicator => indicator.framework.code).filter((code, at, all) => code !== all[at - 1])
  assert.equal(runs.length, 2, 'no framework stands within another')
  const model = codes('model-national-response')
  assert.deepEqual(model.slice(0, 3), ['C1', 'C2', 'C3'])
  assert.equal(model.indexOf('C10'), model.indexOf('C9') + 1)
  // The old reading puts codes in the order of their characters: C1, C10, C11, C2.
  assert.notDeepEqual(model, model.toSorted())
  // Both have a C1: each has its own name.
  const names = indicators.filter(indicator => indicator.code === 'C1').map(indicator => indicator.name.en?.text)
  assert.equal(new Set(names).size, names.length)
})

test('whoever hands in a submission hands in the drafts on its lists with it', async () => {
  const arva = await world.signInAs('arva')
  const submission = await countrySubmission(arva, 'Alder')
  const patrol = {
    title: 'A patrol on the ferry',
    day: '2025-05-04',
    stages: [{ stage: 'carried-out', on: '2025-05-04' }],
    fields: { sectors: ['police', 'business'] },
    places: ['QMA'],
    language: 'en',
  }
  const { entry } = must(await saveEntry(arva, { ...patrol, kind: 'joint-action', entry: null, revision: 0 }))
  const answer = {
    submission,
    indicator: 'A2',
    typed: { state: 'no' },
    rationale: 'None.',
    evidence: [],
    language: 'en',
  }
  must(await saveAnswer(arva, { ...answer, revision: 0 }))
  const stateOf = () => readAs(arva, async t => (await entryById(t, entry))!.state)
  assert.equal(await stateOf(), 'draft')
  const { revision } = (await readAs(arva, t => submissionById(t, submission)))!
  must(await submit(arva, { submission, revision }))
  assert.equal(await stateOf(), 'submitted', 'the old reading left it a draft without a word')
})
