/** The demonstration, tried as three of its people: what they do in a few steps changes a number that everybody reads. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  contentFolder,
  runJobs,
  runtime,
  runtimeOf,
  loadContent,
  openDemonstration,
  readDemonstration,
  useRuntime,
} from '@waymark/operations'
import type { Serving } from '../../apps/web/server.ts'
import { serveSite } from '../browser/served.ts'
import { must, shippedContent, testInstallation } from '@waymark/testing'
import { doDeed, handIn } from './deeds.ts'
import { visitor, type Shown, type Visitor } from './visitor.ts'

const mostSteps = 25 // pages opened and forms sent by all three together
const publicPage = '/en/demonstration/latest/framework/demonstration-2026-2030/A2'

let site: Serving
let origin: string
let close: () => Promise<void>
before(async () => {
  const installation = await testInstallation()
  const runtime = runtimeOf(installation, { now: () => new Date('2026-09-15T09:00:00.000Z'), mayTry: true })
  await loadContent(runtime, shippedContent())
  await openDemonstration(runtime, must(readDemonstration(contentFolder)))
  useRuntime(runtime)
  site = await serveSite()
  origin = `http://localhost:${site.port}`
  close = async () => {
    await site.close()
    await installation.close()
  }
})
after(() => close())

async function be(person: string): Promise<{ readonly browser: Visitor; readonly today: Shown }> {
  const browser = visitor(origin)
  const people = await browser.open('/en/try')
  return { browser, today: await browser.send(people, {}, { holding: { person } }) }
}

function linkTo(page: Shown, part: string): string {
  const found = [...page.document.querySelectorAll('main a')].find(element =>
    element.getAttribute('href')?.includes(part),
  )
  assert.ok(found, `a link with ${part} on ${page.path}: ${page.text.slice(0, 300)}`)
  return found.getAttribute('href') ?? ''
}

/** "n of m" of the newest figure of the indicator, as its public page prints it. */
async function printed(): Promise<string> {
  const page = await visitor(origin).open(publicPage)
  assert.equal(page.status, 200, page.text.slice(0, 200))
  const [figure] = page.document.querySelectorAll('main .figure b')
  return figure?.textContent ?? ''
}

describe('trying the demonstration', () => {
  test('six people wait on this machine, each with a task, and none for other names of it', async () => {
    const people = await visitor(origin).open('/try')
    assert.equal(people.document.querySelectorAll('main form').length, 6)
    const nobody = await visitor(origin).post('/en/try', 'person=second-reviewer')
    assert.equal(nobody.status, 404)
  })

  test('nobody is let in where others reach the site, though a proxy says the name of this machine for everybody', async () => {
    const open = await serveSite({ origins: ['https://waymark.example'] })
    try {
      for (const host of [`localhost:${open.port}`, `127.0.0.1:${open.port}`]) {
        const inside = `http://${host}`
        assert.equal((await fetch(`${inside}/en/try`, { headers: { accept: 'text/html' } })).status, 404, host)
        for (const page of [inside, 'https://waymark.example']) {
          const answer = await fetch(`${inside}/en/try`, {
            method: 'POST',
            body: new URLSearchParams({ person: 'administrator' }),
            headers: {
              accept: 'text/html',
              origin: page,
              'sec-fetch-site': 'same-origin',
              'waymark-this-machine': 'alone',
            },
            redirect: 'manual',
          })
          assert.ok(answer.status === 403 || answer.status === 404, `${host} ${page}: ${answer.status}`)
          assert.equal(answer.headers.get('set-cookie'), null)
        }
      }
    } finally {
      await open.close()
    }
    for (const [name, value] of [
      ['x-forwarded-for', '203.0.113.9'],
      ['origin', 'https://waymark.example'],
    ] as const) {
      const answer = await fetch(`${origin}/en/try`, { headers: { accept: 'text/html', [name]: value } })
      assert.equal(answer.status, 404, name)
    }
  })

  test('a contributor hands in, a reviewer accepts, a publisher publishes: the number on the public page changes', async () => {
    const before = await printed()
    const contributor = await be('contributor')
    const open = [...contributor.today.document.querySelectorAll('main a')].find(
      element => element.textContent?.trim() === 'Upper Meadow',
    )
    const draft = await contributor.browser.open(open?.getAttribute('href') ?? '')
    const handedIn = await handIn(contributor.browser, draft.path)
    assert.match(handedIn.text, /Submitted for review/)

    const reviewer = await be('reviewer')
    const list = await reviewer.browser.open(linkTo(reviewer.today, '/desk/reviews'))
    const waiting = [...list.document.querySelectorAll('main a')].find(element =>
      element.textContent?.startsWith('Upper Meadow, Upper Meadow'),
    )
    const review = await reviewer.browser.open(waiting?.getAttribute('href') ?? '')
    const accepted = await reviewer.browser.send(review, { decision: 'accept', nobodyRecognisable: 'yes' })
    assert.match(accepted.text, /accepted/)

    const publisher = await be('publisher')
    const start = await publisher.browser.open(linkTo(publisher.today, '/desk/previews'))
    const preview = await publisher.browser.send(start, { days: '0' })
    await runJobs(runtime())
    const ready = await publisher.browser.open(preview.path)
    const published = await doDeed(publisher.browser, linkTo(ready, '/publish'))
    assert.match(published.text, /is published\./, published.text.slice(0, 400))

    const steps = [contributor, reviewer, publisher].reduce((sum, { browser }) => sum + browser.steps(), 0)
    assert.ok(steps <= mostSteps, `${steps} steps`)
    assert.notEqual(await printed(), before)
  })
})
