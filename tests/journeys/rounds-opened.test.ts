/** Opening a round: which periods it may ask about, and how a slip of the pen is taken back. Through HTTP. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { doDeed } from './deeds.ts'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Shown, Visitor } from './visitor.ts'

let here: DeskWorld
let sigrid: Visitor
before(async () => {
  here = await openDeskWorld()
  sigrid = await here.enter('sigrid')
})
after(() => here.close())

const open = async (typed: Record<string, string>): Promise<Shown> =>
  sigrid.send(await sigrid.open(`${desk}/rounds/open`), { label: 'Spring', due: '2026-05-01', ...typed })

/** The rounds that a new preview offers, and those it has ticked. */
async function offered(): Promise<{ readonly all: number; readonly ticked: number }> {
  const page = await sigrid.open(`${desk}/previews`)
  const boxes = [...page.document.querySelectorAll('main input[name=rounds]')]
  return { all: boxes.length, ticked: boxes.filter(box => box.hasAttribute('checked')).length }
}

describe('a round', () => {
  test('for a year of another calendar or century is refused, and what was typed stays', async () => {
    for (const period of ['2569', '1899']) {
      const refused = await open({ period, reason: 'Meant.' })
      assert.equal(refused.status, 422, period)
      assert.match(refused.text, /cannot be meant/)
      assert.match(refused.html, /value="Spring"/)
    }
  })

  test('outside of the days of its edition needs a reason, which its page shows', async () => {
    const refused = await open({ period: '2026-S1' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /lies outside the days of this edition: 1 January 2021 to 31 December 2025/)
    const opened = await open({ period: '2026-S1', reason: 'The assembly extended the framework.' })
    assert.equal(opened.status, 200, opened.text.slice(0, 300))
    assert.match(opened.text, /The reason given: The assembly extended the framework\./)
  })

  test('in which nothing was handed in is offered for a preview, and not ticked', async () => {
    assert.deepEqual(await offered(), { all: 2, ticked: 0 })
  })

  test('in which nobody has written can be taken back, and its name is free again', async () => {
    const opened = await open({ label: 'Slip', period: '2025-S2' })
    assert.deepEqual(await offered(), { all: 3, ticked: 0 })
    const gone = await doDeed(sigrid, `${opened.path.replace(/\?.*/, '')}/void`)
    assert.match(gone.text, /The round was taken back/)
    assert.doesNotMatch(gone.text, /Slip/)
    assert.deepEqual(await offered(), { all: 2, ticked: 0 })
    const again = await open({ label: 'Slip', period: '2025-S2' })
    assert.equal(again.status, 200, again.text.slice(0, 300))
  })

  test('that asks the same as an earlier one begins with its edition, region and what it left out', async () => {
    const north = (await sigrid.open(`${desk}/rounds/open`)).document.querySelectorAll('select[name=region] option')[1]!
    const first = await open({
      label: 'Pattern',
      period: '2025-Q3',
      region: north.getAttribute('value')!,
      without: 'B1',
    })
    const link = [...first.document.querySelectorAll('main a')].find(element =>
      /rounds\/open\?like=/.test(element.getAttribute('href')!),
    )
    const form = await sigrid.open(link!.getAttribute('href')!)
    assert.equal((await sigrid.open(`${desk}/rounds/open?like=nothing`)).status, 200, 'no round is called so')
    const ticked = [...form.document.querySelectorAll('input[name=without][checked]')].map(element =>
      element.getAttribute('value'),
    )
    assert.deepEqual(ticked, ['B1'])
    assert.equal(form.document.querySelector('select[name=region] option[selected]')?.textContent, north.textContent)
    const unticked = await sigrid.send(form, { label: 'Like it', period: 'sometime', due: '2026-05-01', without: [] })
    assert.equal(unticked.status, 422)
    assert.equal(unticked.document.querySelector('input[name=without][checked]'), null, 'what was unticked stays so')
    const opened = await sigrid.send(form, { label: 'Like it', period: '2025-Q4', due: '2026-05-01' })
    assert.equal(opened.status, 200, opened.text.slice(0, 300))
    assert.match(opened.text, /Complete by question: 0 of \d+ answers or reasons are saved\./)
    assert.match(opened.text, /Complete by form: 0 of \d+ are submitted\./)
    for (const page of [opened, first]) await doDeed(sigrid, `${page.path.replace(/\?.*/, '')}/void`)
  })

  test('that asks again about days of another of its edition says so on both pages, and one about other days does not', async () => {
    const first = await open({ label: 'Year', period: '2024' })
    assert.doesNotMatch(first.text, /ask about the same days/)
    const again = await open({ label: 'Half a year', period: '2024-S2' })
    const named = /Other rounds of this edition ask about the same days\. Each country is counted once over all of them/
    assert.match(again.text, named)
    const bare = (page: Shown) => page.path.replace(/\?.*/, '')
    assert.ok(again.document.querySelector(`main .note a[href="${bare(first)}"]`), 'the other round is a link')
    assert.match((await sigrid.open(bare(first))).text, named)
    for (const page of [again, first]) await doDeed(sigrid, `${bare(page)}/void`)
  })

  test('in which somebody has written is closed, and not taken back', async () => {
    const arva = await here.enter('arva')
    const round = `${desk}/rounds/${here.world.round}`
    const before = await sigrid.open(`${round}/void`)
    const own = [...(await arva.open(desk)).document.querySelectorAll('main a')].map(a => a.getAttribute('href') ?? '')
    const drafts = own.filter(path => path.includes('/submissions/'))
    for (const draft of drafts) {
      const page = await arva.open(`${draft.replace(/\?.*/, '')}/A2`)
      if (page.status === 200) await arva.send(page, { state: 'yes' })
    }
    const refused = await sigrid.send(before)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Somebody has written in this round/)
  })
})

