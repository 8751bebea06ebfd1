/** A contributor answers a section a page, or everything on one page, through HTTP and without script. Page loads are counted. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { adoptFramework, moveEdition, openRound, recordAgreement } from '@waymark/operations'
import { must } from '@waymark/testing'
import { handIn } from './deeds.ts'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Shown, Typed, Visitor } from './visitor.ts'

let here: DeskWorld
let arva: Visitor
before(async () => {
  here = await openDeskWorld()
  arva = await here.enter('arva')
})
after(() => here.close())

type Task = { readonly path: string; readonly title: string; readonly go: string }

/** The forms of a person's tasks, and where the button of each leads. */
async function formsOf(browser: Visitor): Promise<readonly Task[]> {
  const links = [...(await browser.open(desk)).document.querySelectorAll('.task h2 a[href*="/submissions/"]')]
  return links.map(link => ({
    path: link.getAttribute('href')!,
    title: link.closest('.task')?.textContent ?? '',
    go: link.closest('.task')?.querySelector('a.go')?.getAttribute('href') ?? '',
  }))
}

/** The country's form of a round that is named so. */
async function countryForm(browser: Visitor, member: string, round: string): Promise<string> {
  const found = (await formsOf(browser)).find(
    ({ title }) => title.includes(round) && title.replace(/\s+/g, ' ').includes(`, ${member}`),
  )
  assert.ok(found, `${member}, ${round}`)
  return found.path
}

const words: Readonly<Record<string, string>> = {
  count: '3',
  numerator: '2',
  denominator: '5',
  text: 'It was heard in parliament.',
}

/** An answer in every question of the page that has none, and a word for every list; which indicators that covers. */
function everything(page: Shown): { readonly typed: Record<string, string>; readonly codes: readonly string[] } {
  const typed: Record<string, string> = {}
  const names = [...page.document.querySelectorAll('main form [name]')].map(element => element.getAttribute('name')!)
  for (const name of new Set(names)) {
    const [, field = ''] = name.split(':')
    if (field === 'state') typed[name] = firstChoice(page, name)
    if (field.startsWith('part.')) typed[name] = 'yes'
    if (field.startsWith('names.')) typed[name] = lastOption(page, name)
    // A yes to S1a names the strategy that was contributed to.
    if (name === 'S1a:rationale') typed[name] = 'The shared strategy of 2025.'
    if (field in words) typed[name] = words[field]!
    if (name.startsWith('list.')) typed[name] = 'nothing-to-report'
  }
  const headings = [...page.document.querySelectorAll('main form .question .code')]
  return { typed, codes: headings.map(heading => (heading.textContent ?? '').replace(/[\u2066-\u2069]/g, '')) }
}

const firstChoice = (page: Shown, name: string) =>
  page.document.querySelector(`input[name="${name}"]`)?.getAttribute('value') ?? ''
const lastOption = (page: Shown, name: string) =>
  [...page.document.querySelectorAll(`select[name="${name}"] option`)].at(-1)?.getAttribute('value') ?? ''

