/** A country hidden and shown again by two people, at the desk, through HTTP and without script. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  invitePerson,
  openRelease,
  publishRelease,
  readAs,
  reviewSubmission,
  runJobs,
  saveAnswer,
  startPreview,
  submit,
} from '@waymark/operations'
import type { SettledAnswer } from '@waymark/scorecard'
import { submissionById, submissionsInState } from '@waymark/store'
import { must } from '@waymark/testing'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Visitor } from './visitor.ts'

const ada = { name: 'Ada', role: 'administrator', email: 'ada@example.org' } as const
const hidden = `${desk}/hidden`
let here: DeskWorld
let sigrid: Visitor
let tuva: Visitor
let adele: Visitor
before(async () => {
  here = await openDeskWorld()
  await answered()
  must(await invitePerson(here.world.runtime, { ...ada, network: 'test-network' }))
  ;[sigrid, tuva, adele] = [await here.enter('sigrid'), await here.enter('tuva'), await here.enter('adele')]
  await publish('2026-1')
})
after(() => here.close())

/** Dogwood's yes about QMC, accepted. */
async function answered(): Promise<void> {
  const { world } = here
  const [dagny, rune] = [await world.signInAs('dagny'), await world.signInAs('rune')]
  const drafts = await readAs(world.system, t => submissionsInState(t, 'draft'))
  const submission = drafts.find(draft => draft.respondentName === 'Dogwood' && draft.subjectKind === 'country')!.id
  const revision = () => readAs(world.system, async t => (await submissionById(t, submission))!.revision)
  const yes = { indicator: 'A2', typed: { state: 'yes' }, rationale: '', evidence: [], language: 'en' }
  must(await saveAnswer(dagny, { ...yes, submission, revision: 0 }))
  must(await submit(dagny, { submission, revision: await revision() }))
  const accept = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const
  must(await reviewSubmission(rune, { submission, revision: await revision(), ...accept }))
}

async function publish(label: string): Promise<void> {
  const { world } = here
  const keeper = await world.signInAs('sigrid')
  const preview = must(await startPreview(keeper, { rounds: [world.round], label, days: '0' }))
  await runJobs(world.runtime)
  must(await publishRelease(keeper, { preview }))
}

/** What the public file of answers of a release says of QMC's A2. */
async function saidOf(label: string): Promise<unknown> {
  const release = (await openRelease(here.world.runtime, 'test-network', label))!
  const rows = (await release.page<readonly SettledAnswer[]>('data/answers.json'))!
  return rows.find(row => row.subject === 'QMC' && row.indicator === 'A2')!.status
}

const linkToOne = (html: string) => /\/desk\/hidden\/([0-9a-f-]{36})/.exec(html)![1]!
const noAnswer = { missing: 'no-answer-published' }

describe('hiding a country at the desk', () => {
  let one: string

  test('is asked for with a reason, and what is missing is named with what was typed kept', async () => {
    assert.deepEqual(await saidOf('2026-1'), { state: 'yes' })
    const page = await sigrid.open(hidden)
    const refused = await sigrid.send(page, { country: 'QMC', reason: '' })
    assert.equal(refused.status, 422)
    assert.match(refused.html, /<option value="QMC" selected/)
    const asked = await sigrid.send(page, { country: 'QMC', reason: 'A law has changed.' })
    assert.match(asked.text, /A law has changed\./)
    assert.deepEqual(await saidOf('2026-1'), { state: 'yes' }, 'nothing happens until another person agrees')
    one = `${hidden}/${linkToOne((await tuva.open(hidden)).html)}`
  })

  test('is not agreed to by who asked, nor by who keeps no releases', async () => {
    const own = await sigrid.open(one)
    assert.equal(own.status, 200)
    assert.equal(own.document.querySelectorAll('main form[method=POST] button').length, 0)
    const id = one.slice(one.lastIndexOf('/') + 1)
    const posted = await sigrid.post(`${one}?/agree`, `hiding=${id}`)
    assert.equal(posted.status, 422)
    const arva = await here.enter('arva')
    assert.equal((await arva.open(one)).status, 403)
    assert.equal((await arva.post(`${one}?/agree`, `hiding=${id}`)).status, 403)
    assert.deepEqual(await saidOf('2026-1'), { state: 'yes' })
  })

  test('is agreed to on a page that says what it does; then every release says nothing of the country', async () => {
    const page = await tuva.open(one)
    assert.match(page.text, /A law has changed\./)
    const done = await tuva.send(page, {}, { action: '?/agree' })
    assert.equal(done.status, 200)
    await runJobs(here.world.runtime)
    assert.deepEqual(await saidOf('2026-1'), noAnswer)
    const mails = await adele.open(`${desk}/mail`)
    const links = [...mails.document.querySelectorAll('main a[href*="/desk/mail/"]')].map(link =>
      link.getAttribute('href')!,
    )
    const texts = await Promise.all(links.map(async link => (await adele.open(link)).text))
    const said = texts.filter(text => /agreed on .* that a country be hidden/.test(text))
    assert.equal(said.length, 1, texts.join('\n'))
    assert.doesNotMatch(said[0]!, /QMC|A law has changed/)
  })

  test('is taken back by two people for later releases alone', async () => {
    const page = await tuva.open(one)
    const asked = await tuva.send(page, { reason: 'The law was repealed.' }, { action: '?/show' })
    assert.match(asked.text, /The law was repealed\./)
    const own = await tuva.post(`${one}?/agree`, `hiding=${one.slice(one.lastIndexOf('/') + 1)}`)
    assert.equal(own.status, 422)
    const agreeing = await sigrid.open(one)
    assert.match(agreeing.text, /The law was repealed\./)
    const done = await sigrid.send(agreeing, {}, { action: '?/agree' })
    assert.equal(done.status, 200)
    assert.deepEqual(await saidOf('2026-1'), noAnswer, 'what was made again stays as it is')
    await publish('2026-2')
    assert.deepEqual(await saidOf('2026-2'), { state: 'yes' })
  })
})
