/** Evidence of every type, from the form to the public files, and what of it never goes out. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  openRelease,
  publishRelease,
  questionPage,
  readAs,
  reviewSubmission,
  runJobs,
  saveAnswer,
  startPreview,
  submit,
  verifyWhole,
  type AnswerForm,
  type Refusal,
} from '@waymark/operations'
import type { Result } from '@waymark/language'
import type { SettledAnswer } from '@waymark/scorecard'
import { inNetwork, submissionById } from '@waymark/store'
import { countrySubmission, must, openWorld, type World, wholeRelease } from '@waymark/testing'

let world: World
let submission: string
before(async () => {
  world = await openWorld()
  submission = await countrySubmission(world.system, 'Cedar')
})
after(() => world.close())

const law = {
  type: 'law',
  address: 'https://example.org/gazette/12',
  where: '',
  seenOn: '2026-01-11',
  quote: 'Section 4 applies.',
  place: 'page 3',
}
const report = { ...law, type: 'report', address: '', where: 'National library, shelf 12', quote: 'Chapter two.' }
const bill = { ...law, type: 'unpublished', address: '', where: 'A desk of the ministry', quote: 'The bill says so.' }

const save = async (evidence: AnswerForm['evidence'], now?: string) => {
  const signedIn = await world.signInAs('cato')
  const cato = now ? { ...signedIn, runtime: { ...signedIn.runtime, now: () => new Date(now) } } : signedIn
  const { revision } = (await questionPage(cato, { submission, indicator: 'A2' }))!
  const form = { submission, indicator: 'A2', typed: { state: 'yes' }, rationale: 'Of the law.', language: 'ur-PK' }
  return saveAnswer(cato, { ...form, evidence, revision })
}
const revisionOf = () => readAs(world.system, async t => (await submissionById(t, submission))!.revision)

const whyNot = (saved: Result<unknown, Refusal>) => (saved.ok ? 'kept' : `${saved.refusal.kind} ${saved.refusal.field}`)

describe('evidence', () => {
  test('was seen on a day that holds somewhere on earth: tomorrow by London’s clock is today in Auckland', async () => {
    const tomorrow = [{ ...law, seenOn: '2026-02-03' }]
    assert.deepEqual(await save(tomorrow, '2026-02-02T09:59:00Z'), {
      ok: false,
      refusal: { kind: 'day.in-future', field: 'evidence.0.seenOn', given: '2026-02-03' },
    })
    must(await save(tomorrow, '2026-02-02T10:00:00Z'))
  })

  test('of a wrong combination is refused at its field, and what stood stays', async () => {
    must(await save([law]))
    const wrong = await save([law, { ...report, address: law.address }])
    assert.equal(whyNot(wrong), 'evidence.two-sources evidence.1.where')
    const address = await save([law, { ...bill, address: law.address }])
    assert.equal(whyNot(address), 'evidence.unpublished-with-address evidence.1.address')
    const page = await questionPage(await world.signInAs('cato'), { submission, indicator: 'A2' })
    assert.deepEqual(
      page!.answer!.evidence.map(piece => [piece.type, piece.address?.body]),
      [['law', law.address]],
    )
  })

  test('stands before the reviewer with its type, its source and its words', async () => {
    must(await save([law, report, bill]))
    const page = await questionPage(await world.signInAs('cato'), { submission, indicator: 'A2' })
    assert.deepEqual(
      page!.answer!.evidence.map(({ type, address, where, quote }) => [type, address?.body, where?.body, quote?.body]),
      [
        ['law', law.address, undefined, law.quote],
        ['report', undefined, report.where, report.quote],
        ['unpublished', undefined, bill.where, bill.quote],
      ],
    )
  })

  test('is published by its type, its words beside the signed files, and those of an unpublished source nowhere', async () => {
    must(await submit(await world.signInAs('cato'), { submission, revision: await revisionOf() }))
    const review = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const
    const revision = await revisionOf()
    must(await reviewSubmission(await world.signInAs('rune'), { submission, revision, ...review }))
    const preview = must(await startPreview(world.system, { rounds: [world.round], label: '2026-1', days: '0' }))
    await runJobs(world.system.runtime)
    must(await publishRelease(world.system, { preview }))
    const release = (await openRelease(world.runtime, 'test-network', '2026-1'))!
    const rows = (await release.page<readonly SettledAnswer[]>('data/answers.json'))!
    const { evidence } = rows.find(row => row.indicator === 'A2' && row.subject === 'QMB')!
    assert.deepEqual(
      evidence.map(piece => [piece.type, Object.keys(piece).sort().join(' ')]),
      [
        ['law', 'address place quote seenOn type'],
        ['report', 'place quote seenOn type where'],
        ['unpublished', 'seenOn type'],
      ],
    )
    const { owner } = world.runtime.installation
    const beside = await inNetwork(owner.db, world.system.network.id, async t => {
      const { rows } = await sql<{ body: string; language: string }>`
        select
          f.body,
          f.language
        from app.release_text p
          join app.free_text f on f.network_id = p.network_id
          and f.id = p.text_id`.execute(t)
      assert.deepEqual([...new Set(rows.filter(row => row.body === 'Of the law.').map(row => row.language))], ['ur-PK'])
      return rows.map(row => row.body)
    })
    for (const words of [law.address, law.quote, report.where, report.quote]) assert.ok(beside.includes(words), words)
    for (const words of [bill.where, bill.quote]) assert.ok(!beside.includes(words), words)
    const files = await inNetwork(owner.db, world.system.network.id, async t => {
      const { rows } = await sql<{ text: string }>`
        select
          convert_from(bytes, 'UTF8') as text
        from app.release_file`.execute(t)
      return rows.map(row => row.text).join('\n')
    })
    for (const words of [law.address, law.quote, report.where, report.quote, bill.where, bill.quote])
      assert.ok(!files.includes(words), words)
    assert.match(files, /,law report unpublished[,\r]/)
  })
})

test('a text in any language is published with its tag, and the release verifies', async () => {
  const of = { network: 'test-network', label: '2026-1', withSealed: true }
  const published = (await wholeRelease(world.runtime, of))!
  assert.ok(Object.values(published.texts).some(text => text.language === 'ur-PK'))
  assert.deepEqual(verifyWhole(published).findings, [])
})
