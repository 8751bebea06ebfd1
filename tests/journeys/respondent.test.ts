/** A private assessment in a closed network, through HTTP and without script: from the invitation of a respondent to a review. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { runJobs } from '@waymark/operations'
import { handIn } from './deeds.ts'
import { closedDesk as desk, openClosedNetwork, type ClosedNetwork } from './closed-network.ts'
import { visitor, type Shown, type Visitor } from './visitor.ts'

let here: ClosedNetwork
before(async () => {
  here = await openClosedNetwork()
  await here.enter('focal-point') // without one no text is taken
})
after(() => here.close())

const nowhere = '0198c000-0000-7000-8000-000000000000'
const password = 'a quiet harbour at noon'
const canary = 'Decree 17 names the body.'

function linkTo(page: Shown, words: string): string {
  const found = [...page.document.querySelectorAll('main a')].find(element => element.textContent?.includes(words))
  assert.ok(found, `a link "${words}" on ${page.path}: ${page.text.slice(0, 400)}`)
  return found.getAttribute('href') ?? ''
}

/** The value of the option that shows these words. */
function optionOf(page: Shown, field: string, words: string): string {
  const options = [...page.document.querySelectorAll(`select[name="${field}"] option`)]
  const found = options.find(option => option.textContent?.includes(words))
  assert.ok(found, `${words} in ${field}: ${options.map(option => option.textContent).join(', ')}`)
  return found.getAttribute('value') ?? ''
}

/** Accepts an invitation whose mail the administrator sees, and comes to the desk. */
async function comeIn(mail: Shown): Promise<Visitor> {
  const [, link] = mail.text.match(/https?:\/\/localhost:\d+(\/\w\w\/sign-in\/[\w/-]+)/) ?? []
  assert.ok(link, mail.text)
  const browser = visitor(here.origin)
  const conduct = await browser.send(await browser.open(link), { password, again: password })
  assert.match(conduct.path, /\/account\/conduct$/)
  assert.equal((await browser.send(conduct)).path, desk)
  return browser
}

const says = {
  rationale: canary,
  'evidence.0.type': 'law',
  'evidence.0.address': 'https://example.org/decree/17',
  'evidence.0.seenOn': '2026-02-01',
}
const yes = { 'part.C1.policy': 'yes', 'part.C1.practice': 'yes', ...says }