describe('a form with several questions', () => {
  let form: string
  before(async () => {
    form = await countryForm(arva, 'Alder', 'Round 2025')
  })

  test('keeps what is right where another answer is refused, and leads to each field', async () => {
    const page = await arva.open(`${form}/answers`)
    assert.equal(page.status, 200)
    const sent = await arva.send(page, {
      'A1:state': 'yes',
      'A1:rationale': 'Section 4 of the act.',
      'A2:state': 'no',
      'A2:evidence.0.type': 'law',
      'A2:evidence.0.address': 'my drawer',
      'A2:rationale': 'Half a thought',
    })
    assert.equal(sent.status, 422)
    assert.match(sent.text, /1 answer of this page was saved all the same/)
    const links = [...sent.document.querySelectorAll('.problems a')].map(element =>
      element.getAttribute('href')!.slice(1),
    )
    assert.ok(links.length >= 2, sent.text.slice(0, 400))
    for (const id of links)
      assert.match(sent.document.getElementById(id)?.getAttribute('name') ?? id, /^A2:evidence\.0/)
    assert.match(sent.html, />Half a thought</)
    assert.match(sent.html, /value="my drawer"/)
    const mended = await arva.send(sent, {
      'A2:evidence.0.address': 'https://example.org/1',
      'A2:evidence.0.seenOn': '2026-01-01',
    })
    assert.match(mended.text, /What you changed is saved/)
    assert.match((await arva.open(`${form}/A1`)).html, /Section 4 of the act\./)
    assert.match((await arva.open(`${form}/A2`)).html, /Half a thought/)
  })

  test('sent twice saves once, and an untouched form saves nothing', async () => {
    const page = await arva.open(`${form}/answers/A`)
    const revision = (shown: Shown) => shown.document.querySelector('input[name="A1:revision"]')?.getAttribute('value')
    const first = await arva.send(page, { 'A1:rationale': 'Section 5.' })
    const again = await arva.send(page, { 'A1:rationale': 'Section 5.' })
    assert.equal(again.status, 200, again.text.slice(0, 200))
    const untouched = await arva.send(await arva.open(`${form}/answers/A`))
    assert.equal(revision(untouched), revision(first))
  })

  test('in two tabs tells the answers apart, and shows both of the one that both wrote', async () => {
    const [shown, other] = [await arva.open(`${form}/answers`), await arva.open(`${form}/answers`)]
    await arva.send(shown, { 'A1:rationale': 'From the first tab.' })
    const met = await arva.send(other, {
      'A1:rationale': 'From the second tab.',
      'A2:rationale': 'Of the second alone.',
    })
    assert.equal(met.status, 422)
    assert.match(met.text, /Someone saved this answer meanwhile/)
    assert.match(met.text, /What is saved now.*From the first tab\..*What you typed/)
    assert.match(met.html, />From the second tab\.</)
    assert.match((await arva.open(`${form}/A2`)).html, />Of the second alone\.</)
    const kept = await arva.send(met, { 'A1:keep': 'keep' })
    assert.equal(kept.status, 200, kept.text.slice(0, 200))
    assert.match((await arva.open(`${form}/A1`)).html, />From the first tab\.</)
  })

  test('a reason for no answer is one more choice of the list', async () => {
    const page = await arva.open(`${form}/answers/A`)
    const choices = [...page.document.querySelectorAll('input[name="A2:state"]')].map(element =>
      element.getAttribute('value'),
    )
    assert.deepEqual(choices, ['yes', 'partial', 'no', 'not-applicable', 'unknown', 'not-collected', 'refused', ''])
    await arva.send(page, { 'A2:state': 'unknown' })
    const shown = await arva.open(`${form}/answers/A`)
    assert.ok(shown.document.querySelector('input[name="A2:state"][value="unknown"]')?.hasAttribute('checked'))
  })

  test('is found by nobody but its respondent, and has no section that the edition does not have', async () => {
    const dagny = await here.enter('dagny')
    assert.equal((await dagny.open(`${form}/answers`)).status, 404)
    assert.equal((await dagny.post(`${form}/answers`, 'question=A1&A1:state=no&A1:revision=0&A1:was=x')).status, 404)
    assert.equal((await arva.open(`${form}/answers/Q9`)).status, 404)
  })
})

describe('who answers for a country alone', () => {
  test('is told so above the form, and may hold an answer as it is saved', async () => {
    const cato = await here.enter('cato')
    const form = await countryForm(cato, 'Cedar', 'Round 2025')
    const page = await cato.open(`${form}/answers/A`)
    assert.match(page.text, /Your network lists you as its only member there: readers will know who answered\./)
    const saved = await cato.send(page, { 'A1:state': 'yes', 'A1:hold': 'hold', 'A2:state': 'no' })
    assert.equal(saved.status, 200, saved.text.slice(0, 200))
    assert.match((await cato.open(`${form}/A1/hold`)).text, /Publish this answer/)
    assert.match((await cato.open(`${form}/A2/hold`)).text, /Hold this answer/)
    const sectionPage = await arva.open(`${await countryForm(arva, 'Alder', 'Round 2025')}/answers/A`)
    assert.doesNotMatch(sectionPage.text, /only member/)
  })

  test('holds every answer that is ticked, not the first alone', async () => {
    const cato = await here.enter('cato')
    const form = await countryForm(cato, 'Cedar', 'Round 2025')
    await cato.send(await cato.open(`${form}/A1/hold`))
    const page = await cato.open(`${form}/answers/A`)
    const saved = await cato.send(page, { 'A1:hold': 'hold', 'A2:hold': 'hold' })
    assert.equal(saved.status, 200, saved.text.slice(0, 200))
    for (const code of ['A1', 'A2']) assert.match((await cato.open(`${form}/${code}/hold`)).text, /Publish this answer/)
  })
})

