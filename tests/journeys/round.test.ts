/** A round at the desk, through HTTP and without script: answer, review, settle, preview, publish, correct. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Shown, Visitor } from './visitor.ts'

let here: DeskWorld
before(async () => {
  here = await openDeskWorld()
})
after(() => here.close())

/** The address a link on the page leads to, by its words. */
function linkTo(page: Shown, words: string | RegExp): string {
  const found = [...page.document.querySelectorAll('main a')].find(one =>
    typeof words === 'string' ? one.textContent?.includes(words) : words.test(one.textContent ?? ''),
  )
  assert.ok(found, `a link "${words}" on ${page.path}: ${page.text.slice(0, 400)}`)
  return found.getAttribute('href') ?? ''
}

/** The submission about a country: the row of the desk whose link is no organisation's own. */
function draftOn(today: Shown, member: string): string {
  const links = [...today.document.querySelectorAll('main a[href*="/desk/answer/"]')]
  const about = links.find(one => !one.textContent?.includes(member))
  assert.ok(about, today.text)
  return about.getAttribute('href') ?? ''
}

const answered = {
  state: 'yes',
  rationale: 'Section 4 of the act of 2024.',
  'evidence.0.address': 'https://example.org/gazette/12',
  'evidence.0.seenOn': '2026-02-01',
}

async function answerA2(browser: Visitor, address: string, state: string): Promise<Shown> {
  const question = await browser.open(`${address}/A2`)
  return browser.send(question, { ...answered, state })
}

async function accept(reviewer: Visitor, respondent: string): Promise<Shown> {
  const list = await reviewer.open(`${desk}/review`)
  const page = await reviewer.open(linkTo(list, respondent))
  return reviewer.send(page, { decision: 'accept', nobodyRecognisable: 'yes' })
}

describe('a round at the desk', () => {
  let submission: string
  test('what waits for a person stands first, and is kept by no cache', async () => {
    const arva = await here.enter('arva')
    const today = await arva.open(desk)
    assert.equal(today.status, 200)
    assert.match(today.text, /What waits for you today/)
    assert.equal(today.headers.get('cache-control'), 'private, no-store')
    submission = draftOn(today, 'Alder')
    assert.match(submission, /\/desk\/answer\/[0-9a-f-]{36}$/, today.text)
  })

  test('an answer that cannot be read is refused by name and kept as it was typed', async () => {
    const arva = await here.enter('arva')
    const question = await arva.open(`${submission}/A2`)
    const refused = await arva.send(question, {
      ...answered,
      missing: 'unknown',
      rationale: 'Half a thought',
      'evidence.0.address': 'my drawer',
    })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /There is a problem/)
    assert.match(refused.html, />Half a thought</)
    assert.match(refused.html, /value="my drawer"/)
  })

  test('saved answers are seen again, and handed in', async () => {
    const arva = await here.enter('arva')
    const saved = await answerA2(arva, submission, 'yes')
    assert.match(saved.text, /Saved\./)
    assert.equal(saved.status, 200)
    const handedIn = await arva.send(saved, {}, { action: '?/submit' })
    assert.match(handedIn.text, /Handed in for review/)
  })

  test('a return carries its note to the one who answered', async () => {
    const rune = await here.enter('rune')
    const page = await rune.open(linkTo(await rune.open(`${desk}/review`), 'Alder'))
    assert.match(page.text, /Section 4 of the act of 2024/)
    const silent = await rune.send(page, { decision: 'return' })
    assert.equal(silent.status, 422)
    assert.match(silent.text, /Say why, so that it can be mended/)
    const done = await rune.send(silent, { decision: 'return', note: 'Which section exactly?' })
    assert.match(done.text, /Returned with your note/)
    const arva = await here.enter('arva')
    const again = await arva.open(submission)
    assert.match(again.text, /Which section exactly\?/)
    await answerA2(arva, submission, 'yes')
    await arva.send(await arva.open(submission), {}, { action: '?/submit' })
  })

  test('acceptance asks whether anybody could be recognised', async () => {
    const rune = await here.enter('rune')
    const page = await rune.open(linkTo(await rune.open(`${desk}/review`), 'Alder'))
    const unconfirmed = await rune.send(page, { decision: 'accept' })
    assert.equal(unconfirmed.status, 422)
    const done = await accept(rune, 'Alder')
    assert.match(done.text, /Accepted\./)
  })
})
