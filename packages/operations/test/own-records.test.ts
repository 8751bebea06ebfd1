/** A member's own record of reports and forums: who sees it, what is never kept, what is counted from it, and how a word leaves it. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  agreeRedaction,
  askRedaction,
  closeRecord,
  countRecord,
  readAs,
  recordContribution,
  recordsPage,
} from '@waymark/operations'
import { inNetwork, recordedInRounds } from '@waymark/store'
import { must, openWorld, type PersonName, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const own = async (name: PersonName) => (await recordsPage(await world.signInAs(name))).members
const form = {
  what: 'report',
  day: '2025-05-04',
  confidential: false,
  joint: true,
  title: 'Alternative report to the Committee',
  language: 'en',
}
const counted = async (member: string) =>
  (await readAs(world.system, t => recordedInRounds(t, [world.round]))).find(record => record.member === member)

describe('the record of a member', () => {
  test('is kept and seen by its own people, and by nobody else', async () => {
    const arva = await world.signInAs('arva')
    const { id: member } = (await own('arva'))[0]!
    const { record } = must(await recordContribution(arva, { ...form, member }))
    const [shown] = (await own('arva'))[0]!.records
    assert.deepEqual([shown!.id, shown!.title?.body, shown!.joint], [record, form.title, true])
    for (const name of ['bodil', 'dagny'] as const)
      assert.ok(
        (await own(name)).every(one => one.id !== member && one.records.length === 0),
        name,
      )
    for (const name of ['sigrid', 'rune', 'kaja', 'adele'] as const) assert.deepEqual(await own(name), [], name)
    for (const name of ['bodil', 'dagny'] as const) {
      const desk = await world.signInAs(name)
      const tried = [
        await recordContribution(desk, { ...form, member }),
        await countRecord(desk, { record, counts: false }),
      ]
      for (const one of tried) assert.equal(!one.ok && one.refusal.kind, 'thing.not-found', name)
    }
    assert.equal((await recordContribution(await world.signInAs('sigrid'), { ...form, member })).ok, false)
  })

  test('names every field that is wrong', async () => {
    const arva = await world.signInAs('arva')
    const { id: member } = (await own('arva'))[0]!
    const wrong = async (more: Partial<typeof form>) => {
      const said = await recordContribution(arva, { ...form, member, ...more })
      if (said.ok) return []
      return (said.refusal.problems ?? [said.refusal]).map(({ kind, field }) => `${kind} ${field}`)
    }
    assert.deepEqual(await wrong({ what: '', day: '', title: '' }), [
      'field.missing what',
      'day.missing day',
      'field.missing title',
    ])
    assert.deepEqual(await wrong({ what: 'speech', day: '2025-13-01' }), ['choice.unknown what', 'day.malformed day'])
    assert.deepEqual(await wrong({ day: '2031-01-01' }), ['day.in-future day'])
    assert.deepEqual(await wrong({ confidential: true }), ['record.confidential-words title'])
    assert.deepEqual(await wrong({ what: 'forum', confidential: true }), ['record.confidential-forum confidential'])
    assert.deepEqual(await wrong({ title: 'x'.repeat(301) }), ['field.too-long title'])
  })

  test('counts a confidential report in full and keeps no word of it', async () => {
    const dagny = await world.signInAs('dagny')
    const { id: member } = (await own('dagny'))[0]!
    const words = () =>
      inNetwork(world.runtime.installation.owner.db, world.system.network.id, async t => {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from app.free_text
          where network_id = ${t.network}`.execute(t)
        return rows[0]!.n
      })
    const before = await words()
    const { record } = must(await recordContribution(dagny, { ...form, member, confidential: true, title: '' }))
    assert.equal(await words(), before)
    assert.deepEqual([(await counted(member))?.contributed, (await counted(member))?.complete], [true, false])
    must(await countRecord(dagny, { record, counts: false }))
    assert.equal(await counted(member), undefined, 'what was taken out is not counted')
    must(await countRecord(dagny, { record, counts: true }))
    assert.equal((await counted(member))?.contributed, true)
  })

  test('is a no only once the member says that nothing is missing, and it can take that back', async () => {
    const bodil = await world.signInAs('bodil')
    const [{ id: member, periods }] = (await own('bodil')) as [Awaited<ReturnType<typeof own>>[number]]
    assert.deepEqual([await counted(member), periods.map(eachPeriod => eachPeriod.complete)], [undefined, [false]])
    const [{ value: period }] = periods as [(typeof periods)[number]]
    must(await closeRecord(bodil, { member, period, complete: true }))
    assert.deepEqual([(await counted(member))?.contributed, (await counted(member))?.complete], [false, true])
    must(await closeRecord(bodil, { member, period, complete: false }))
    assert.equal(await counted(member), undefined)
    const said = await closeRecord(bodil, { member, period: '1999-01-01 2000-01-01', complete: true })
    assert.equal(!said.ok && said.refusal.kind, 'thing.not-found')
  })

  test('loses a word that its people ask away and a second person takes away', async () => {
    const arva = await world.signInAs('arva')
    const text = (await own('arva'))[0]!.records[0]!.title!
    const reason = 'It names a person.'
    const others = await askRedaction(await world.signInAs('sigrid'), { text: text.id, reason })
    assert.equal(!others.ok && others.refusal.kind, 'thing.not-found', 'nobody else sees it, to ask')
    const { redaction } = must(await askRedaction(arva, { text: text.id, reason }))
    must(await agreeRedaction(await world.signInAs('tuva'), { redaction }))
    const [shown] = (await own('arva'))[0]!.records
    assert.deepEqual([shown!.title?.body, shown!.counts], [null, true])
  })
})