describe('a private assessment', () => {
  test('the secretariat adopts the model, puts it in use and opens a round, which asks the offices', async () => {
    const browser = await here.enter('secretariat')
    const shipped = await browser.open(`${desk}/frameworks`)
    const adopted = await browser.send(shipped, {}, { holding: { code: 'model-national-response', edition: '2016' } })
    const agreed = await browser.send(adopted, { body: 'Steering group', day: '2026-01-15', record: 'Minutes 1' })
    await browser.send(agreed, {}, { action: '?/use' })
    const form = await browser.open(`${desk}/rounds/open`)
    const opened = await browser.send(form, { label: 'First look', period: '2026', due: '2026-06-30' })
    assert.equal(opened.status, 200, opened.text)
    for (const name of ['Ministry of Justice', 'Children’s Office', 'Ministry of the Interior'])
      assert.ok(opened.text.replaceAll("'", '’').includes(name), opened.text)
    assert.doesNotMatch(
      (await browser.open(desk)).html,
      /desk\/submissions\//,
      'the secretariat speaks for none of them',
    )
  })

  let respondent: Visitor
  test('an invitation for an office that is not there is refused in words, and keeps what was typed', async () => {
    const admin = await here.enter('administrator')
    const form = await admin.open(`${desk}/people/invite`)
    assert.doesNotMatch(form.html, /name="member"/, 'there are no members to choose from')
    const typed = { name: 'Jo Justice', email: 'jo@example.org', language: 'en', role: 'respondent' }
    const wrong = await admin.send(form, { ...typed, office: nowhere })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /This is no office of the network today\./)
    assert.match(wrong.html, /value="Jo Justice"/)
    const missing = await admin.send(wrong, { ...typed, office: '' })
    assert.equal(missing.status, 422)
    const mail = await admin.send(missing, { ...typed, office: optionOf(missing, 'office', 'Ministry of Justice') })
    assert.match(
      (await admin.open(`${desk}/people`)).text,
      /jo@example\.org, respondent of an office, Ministry of Justice/,
    )
    respondent = await comeIn(mail)
    assert.match((await admin.open(`${desk}/people`)).text, /respondent of an office, Ministry of Justice/)
  })

  let address: string
  test('the respondent answers what the office is asked, and hands it in', async () => {
    const today = await respondent.open(desk)
    assert.match(today.text, /Sweden/)
    assert.doesNotMatch(today.text, /Norway|Children/)
    address = linkTo(today, 'Sweden')
    const question = await respondent.open(`${address}/C1`)
    assert.match(
      question.document.querySelector('h1')?.textContent ?? '',
      /C1 Is there in your country one national body/,
    )
    assert.match(question.text, /It is laid down and it is at work\..*How it is counted ?C1 Leadership/s)
    const saved = await respondent.send(question, yes)
    assert.match(saved.text, /Your answer is saved\./)
    const handedIn = await handIn(respondent, address)
    assert.match(handedIn.text, /Submitted for review/)
  })

  test('people of another office, and the secretariat, find nothing there, as where nothing is', async () => {
    const others = [
      await here.enter('respondent', "Children's Office"),
      await here.enter('respondent', 'Ministry of the Interior'),
      await here.enter('secretariat'),
    ]
    const absent = address.replace(/[0-9a-f-]{36}$/, nowhere)
    for (const other of others) {
      assert.doesNotMatch((await other.open(desk)).html, new RegExp(address))
      for (const page of ['', '/C1']) {
        const there = await other.open(`${address}${page}`)
        const gone = await other.open(`${absent}${page}`)
        assert.deepEqual([there.status, there.text], [404, gone.text])
      }
      const posted = await other.post(`${address}/C1?/save`, 'revision=0&part.C1.policy=no')
      assert.equal(posted.status, 404)
    }
    const outside = visitor(here.origin)
    assert.match((await outside.open(address)).path, /\/sign-in$/)
    assert.equal((await outside.open('/en/assessment/latest')).status, 404)
  })

  test('a respondent has no plan, no review list, no people and no rounds', async () => {
    for (const page of [
      'plan',
      'plans/SWE',
      'learning',
      'review',
      'rounds',
      'releases',
      'frameworks',
      'people',
      'audit',
      'redactions',
    ])
      assert.ok([403, 404].includes((await respondent.open(`${desk}/${page}`)).status), page)
  })

  test('somebody of the same office does not review it; the reviewer accepts it', async () => {
    const admin = await here.enter('administrator')
    const form = await admin.open(`${desk}/people/invite`)
    const office = optionOf(form, 'office', 'Ministry of Justice')
    const typed = { name: 'Same Runtime', email: 'same@example.org', language: 'en', role: 'reviewer', office }
    const same = await comeIn(await admin.send(form, typed))
    assert.doesNotMatch((await same.open(`${desk}/reviews`)).text, /Ministry of Justice/)
    const reviewer = await here.enter('reviewer')
    const page = await reviewer.open(linkTo(await reviewer.open(`${desk}/reviews`), 'Ministry of Justice'))
    assert.match(page.text, new RegExp(canary))
    const done = await reviewer.send(page, { decision: 'accept', nobodyRecognisable: 'yes' })
    assert.match(done.text, /accepted\./)
  })

  test('in a preview each office sees its own answers alone, and replies', async () => {
    const keeper = await here.enter('secretariat')
    const start = await keeper.open(`${desk}/previews`)
    const round = start.document.querySelector('input[name="rounds"]')?.getAttribute('value') ?? ''
    const preview = await keeper.send(start, { rounds: round, label: '2026-1', days: '5' })
    assert.equal(preview.status, 200, preview.text)
    await runJobs(here.runtime)
    const mine = await respondent.open(preview.path)
    assert.match(mine.text, new RegExp(canary))
    assert.doesNotMatch(mine.text, /Norway/)
    const replied = await respondent.send(mine, { reply: 'agree' })
    assert.equal(replied.status, 200, replied.text)
    const other = await (await here.enter('respondent', "Children's Office")).open(preview.path)
    assert.match(other.text, /Sweden/)
    assert.doesNotMatch(
      other.text,
      new RegExp(canary),
      'a UNICEF office is not shown what the ministry said as its own',
    )
  })

  test('an accepted answer is corrected by a new one, which waits for the reviewer', async () => {
    const form = await respondent.open(`${address}/C1/correct`)
    const sent = await respondent.send(form, { ...yes, 'part.C1.practice': 'no' })
    assert.equal(sent.status, 200, sent.text)
    const reviewer = await here.enter('reviewer')
    assert.match((await reviewer.open(`${desk}/reviews`)).html, /reviews\/correction\//)
  })
})
