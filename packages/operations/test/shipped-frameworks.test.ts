/** The shipped frameworks are not pictures: each is adopted, asked of a small network, published, and adds up. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { checkFigure } from '@waymark/measure'
import {
  adoptFramework,
  readAs,
  moveEdition,
  openRelease,
  openRound,
  publishRelease,
  recordAgreement,
  runJobs,
  startPreview,
} from '@waymark/operations'
import type { FrameworkSections, IndexPage } from '@waymark/scorecard'
import { progressOf } from '@waymark/store'
import { must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

async function published(
  code: string,
  edition: string,
  label: string,
): Promise<{ round: string; page: FrameworkSections; index: IndexPage }> {
  const { system } = world
  const id = must(await adoptFramework(system, { code, edition }))
  must(await recordAgreement(system, { edition: id, body: 'Assembly', day: '2022-01-10', record: 'Minutes 7' }))
  must(await moveEdition(system, { edition: id, to: 'in-use' }))
  const round = must(
    await openRound(system, { edition: id, label: `Round of ${code}`, period: '2025', due: '2026-04-30' }),
  )
  const preview = must(await startPreview(system, { rounds: [round], label, days: '0' }))
  await runJobs(system.runtime)
  must(await publishRelease(system, { preview }))
  const release = (await openRelease(world.runtime, 'test-network', label))!
  const page = (await release.page<FrameworkSections>(`frameworks/${code}-${edition}/sections.json`))!
  return { round, page, index: (await release.page<IndexPage>('index.json'))! }
}

describe('the ECPAT results framework 2021-2025', () => {
  test('asks countries and members, and shows a silent network as silent, never as zero', async () => {
    const { round, page } = await published('ecpat', '2021-2025', '2026-1')
    const kinds = new Set((await readAs(world.system, t => progressOf(t, round))).map(progress => progress.subjectKind))
    assert.deepEqual([...kinds].sort(), ['country', 'member'])
    const indicators = page.sections.flatMap(section => section.indicators)
    assert.equal(indicators.length, 40)
    const figures = indicators.flatMap(indicator => indicator.latest)
    for (const figure of figures) assert.deepEqual(checkFigure(figure.figure), [], figure.id)
    const countries = figures.filter(figure => figure.counts === 'country' && figure.figure.kind === 'states')
    const asked = countries.filter(country => country.respondentType === 'member')
    assert.equal(asked.length, 12, 'of the 13 that ask countries all but O1c, which is read from documents')
    for (const { figure } of asked)
      assert.deepEqual(figure.kind === 'states' && [figure.sets.asked, figure.missing], [
        3,
        { 'no-answer-published': 3 },
      ])
    const monitored = countries.find(country => country.indicator === 'S1b')
    assert.deepEqual(
      monitored?.figure.kind === 'states' && monitored.figure.missing,
      { 'no-answer-published': 3 },
      'of a country with nothing published nothing is derived either',
    )
    for (const { figure } of figures.filter(figure => figure.indicator === 'E5b'))
      if (figure.kind === 'states') assert.deepEqual(figure.states, { yes: 0, partial: 0, no: 0 })
    const members = figures.filter(figure => figure.counts === 'member')
    for (const { figure, id } of members)
      assert.equal(figure.kind, 'withheld', `${id}: four members are fewer than five`)
    const entries = figures.filter(figure => figure.counts === 'entry')
    for (const { figure, id } of entries)
      if (figure.kind === 'entries') assert.equal(figure.zeroIsSure, false, `${id}: no list was closed`)
  })
})

describe('the Model National Response 2016', () => {
  test('is private: a release of it holds no answer of a country and names none of its figures', async () => {
    const { index } = await published('model-national-response', '2016', '2026-2')
    assert.deepEqual(index.headlines, [])
  })
})