describe('the same again', () => {
  test('takes over what was accepted last time, and says so where it stands', async () => {
    const dagny = await here.enter('dagny')
    const first = await countryForm(dagny, 'Dogwood', 'Round 2025')
    await dagny.send(await dagny.open(`${first}/answers/A`), {
      'A2:state': 'partial',
      'A2:rationale': 'For two of three years.',
      'A2:evidence.0.type': 'law',
      'A2:evidence.0.address': 'https://example.org/budget',
      'A2:evidence.0.seenOn': '2026-01-01',
    })
    await handIn(dagny, first)
    const rune = await here.enter('rune')
    const list = await rune.open(`${desk}/reviews`)
    const link = [...list.document.querySelectorAll('main a')].find(element => element.textContent?.includes('Dogwood'))
    await rune.send(await rune.open(link!.getAttribute('href')!), { decision: 'accept', nobodyRecognisable: 'yes' })
    const { system, edition } = here.world
    must(
      await openRound(system, { edition, label: 'Later', period: '2026-S1', due: '2026-12-31', reason: 'Extended.' }),
    )
    const later = await countryForm(dagny, 'Dogwood', 'Later')
    const page = await dagny.open(`${later}/answers/A`)
    assert.match(page.text, /Last time \(2025\).*For two of three years/)
    assert.equal(page.document.querySelector('input[name="A1:same"]'), null, 'A1 was not answered last time')
    const both = await dagny.send(page, { 'A2:same': 'same', 'A2:state': 'no' })
    assert.equal(both.status, 422)
    assert.match(both.text, /Either the same as last time, or a new answer/)
    const saved = await dagny.send(both, { 'A2:same': 'same', 'A2:state': '' })
    assert.equal(saved.status, 200, saved.text.slice(0, 200))
    const shown = await dagny.open(`${later}/answers/A`)
    assert.match(shown.text, /Unchanged since 2025, confirmed on 2 February 2026/)
    assert.match(shown.html, /value="https:\/\/example\.org\/budget"/)
  })
})

describe('forty indicators', () => {
  /** Answers everything that a member is asked of a round with the framework of forty indicators. */
  async function answerAll(person: 'arva' | 'bodil', way: 'by section' | 'on one page') {
    const browser = await here.enter(person)
    const before = browser.steps()
    const codes = new Set<string>()
    for (const { path, go } of (await formsOf(browser)).filter(({ title }) => title.includes('Forty'))) {
      let page = await browser.open(way === 'by section' ? go : `${path}/answers`)
      while (page.path.includes('/answers')) {
        const all = everything(page)
        for (const code of all.codes) codes.add(code)
        const next = page.document.querySelector('button[name=next]')?.getAttribute('value') ?? ''
        const sent = await browser.send(page, { ...all.typed, next })
        assert.equal(sent.status, 200, `${page.path}: ${sent.text.slice(0, 400)}`)
        page = sent
      }
      const looked: Typed = page.document.querySelector('[name=looked]') ? { looked: 'yes' } : {}
      const handed = await browser.send(page, looked)
      assert.match(handed.text, /Submitted for review/)
    }
    return { loads: browser.steps() - before, covered: codes.size }
  }

  before(async () => {
    const { system } = here.world
    const edition = must(await adoptFramework(system, { code: 'ecpat', edition: '2021-2025' }))
    must(await recordAgreement(system, { edition, body: 'Assembly', day: '2021-05-20', record: 'Minutes 5' }))
    must(await moveEdition(system, { edition, to: 'in-use' }))
    must(await openRound(system, { edition, label: 'Forty', period: '2025', due: '2026-12-31' }))
  })

  test('are answered, as far as a member is asked, in at most 26 page loads section by section, and 8 on one page', async t => {
    const bySection = await answerAll('arva', 'by section')
    const onOne = await answerAll('bodil', 'on one page')
    t.diagnostic(`section by section: ${bySection.loads} page loads for ${bySection.covered} indicators`)
    t.diagnostic(`on one page: ${onOne.loads} page loads for ${onOne.covered} indicators`)
    assert.ok(bySection.loads <= 26, String(bySection.loads))
    assert.ok(onOne.loads <= 8, String(onOne.loads))
    assert.equal(bySection.covered, onOne.covered)
  })
})
