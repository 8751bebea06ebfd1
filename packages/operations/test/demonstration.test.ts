/** A newcomer sees in the demonstration what a network can do: a regional plan, an indicator of one country, targets, what work serves. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  contentFolder,
  loadContent,
  openDemonstration,
  openRelease,
  readDemonstration,
  runtimeOf,
  type PublicRelease,
} from '@waymark/operations'
import type { AboutPage, FrameworkPage, IndicatorPage, LearningPage, PlanPage, RegisterPage } from '@waymark/scorecard'
import { must, shippedContent, testInstallation } from '@waymark/testing'

let release: PublicRelease
let close: () => Promise<void>
before(async () => {
  const installation = await testInstallation()
  close = () => installation.close()
  const runtime = runtimeOf(installation, { now: () => new Date('2026-09-15T09:00:00.000Z'), mayTry: true })
  await loadContent(runtime, shippedContent())
  await openDemonstration(runtime, must(readDemonstration(contentFolder)))
  release = (await openRelease(runtime, 'demonstration', '2026-1'))!
})
after(() => close())

const page = async <Page>(path: string): Promise<Page> => (await release.page<Page>(path))!

test('a region has a plan, and its action says which outcomes for children and target groups it serves', async () => {
  const { priorities } = await page<PlanPage>('plan.json')
  const regional = priorities.find(priority => priority.region === 'middle')!
  assert.deepEqual(
    regional.actions[0]!.served!.map(servedRef => servedRef.key),
    ['outcome/U1', 'target-group/police'],
  )
  assert.equal(regional.actions[0]!.status, 'under-way')
})

test('findings and entries say what they serve', async () => {
  const { chains } = await page<LearningPage>('learning.json')
  assert.ok(chains.some(chain => chain.served?.some(served => served.key === 'outcome/U2')))
  const { entries } = await page<RegisterPage>('registers/campaign.json')
  assert.ok(entries.every(entry => entry.serves?.includes('outcome/U3')))
})

test('answers say which form they are about, what they serve and whether they look at what happens online', async () => {
  const { answers } = await page<AboutPage>('frameworks/demonstration-2026-2030/about.json')
  assert.ok(
    answers.some(answer => answer.themes?.includes('travel')) &&
      answers.some(answer => answer.serves?.includes('outcome/U1')),
  )
  assert.ok(
    answers.some(answer => answer.online === 'addressed') && answers.some(answer => answer.online === 'not-addressed'),
  )
})

test('one country has an indicator of its own, asked in no figure', async () => {
  const { adopted } = await page<FrameworkPage>('frameworks/demonstration-2026-2030.json')
  assert.deepEqual(
    Object.entries(adopted.national ?? {}).map(([code, national]) => [code, national.place]),
    [['QMF-N1', 'QMF']],
  )
})

test('targets of states and of numbers stand beside what was counted', async () => {
  const targets = async (code: string) =>
    (await page<IndicatorPage>(`indicators/demonstration-2026-2030/${code}.json`)).targets.map(target => [
      target.state,
      target.milestones.length,
    ])
  assert.deepEqual([await targets('A2'), await targets('C2')], [[['yes', 1]], [['sum', 0]]])
})

test('an answer says of each form of exploitation what the law covers, and each is counted by itself', async () => {
  const { parts = [] } = await page<IndicatorPage>('indicators/demonstration-2026-2030/A1.json')
  const counted = parts.flatMap(eachPart => eachPart.figures).map(({ part }) => part)
  assert.deepEqual([...new Set(counted)].sort(), [
    'A1.marriage',
    'A1.online',
    'A1.prostitution',
    'A1.trafficking',
    'A1.travel',
  ])
})