describe('more time', () => {
  const round = () => `${desk}/rounds/${here.world.round}`

  test('is given by name with a reason that the respondent sees; the day of the others stays', async () => {
    const form = await sigrid.open(`${round()}/extend`)
    const [first, second] = [...form.document.querySelectorAll('input[name=submissions]')].map(element =>
      element.getAttribute('value')!,
    )
    const early = await sigrid.send(form, { submissions: first!, due: '2026-03-01', reason: 'The line was down.' })
    assert.equal(early.status, 422)
    assert.match(early.text, /Give a day after 31 March 2026, the due day of the round\./)
    assert.match(early.html, />The line was down\.</)
    const silent = await sigrid.send(early, { due: '2026-04-20', reason: '' })
    assert.equal(silent.status, 422)
    const given = await sigrid.send(silent, { reason: 'The line was down.' })
    assert.match(given.text, /They have more time now\./)
    assert.equal(given.text.match(/More time until 20 April 2026/g)?.length, 1)
    const tried = [
      await here.enter('arva'),
      await here.enter('bodil'),
      await here.enter('cato'),
      await here.enter('dagny'),
    ]
    const seen = await Promise.all(tried.map(visitor => visitor.open(`${desk}/submissions/${first}`)))
    const [own] = seen.filter(page => page.status === 200)
    assert.match(own!.text, /More time until 20 April 2026\. The line was down\./)
    const others = await Promise.all(tried.map(visitor => visitor.open(`${desk}/submissions/${second}`)))
    assert.doesNotMatch(others.find(page => page.status === 200)!.text, /More time/)
  })

  test('is given to all by opening a closed round again, with a reason that its page keeps', async () => {
    assert.equal((await sigrid.open(`${round()}/reopen`)).path, round(), 'it is open')
    await doDeed(sigrid, `${round()}/close`)
    const closed = await sigrid.open(round())
    assert.match(closed.text, /Open it again/)
    const page = await sigrid.open(`${round()}/reopen`)
    const past = await sigrid.send(page, { due: '2025-01-01', reason: 'Two answers came by post.' })
    assert.equal(past.status, 422)
    assert.match(past.text, /This day is over already/)
    const opened = await sigrid.send(past, { due: '2026-05-01' })
    assert.match(opened.text, /The round is open again\./)
    assert.match(opened.text, /Opened again on 2 February 2026\. Two answers came by post\./)
    assert.match(opened.text, /1 May 2026/)
  })
})
