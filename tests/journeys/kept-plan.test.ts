/** A plan at the desk: begun, edited as a draft, agreed, amended with a reason that its page keeps. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { choosePriority, planAction, readAs, recordDialogue } from '@waymark/operations'
import { indicatorsInUse, membersOnDay } from '@waymark/store'
import { must } from '@waymark/testing'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'

let here: DeskWorld
before(async () => {
  here = await openDeskWorld()
  const arva = await here.world.signInAs('arva')
  const language = 'en'
  const seen = await readAs(arva, async t => ({
    indicator: (await indicatorsInUse(t)).find(choosableIndicator => choosableIndicator.code === 'A2')!.id,
    member: (await membersOnDay(t, '2026-02-01')).find(member => member.name === 'Alder')!.id,
  }))
  const held = { place: 'QMA', heldOn: '2026-02-01', members: [seen.member], note: '', language }
  const { dialogue } = must(await recordDialogue(arva, held))
  const { indicator } = seen
  const { priority } = must(await choosePriority(arva, { dialogue, indicator, reason: 'The budget.', language }))
  const plan = { what: 'Meet the ministry', who: 'Members', start: '', due: '2026-06-01', resources: '', language }
  must(await planAction(arva, { ...plan, priority, indicator, change: 'A budget line' }))
})
after(() => here.close())

const plan = `${desk}/plans/QMA`

test('a plan is begun, its action edited, and what was typed stays where it is refused or somebody was faster', async () => {
  const arva = await here.enter('arva')
  const form = await arva.open(`${plan}/kept`)
  const turned = await arva.send(form, { title: 'Two years', from: '2027-12-31', until: '2026-01-01' })
  assert.equal(turned.status, 422)
  assert.match(turned.text, /The last day, 1 January 2026, lies before the first, 31 December 2027\./)
  assert.match(turned.html, />Two years</)
  const begun = await arva.send(turned, { from: '2026-01-01', until: '2027-12-31' })
  assert.match(begun.text, /The plan is kept\..*Two years.*1 January 2026 to 31 December 2027, draft/)
  assert.match(begun.text, /nothing is published while the plan is a draft/)
  assert.doesNotMatch(begun.text, /Record who agreed on it/, 'a contributor does not record agreements')

  const address = begun.document.querySelector('main a[href*="/actions/"]')!.getAttribute('href')!
  const [first, second] = [await arva.open(address), await arva.open(address)]
  assert.doesNotMatch(first.text, /Why it is changed/)
  const kept = await arva.send(first, { what: 'Meet the minister', due: '2026-07-01' })
  assert.match(kept.text, /The change is kept\..*Meet the minister/)
  const stale = await arva.send(second, { what: 'Write to the minister' })
  assert.equal(stale.status, 422)
  assert.match(stale.text, /Somebody changed it meanwhile/)
  assert.match(stale.html, />Write to the minister</)
})

test('once it is agreed an action and a priority are amended with a reason, and its page says what stood before', async () => {
  const sigrid = await here.enter('sigrid')
  const page = await sigrid.open(plan)
  const agree = await sigrid.open(page.document.querySelector('main a[href*="/agree?"]')!.getAttribute('href')!)
  assert.match(agree.text, /Priorities: 1\. Actions: 1\./)
  const ahead = await sigrid.send(agree, { body: 'The members', day: '2031-01-01' })
  assert.equal(ahead.status, 422)
  assert.match(ahead.text, /1 January 2031 has not come yet/)
  const agreed = await sigrid.send(ahead, { day: '2026-02-01' })
  assert.match(agreed.text, /running.*Version 1, agreed on 1 February 2026, The members/)

  const arva = await here.enter('arva')
  const action = await arva.open(page.document.querySelector('main a[href*="/actions/"]')!.getAttribute('href')!)
  const silent = await arva.send(action, { due: '2026-09-01' })
  assert.equal(silent.status, 422)
  assert.match(silent.text, /Why it is changed.*say why it is changed/)
  assert.match(silent.html, /value="2026-09-01"/)
  const amended = await arva.send(silent, { why: 'The ministry moved.' })
  assert.match(amended.text, /Amendments: 1 Amended on 2 February 2026: The ministry moved\..*Due before 1 July 2026/)
  const home = await arva.open(desk)
  assert.match(home.text, /New in the last 30 days.*2 February 2026 Plan amended: Lantern Coast/)
  assert.doesNotMatch((await (await here.enter('cato')).open(desk)).text, /Plan amended/, 'of another country')
  const about = await arva.send(await arva.open(silent.path), {
    themes: ['online', 'travel'],
    why: 'It is about both.',
  })
  assert.equal(about.status, 200)
  const none = await arva.send(await arva.open(silent.path), { themes: [], why: 'It is about neither.' })
  assert.match(
    none.text,
    /about neither\. Forms before online sexual exploitation of children and sexual exploitation of children in travel/,
  )
  const priority = await arva.open(page.document.querySelector('main a[href*="/priorities/"]')!.getAttribute('href')!)
  const changed = await arva.send(priority, { reason: 'The budget and the law.', why: 'A law came.' })
  assert.match(changed.text, /Reason for the choice before The budget\./)
})

test('a milestone is added with a reason, refused without what shows it, and stands on the page once it is reached', async () => {
  const arva = await here.enter('arva')
  const page = await arva.open(plan)
  const form = await arva.open(page.document.querySelector('main a[href*="/milestone?"]')!.getAttribute('href')!)
  const early = { sort: 'hand-over', what: 'The ministry takes the course over', due: '2025-12-31', why: 'It agreed.' }
  const refused = await arva.send(form, early)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /31 December 2025 lies before the plan begins, 1 January 2026/)
  assert.match(refused.html, />The ministry takes the course over</)
  const added = await arva.send(refused, { due: '2026-06-30' })
  assert.match(
    added.text,
    /The milestone is kept\..*The ministry takes the course over Hand-over to a government, by 30 June 2026/,
  )
  const change = added.document.querySelector('main a[href*="&milestone="]')!.getAttribute('href')!
  const unseen = await arva.send(await arva.open(change), { reached: '2026-02-01' })
  assert.equal(unseen.status, 422)
  assert.match(unseen.text, /What shows it: Say what shows that it was reached/)
  const reached = await arva.send(unseen, { shows: 'The decree of the ministry' })
  assert.match(reached.text, /by 30 June 2026, reached on 1 February 2026 The decree of the ministry/)
})

test('money without its currency is refused, and what an action takes stands on the page, never added up', async () => {
  const arva = await here.enter('arva')
  const page = await arva.open(plan)
  const form = await arva.open(page.document.querySelector('main a[href*="/resource?"]')!.getAttribute('href')!)
  const refused = await arva.send(form, { used: 'planned', sort: 'money', amount: '12000', why: 'It was granted.' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Currency: Say in which currency, by its three letters\./)
  const added = await arva.send(refused, { currency: 'EUR', note: 'A foundation' })
  assert.match(added.text, /What it takes is kept\..*Planned, Money: 12,000 EUR A foundation/)
  const again = await arva.open(form.path)
  const spent = await arva.send(again, { used: 'spent', sort: 'money', amount: '300000', currency: 'KES' })
  assert.match(spent.text, /Planned, Money: 12,000 EUR.*Spent, Money: 300,000 KES/)
})

test('an action says what of its region it supports, and the page of the region says what supports it', async () => {
  const kaja = await here.world.signInAs('kaja')
  const language = 'en'
  const { indicator, members } = await readAs(kaja, async t => ({
    indicator: (await indicatorsInUse(t)).find(choosableIndicator => choosableIndicator.code === 'A2')!.id,
    members: (await membersOnDay(t, '2026-02-01')).filter(({ name }) => name === 'Alder').map(({ id }) => id),
  }))
  const { dialogue } = must(
    await recordDialogue(kaja, { place: 'north', heldOn: '2026-02-01', members, note: '', language }),
  )
  const { priority } = must(await choosePriority(kaja, { dialogue, indicator, reason: 'Everywhere.', language }))
  const arva = await here.enter('arva')
  const page = await arva.open(plan)
  const form = await arva.open(page.document.querySelector('main a[href*="/actions/"]')!.getAttribute('href')!)
  const kept = await arva.send(form, { supports: `priority/${priority}`, why: 'The region asks for it.' })
  assert.match(kept.text, /Supports North: Priority A2/)
  const region = await (await here.enter('kaja')).open(`${desk}/plans/north`)
  assert.match(region.text, /Supported by actions of plans below: 1 Lantern Coast: Meet the minister/)
})

test('a closed plan offers no change', async () => {
  const sigrid = await here.enter('sigrid')
  const page = await sigrid.open(plan)
  const close = await sigrid.open(page.document.querySelector('main a[href*="/close?"]')!.getAttribute('href')!)
  const closed = await sigrid.send(close, { why: 'The period is over.' })
  assert.match(closed.text, /The plan is closed\..*closed, 2 February 2026/)
  for (const part of ['/actions/', '/milestone?', '/resource?', '/priorities/', '/agree?', '/close?', '/kept?'])
    assert.equal(closed.document.querySelector(`main a[href*="${part}"]`), null, part)
  assert.ok(closed.document.querySelector('main a[href$="/kept"]'), 'another plan can begin')
})

test('a decision not to act is recorded for an indicator, with its day and reason', async () => {
  const arva = await here.enter('arva')
  const indicator = (await readAs(await here.world.signInAs('arva'), t => indicatorsInUse(t))).find(
    choosableIndicator => choosableIndicator.code === 'A1',
  )!
  const form = await arva.open(`${plan}/not-to-act?indicator=${indicator.id}`)
  const silent = await arva.send(form, { day: '2026-02-01' })
  assert.equal(silent.status, 422)
  assert.match(silent.text, /Reason.*Fill this in/)
  assert.match((await arva.send(silent, { reason: 'Others act.' })).text, /The decision is recorded\./)
})
