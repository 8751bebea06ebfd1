/** An edition's life in a network: adopted with its hash, agreed, in use, its texts revised, its rules kept. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  adoptFramework,
  agreedContent,
  editionPage,
  moveEdition,
  openRound,
  readAs,
  recordAgreement,
  reviseEdition,
  shippedFramework,
  shippedFrameworks,
  standingAgreements,
} from '@waymark/operations'
import { editionById, editionsOf, shippedEdition } from '@waymark/store'
import { must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('what comes with the installation is read by everybody before any network takes it up, but for what is invented', async () => {
  const { runtime } = world
  const paths = (await shippedFrameworks(runtime)).map(framework => framework.path)
  assert.deepEqual(paths, ['ecpat-2021-2025', 'model-national-response-2016'])
  const edition = (await shippedFramework(runtime, 'ecpat-2021-2025'))!
  assert.equal(edition.indicators.length, 40)
  assert.equal(await shippedFramework(runtime, 'demonstration-2021-2025'), null)
})

describe('an adopted edition', () => {
  test('is a copy that carries the hash of what was shipped', async () => {
    const edition = (await readAs(world.system, t => editionById(t, world.edition)))!
    const shipped = (await shippedEdition(world.runtime.installation.app.db, 'demonstration', '2021-2025'))!
    assert.equal(edition.sha256, shipped.sha256)
    assert.deepEqual(edition.content, shipped.content)
  })

  test('cannot be adopted twice, nor an edition that is not shipped', async () => {
    const again = await adoptFramework(world.system, { code: 'demonstration', edition: '2021-2025' })
    assert.equal(again.ok === false && again.refusal.kind, 'framework.adopted-already')
    const unknown = await adoptFramework(world.system, { code: 'demonstration', edition: '1999' })
    assert.equal(unknown.ok === false && unknown.refusal.kind, 'framework.not-shipped')
  })

  test('is agreed with body, day and record before it is in use, and a round waits for that', async () => {
    const sigrid = await world.signInAs('sigrid')
    const edition = must(await adoptFramework(sigrid, { code: 'demonstration', edition: '2026-2030' }))
    const early = await moveEdition(sigrid, { edition, to: 'in-use' })
    assert.equal(early.ok === false && early.refusal.kind, 'edition.cannot-move')
    const round = { edition, label: 'Early', period: '2026-S1', due: '2026-04-01' }
    const tooEarly = await openRound(sigrid, round)
    assert.equal(tooEarly.ok === false && tooEarly.refusal.kind, 'round.edition-not-in-use')
    const unnamed = await recordAgreement(sigrid, { edition, body: ' ', day: '2026-01-20', record: 'Minutes 1' })
    assert.deepEqual(unnamed.ok === false && unnamed.refusal, { kind: 'field.missing', field: 'body' })
    const ahead = await recordAgreement(sigrid, { edition, body: 'Assembly', day: '2030-01-20', record: 'Minutes 1' })
    assert.equal(ahead.ok === false && ahead.refusal.kind, 'day.in-future')
    must(
      await recordAgreement(sigrid, {
        edition,
        body: 'Assembly',
        day: '2026-01-20',
        record: 'Minutes 1',
        indicators: ['A1', 'B2'],
      }),
    )
    must(await moveEdition(sigrid, { edition, to: 'in-use' }))
    must(await openRound(sigrid, round))
  })

  test('is agreed by decisions on versions: the mark of a proposal goes where one stands, and nowhere else', async () => {
    const sigrid = await world.signInAs('sigrid')
    const find = async () =>
      (await readAs(sigrid, t => editionsOf(t))).find(
        editionRow => editionRow.code === 'demonstration' && editionRow.label === '2026-2030',
      )!
    const status = async (code: string) =>
      agreedContent(await find()).indicators.find(indicator => indicator.code === code)!.criteria!.status
    const { id: edition } = await find()
    assert.deepEqual([await status('A1'), await status('A3')], ['agreed', 'proposal'])
    const decision = { edition, body: 'Board', day: '2026-01-21', record: 'Minutes 2' }
    const onNothing = await recordAgreement(sigrid, { ...decision, indicators: [] })
    assert.deepEqual(onNothing.ok === false && onNothing.refusal, { kind: 'field.missing', field: 'indicators' })
    const strange = await recordAgreement(sigrid, { ...decision, indicators: ['Z9'] })
    assert.equal(strange.ok === false && strange.refusal.kind, 'thing.not-found')
    must(await recordAgreement(sigrid, decision))
    assert.equal(await status('A3'), 'agreed')
    const standing = standingAgreements(await find()).filter(agreement => agreement.body === 'Board')
    assert.equal(standing.length, 1)
    assert.ok(!standing[0]!.indicators.includes('A1'), 'left out, a decision is on what is still open')
  })

  test('takes along a decision on a version that it keeps with the same criteria, and none on another version', async () => {
    const sigrid = await world.signInAs('sigrid')
    const later = (await readAs(sigrid, t => editionsOf(t))).find(edition => edition.label === '2026-2030')!
    const earlier = standingAgreements(later).find(agreement => agreement.record === 'Minutes 4')!
    assert.ok(earlier.indicators.includes('A1'), 'A1 is the same version with the same criteria')
    assert.ok(!earlier.indicators.includes('B1'), 'B1 has a new version')
  })

  test('is not agreed after its last day without a reason, which stays beside the decision', async () => {
    const sigrid = await world.signInAs('sigrid')
    const late = { edition: world.edition, body: 'Board', day: '2026-01-22', record: 'Minutes 9', indicators: ['A1'] }
    const silent = await recordAgreement(sigrid, late)
    assert.deepEqual(silent.ok === false && silent.refusal, {
      kind: 'agreement.after-edition',
      field: 'lateReason',
      last: '2025-12-31',
    })
    must(await recordAgreement(sigrid, { ...late, lateReason: 'The Board met only then.', language: 'en' }))
    const page = (await editionPage(sigrid, world.edition))!
    assert.equal(page.agreements.at(-1)?.lateReason?.body, 'The Board met only then.')
  })

  test('takes a corrected translation as a revision, and refuses a changed rule', async () => {
    const sigrid = await world.signInAs('sigrid')
    const { content } = (await readAs(sigrid, t => editionById(t, world.edition)))!
    const [first, ...rest] = content.indicators
    const named = {
      ...first!,
      name: { ...first!.name, sv: { ...first!.name.sv!, text: 'Lagen skyddar barn, på nätet och utanför' } },
    }
    const form = { edition: world.edition, reason: 'Reads better', language: 'en', sameMeaning: false }
    const revised = must(
      await reviseEdition(sigrid, { ...form, content: { ...content, indicators: [named, ...rest] } }),
    )
    assert.equal(revised.number, 1)
    const stricter = { ...named, validFor: 'P1Y' }
    const refusedRule = await reviseEdition(sigrid, {
      ...form,
      content: { ...content, indicators: [stricter, ...rest] },
    })
    assert.equal(refusedRule.ok === false && refusedRule.refusal.kind, 'revision.changes-rules')
    const same = await readAs(sigrid, t => editionById(t, world.edition))
    assert.equal(same?.content.indicators[0]?.name.sv?.text, 'Lagen skyddar barn, på nätet och utanför')
    assert.equal(same?.revisions.length, 1)
  })

  test('is moved by the secretariat alone', async () => {
    const dagny = await world.signInAs('dagny')
    const refusedMove = await moveEdition(dagny, { edition: world.edition, to: 'retired' })
    assert.deepEqual(refusedMove, { ok: false, refusal: { kind: 'deed.not-permitted' } })
  })
})
