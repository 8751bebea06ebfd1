/** A round at the desk, through HTTP and without script: answer, review, settle, preview, publish, correct. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { runJobs } from '@waymark/operations'
import { doDeed, handIn } from './deeds.ts'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Shown, Visitor } from './visitor.ts'

let here: DeskWorld
before(async () => {
  here = await openDeskWorld()
})
after(() => here.close())

/** The address a link on the page leads to, by its words. */
function linkTo(page: Shown, words: string | RegExp): string {
  const found = [...page.document.querySelectorAll('main a')].find(element =>
    typeof words === 'string' ? element.textContent?.includes(words) : words.test(element.textContent ?? ''),
  )
  assert.ok(found, `a link "${words}" on ${page.path}: ${page.text.slice(0, 400)}`)
  return found.getAttribute('href') ?? ''
}

/** The submission about a country: the row of the desk whose link is no organisation's own. */
function draftOn(today: Shown, member: string): string {
  const links = [...today.document.querySelectorAll('main a[href*="/desk/submissions/"]')]
  const about = links.find(link => !link.textContent?.includes(member))
  assert.ok(about, today.text)
  return about.getAttribute('href') ?? ''
}

const answered = {
  state: 'yes',
  rationale: 'Section 4 of the act of 2024.',
  'evidence.0.type': 'law',
  'evidence.0.address': 'https://example.org/gazette/12',
  'evidence.0.seenOn': '2026-02-01',
}

async function answerA2(browser: Visitor, address: string, state: string): Promise<Shown> {
  const question = await browser.open(`${address}/A2`)
  return browser.send(question, { ...answered, state })
}

async function accept(reviewer: Visitor, respondent: string): Promise<Shown> {
  const list = await reviewer.open(`${desk}/reviews`)
  const page = await reviewer.open(linkTo(list, respondent))
  return reviewer.send(page, { decision: 'accept', nobodyRecognisable: 'yes' })
}

describe('a round at the desk', () => {
  let submission: string
  test('what waits for a person stands first, and is kept by no cache', async () => {
    const arva = await here.enter('arva')
    const today = await arva.open(desk)
    assert.equal(today.status, 200)
    assert.match(today.text, /Your tasks/)
    assert.equal(today.headers.get('cache-control'), 'private, no-store')
    submission = draftOn(today, 'Alder')
    assert.match(submission, /\/desk\/submissions\/[0-9a-f-]{36}$/, today.text)
  })

  test('an answer that cannot be read is refused by name and kept as it was typed', async () => {
    const arva = await here.enter('arva')
    const question = await arva.open(`${submission}/A2`)
    const refused = await arva.send(question, {
      ...answered,
      'evidence.0.seenOn': 'yesterday',
      rationale: 'Half a thought',
      'evidence.0.address': 'my drawer',
    })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /There are 2 problems/)
    assert.match(refused.html, />Half a thought</)
    assert.match(refused.html, /value="my drawer"/)
  })

  test('saved answers are seen again, and handed in', async () => {
    const arva = await here.enter('arva')
    const saved = await answerA2(arva, submission, 'yes')
    assert.match(saved.text, /Your answer is saved\./)
    assert.equal(saved.status, 200)
    assert.match((await arva.open(submission)).text, /Submit/)
    const handedIn = await handIn(arva, submission)
    assert.match(handedIn.text, /Submitted for review/)
  })

  test('a return carries its note to the one who answered', async () => {
    const rune = await here.enter('rune')
    const page = await rune.open(linkTo(await rune.open(`${desk}/reviews`), 'Alder'))
    assert.match(page.text, /Section 4 of the act of 2024/)
    const silent = await rune.send(page, { decision: 'return' })
    assert.equal(silent.status, 422)
    assert.match(silent.text, /Say why, so that it can be mended/)
    const done = await rune.send(silent, { decision: 'return', note: 'Which section exactly?' })
    assert.match(done.text, /returned with your note/)
    const arva = await here.enter('arva')
    const again = await arva.open(submission)
    assert.match(again.text, /Which section exactly\?/)
    await answerA2(arva, submission, 'yes')
    await handIn(arva, submission)
  })

  test('acceptance asks whether anybody could be recognised', async () => {
    const rune = await here.enter('rune')
    const page = await rune.open(linkTo(await rune.open(`${desk}/reviews`), 'Alder'))
    const unconfirmed = await rune.send(page, { decision: 'accept' })
    assert.equal(unconfirmed.status, 422)
    const done = await accept(rune, 'Alder')
    assert.match(done.text, /accepted\./)
  })
})

