/** Deeds that cannot be undone: none happens without its page, what the page says is what happens, and twice is once. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readAs, runJobs } from '@waymark/operations'
import type { PersonName } from '@waymark/testing'
import { submissionsInState } from '@waymark/store'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import { doDeed, handIn } from './deeds.ts'
import { furnish } from './furnished-desk.ts'
import type { Shown, Visitor } from './visitor.ts'

let here: DeskWorld
let paths: readonly string[]
const visitors = new Map<PersonName, Visitor>()
before(async () => {
  here = await openDeskWorld()
  paths = (await furnish(here)).map(({ path }) => `/en${path}`)
})
after(() => here?.close())

async function enter(person: PersonName): Promise<Visitor> {
  const visitor = visitors.get(person) ?? (await here.enter(person))
  visitors.set(person, visitor)
  return visitor
}

/** The furnished page whose address ends so. */
function at(ending: string | RegExp): string {
  const found = paths.find(path => (typeof ending === 'string' ? path.endsWith(ending) : ending.test(path)))
  assert.ok(found, `a page ${ending}`)
  return found
}

const linkTo = (page: Shown, words: RegExp) =>
  [...page.document.querySelectorAll('main a')]
    .find(link => words.test(link.textContent ?? ''))
    ?.getAttribute('href') ?? ''

/** The way not to do it: a link beside the button, that does nothing but lead back. */
async function leaves(browser: Visitor, page: Shown): Promise<Shown> {
  const link = page.document.querySelector('main form .deeds a')
  assert.ok(link, `a way not to do it on ${page.path}`)
  return browser.open(link.getAttribute('href') ?? '')
}

/** Sends the form of a deed at the same moment twice and once more: all three lead to the same page. */
async function twice(browser: Visitor, page: Shown, typed = {}): Promise<Shown> {
  const [shown, other] = await Promise.all([browser.send(page, typed), browser.send(page, typed)])
  const late = await browser.send(page, typed)
  assert.equal(shown.status, 200, shown.text.slice(0, 300))
  assert.deepEqual([other.path, late.path], [shown.path, shown.path])
  return shown
}

/** Whoever may not do it meets neither the page nor the deed. */
async function closedTo(people: readonly PersonName[], path: string): Promise<void> {
  for (const person of people) {
    const browser = await enter(person)
    for (const { status } of [await browser.open(path), await browser.post(path, 'revision=0')])
      assert.ok(status === 403 || status === 404, `${person} ${path}: ${status}`)
  }
}

describe('to submit', () => {
  test('is to see first what goes along and what stays open, and to read warned texts again', async () => {
    const arva = await enter('arva')
    const path = at(/\/submissions\/[^/]+\/submit$/)
    await closedTo(['dagny', 'rune', 'odd'], path)
    const page = await arva.open(path)
    assert.match(page.text, /A reviewer reads 1 answer.*Until a reviewer has decided, you cannot change them/)
    assert.match(page.text, /Without an answer or a reason: \d of \d.*lists are still open/)
    assert.match(page.text, /may point to a person: A2 .*phone number: “?\+46 70 123 45 67/)
    assert.match((await leaves(arva, page)).text, /draft/)
    const unread = await arva.send(page)
    assert.equal(unread.status, 422)
    assert.match(unread.text, /Read these passages again and tick the box/)
    assert.match((await twice(arva, page, { looked: 'yes' })).text, /Submitted for review/)
    assert.equal((await arva.open(path)).path, path.replace('/submit', ''), 'what is submitted has no such page')
  })

  test('happens on no other page', async () => {
    const dagny = await enter('dagny')
    const [own] = await readAs(here.world.system, t => submissionsInState(t, 'draft')).then(all =>
      all.filter(({ respondentName }) => respondentName === 'Dogwood'),
    )
    const path = `${desk}/submissions/${own!.id}`
    for (const action of ['?/submit', ''])
      assert.ok((await dagny.post(`${path}${action}`, 'revision=0')).status >= 400, action)
    assert.match((await dagny.open(path)).text, /draft/)
  })

  test('an entry names what it lacks and leads to where it is written; withdrawn it counts no longer', async () => {
    const arva = await enter('arva')
    const form = await arva.open(`${desk}/entries/joint-action/new`)
    const saved = await arva.send(form, { title: 'A joint letter', day: '2025-05-01' }, { action: '?/save' })
    const path = saved.path.replace(/\?.*/, '')
    await closedTo(['dagny', 'odd'], `${path}/submit`)
    await closedTo(['dagny', 'odd'], `${path}/withdraw`)
    const lacking = await handIn(arva, path)
    assert.equal(lacking.status, 422)
    const link = lacking.document.querySelector('.problems a')?.getAttribute('href') ?? ''
    assert.ok(link.startsWith(`${path}#field-`), link)
    assert.ok((await arva.open(path)).document.getElementById(link.split('#')[1]!), link)
    const page = await arva.open(`${path}/withdraw`)
    assert.match(page.text, /counts no longer.*Releases already published stay.*This cannot be undone/)
    assert.match((await leaves(arva, page)).text, /draft/)
    assert.match((await twice(arva, page)).text, /The entry is withdrawn/)
    assert.match((await arva.open(path)).text, /withdrawn/)
  })
})

