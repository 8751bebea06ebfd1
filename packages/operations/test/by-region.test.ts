/** The review desk by region, with real PostgreSQL. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  deskOf,
  readAs,
  regionsAtWork,
  reviewSubmission,
  saveAnswer,
  submit,
  today,
  type Desk,
} from '@waymark/operations'
import { submissionById } from '@waymark/store'
import { countrySubmission, must, newPerson, openWorld, type PersonName, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld() // it is 2 February; the round is due on 31 March
})
after(() => world.close())

const evidence = [
  { type: 'law', where: '', address: 'https://example.org/12', seenOn: '2026-02-01', quote: '', place: '' },
]
const revisionOf = async (id: string) => (await readAs(world.system, t => submissionById(t, id)))!.revision

async function handsIn(person: PersonName, member: string, state: string): Promise<string> {
  const [desk, submission] = [await world.signInAs(person), await countrySubmission(world.system, member)]
  const said = { submission, indicator: 'A2', typed: { state }, rationale: 'The law says so', evidence, language: 'en' }
  must(await saveAnswer(desk, { ...said, revision: 0 }))
  must(await submit(desk, { submission, revision: await revisionOf(submission) }))
  return submission
}

const counted = async (desk: Desk) =>
  (await regionsAtWork(desk)).map(({ code, forms, silent, overdue, waiting, contested }) => {
    return [code, { forms, silent, overdue, waiting, contested }]
  })

test('what is silent, overdue, waiting and contested is counted by region, each within the reach of the desk', async () => {
  const rune = await world.signInAs('rune')
  assert.deepEqual(await counted(rune), [
    ['north', { forms: 3, silent: 3, overdue: 0, waiting: 0, contested: 0 }],
    ['south', { forms: 1, silent: 1, overdue: 0, waiting: 0, contested: 0 }],
  ])
  const both = [await handsIn('arva', 'Alder', 'yes'), await handsIn('bodil', 'Birch', 'no')]
  assert.deepEqual((await counted(rune))[0], ['north', { forms: 3, silent: 1, overdue: 0, waiting: 2, contested: 0 }])
  for (const submission of both) {
    const decided = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const
    must(await reviewSubmission(rune, { ...decided, submission, revision: await revisionOf(submission) }))
  }
  world.passDays(58) // 1 April
  const late = [['north', { forms: 3, silent: 1, overdue: 1, waiting: 0, contested: 1 }]]
  assert.deepEqual(await counted(await world.signInAs('kaja')), late)
  assert.deepEqual((await counted(await world.signInAs('rune')))[1], [
    'south',
    { forms: 1, silent: 1, overdue: 1, waiting: 0, contested: 0 },
  ])
})

test('a coordinator is told of what is contested in the own region alone', async () => {
  const { runtime, network } = world.system
  const { session } = await newPerson(runtime, {
    network: network.slug,
    name: 'Svea',
    role: 'coordinator',
    region: 'south',
  })
  const svea = (await deskOf(runtime, session, network.slug))!
  assert.deepEqual((await today(svea)).contested, [])
  const [line] = (await today(await world.signInAs('kaja'))).contested
  assert.deepEqual(
    [line?.indicator, line?.subject.code],
    ['A2', (await today(await world.signInAs('rune'))).contested[0]?.subject.code],
  )
})