describe('what follows an accepted answer', () => {
  test('two members who differ are contested; the ruling says why and asks for a reason', async () => {
    const bodil = await here.enter('bodil')
    const own = draftOn(await bodil.open(desk), 'Birch')
    await answerA2(bodil, own, 'no')
    await handIn(bodil, own)
    const rune = await here.enter('rune')
    await accept(rune, 'Birch')
    const rule = await rune.open(linkTo(await rune.open(desk), 'A national plan'))
    const left = await rune.open(linkTo(rule, 'Leave it as it is'))
    for (const page of [rule, left]) assert.match(page.text, /Alder.*Birch/s)
    linkTo(left, 'Decide which answer counts')
    assert.match(rule.text, /What will happen.*from the next release on.*only another decision replaces it/s)
    const silent = await rune.send(rule, { state: 'partial' })
    assert.equal(silent.status, 422)
    assert.match(silent.text, /Give the reason for the decision/)
    const ruled = await rune.send(silent, { state: 'partial', reason: 'The plan is adopted, its budget is not.' })
    assert.match(ruled.text, /Decision saved/)
    assert.doesNotMatch((await rune.open(desk)).text, /contradict each other/)
  })

  test('a preview shows each its own, takes an objection, and publishing waits for the answer to it', async () => {
    const cato = await here.enter('cato')
    const own = draftOn(await cato.open(desk), 'Cedar')
    await answerA2(cato, own, 'yes')
    await handIn(cato, own)
    await accept(await here.enter('rune'), 'Cedar')

    const sigrid = await here.enter('sigrid')
    const start = await sigrid.open(`${desk}/previews`)
    const malformed = await sigrid.send(start, { label: 'spring', days: '0' })
    assert.equal(malformed.status, 422)
    assert.match(malformed.html, /value="spring"/)
    const preview = await sigrid.send(malformed, { label: '2026-1', days: '0' })
    assert.match(preview.text, /The preview has begun/)
    assert.match(preview.text, /waits to be computed/)
    assert.match(preview.html, /<meta http-equiv="refresh"/, 'the page follows by itself, without script')
    assert.equal(await runJobs(here.world.runtime), 1)

    const shown = await cato.open(preview.path.split('?')[0]!)
    assert.match(shown.text, /Section 4 of the act of 2024/)
    assert.doesNotMatch(shown.text, /Publish release/, 'only the publisher publishes')
    const country = [...shown.document.querySelectorAll('input[name=subject]')].map(element =>
      element.getAttribute('value')!,
    )
    const objected = await cato.send(
      shown,
      { reply: 'object', indicator: 'A2', text: 'The decree is missing.', mayPrint: 'yes' },
      { action: '?/reply', holding: { subject: country[0]! } },
    )
    assert.match(objected.text, /Your reply is kept/)

    const early = await doDeed(sigrid, `${shown.path}/publish`)
    assert.equal(early.status, 422)
    assert.match(early.text, /1 objection has no reply yet/)
    const answered = await sigrid.send(
      await sigrid.open(shown.path),
      { text: 'It asks for the law alone.' },
      { action: '?/answer' },
    )
    assert.match(answered.text, /Your answer is kept/)
    const published = await doDeed(sigrid, `${shown.path}/publish`)
    assert.match(published.text, /is published\. .*2026-1/)
  })

  test('a correction of what was published is reviewed beside what stands', async () => {
    const cato = await here.enter('cato')
    const [own] = [...(await cato.open(desk)).document.querySelectorAll('main a[href*="/desk/submissions/"]')]
      .filter(element => !element.textContent?.includes('Cedar'))
      .map(element => element.getAttribute('href')!)
    const correct = await cato.open(`${own}/A2/correct`)
    const sent = await cato.send(correct, { state: 'no', rationale: 'The law was repealed.' })
    assert.match(sent.text, /The correction waits for review/)
    const rune = await here.enter('rune')
    const page = await rune.open(linkTo(await rune.open(`${desk}/reviews`), 'A2, Cedar'))
    assert.match(page.text, /Section 4 of the act of 2024.*The law was repealed/)
    const accepting = await rune.open(linkTo(page, 'Accept the correction'))
    assert.match(accepting.text, /only be undone by another correction/)
    assert.equal((await rune.send(accepting)).status, 422, 'that nobody can be recognised is confirmed')
    assert.match((await rune.send(accepting, { nobodyRecognisable: 'yes' })).text, /accepted/)
    assert.match((await cato.open(`${own}/A2`)).text, /The law was repealed/)
  })
})