describe('to take back or close a round', () => {
  test('says whom it asks; a round taken back is gone, and the other stays', async () => {
    const sigrid = await enter('sigrid')
    const opened = await sigrid.send(await sigrid.open(`${desk}/rounds/open`), {
      label: 'A slip',
      period: '2025-S2',
      due: '2026-12-01',
    })
    const path = `${opened.path.replace(/\?.*/, '')}/void`
    await closedTo(['arva', 'rune', 'kaja'], path)
    const page = await sigrid.open(path)
    assert.match(page.text, /Take back A slip.*respondents who were asked no longer see it/)
    assert.match((await leaves(sigrid, page)).text, /A slip/)
    const gone = await twice(sigrid, page)
    assert.match(gone.text, /The round was taken back/)
    assert.doesNotMatch(gone.text, /A slip/)
  })

  test('says how many drafts, submissions and lists stay unfinished', async () => {
    const sigrid = await enter('sigrid')
    const path = at('/close')
    await closedTo(['arva', 'rune', 'kaja'], path)
    const page = await sigrid.open(path)
    assert.match(
      page.text,
      /What is left out.*are still drafts or were returned.*2 submissions wait.*lists are still open/,
    )
    assert.match((await leaves(sigrid, page)).text, /Answers are due on/)
    assert.match((await twice(sigrid, page)).text, /The round is closed/)
    assert.doesNotMatch((await sigrid.open(at(/\/rounds\/[0-9a-f-]+$/))).text, /Close the round/)
  })
})

describe('to remove a text', () => {
  test('is another person’s to decide, who sees the text and may leave it', async () => {
    const tuva = await enter('tuva')
    const path = at(/\/redactions\/[0-9a-f-]+$/)
    await closedTo(['arva', 'rune', 'odd'], path)
    const page = await tuva.open(path)
    assert.match(page.text, /Call \+46 70 123 45 67.*gone everywhere it stands.*cannot be called back/)
    const leave = await leaves(tuva, page)
    assert.match(leave.text, /The text stays everywhere/)
    assert.match(leave.text, /Call \+46 70 123 45 67/)
    assert.equal((await tuva.send(leave)).status, 422, 'a reason is asked')
    assert.match((await leaves(tuva, leave)).text, /Call \+46 70 123 45 67/)
    assert.match((await twice(tuva, page)).text, /The text is gone/)
    assert.doesNotMatch((await tuva.open(`${desk}/redactions`)).text, /46 70/)
  })
})

describe('to publish and to withdraw a release', () => {
  test('a publication names what goes out and what does not, and begins at no single click', async () => {
    const sigrid = await enter('sigrid')
    const preview = at(/\/previews\/[0-9a-f-]+$/)
    await closedTo(['arva', 'rune', 'kaja'], `${preview}/publish`)
    assert.ok((await sigrid.post(`${preview}?/publish`, '')).status >= 400)
    const early = await sigrid.open(`${preview}/publish`)
    assert.match(early.text, /cannot be published before 2026|cannot be published before .*2026/)
    assert.equal((await sigrid.send(early)).status, 422)
    await sigrid.send(await sigrid.open(preview), { days: '0' }, { action: '?/freeze' })
    const waits = await sigrid.open(`${preview}/publish`)
    assert.match(waits.text, /The draft is not ready/)
    assert.equal(waits.document.querySelectorAll('.deeds button').length, 0, 'there is no button')
    await runJobs(here.world.runtime)
    const page = await sigrid.open(`${preview}/publish`)
    assert.match(page.text, /Everybody can read release 2026-1.*No submission of \d+ is accepted/)
    assert.match(page.text, /What is left out.*2 submissions wait for a reviewer: nothing of them goes out/)
    assert.match((await leaves(sigrid, page)).text, /2026-1/)
    assert.match((await twice(sigrid, page)).text, /is published\..*2026-1/)
  })

  test('a withdrawal asks why, and says what readers find from then on', async () => {
    const sigrid = await enter('sigrid')
    const path = `${desk}/releases/2026-1`
    await closedTo(['arva', 'rune', 'kaja'], path)
    const page = await sigrid.open(path)
    assert.match(page.text, /A notice with your reason stands above every page of 2026-1.*No other release stands/)
    assert.match((await leaves(sigrid, page)).text, /2026-1/)
    assert.equal((await sigrid.send(page)).status, 422)
    assert.match((await twice(sigrid, page, { reason: 'An answer was read wrongly.' })).text, /Withdrawn/)
  })
})

describe('to end a role', () => {
  test('names the person, what they keep, and can be left', async () => {
    const adele = await enter('adele')
    const people = await adele.open(`${desk}/people`)
    const cato = await adele.open(linkTo(people, /^cato/i))
    const path = linkTo(cato, /End this role/)
    await closedTo(['arva', 'sigrid'], path)
    const page = await adele.open(path)
    assert.match(page.text, /cato.*no longer from today on.*the only role/i)
    assert.match((await leaves(adele, page)).text, /cato/i)
    assert.match((await doDeed(adele, path)).text, /The role has ended/)
    const left = await adele.open(`${desk}/people`)
    assert.doesNotMatch(left.text, /\bcato\b/i)
  })
})
