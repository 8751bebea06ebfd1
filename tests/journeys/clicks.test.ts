/**
 * How many pages the six people of `/try` open and forms they send, from the list of people to the end of their task. clicks.json holds
 * the number for each: a page more on their way fails here. They go by links that stand on the page before, as people do.
 */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import {
  contentFolder,
  loadContent,
  openDemonstration,
  readDemonstration,
  runJobs,
  runtimeOf,
  useRuntime,
  type Runtime,
} from '@waymark/operations'
import { must, shippedContent, testInstallation } from '@waymark/testing'
import type { Serving } from '../../apps/web/server.ts'
import { serveSite } from '../browser/served.ts'
import { visitor, type Shown, type Typed } from './visitor.ts'

const measured = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'clicks.json'), 'utf8')) as Record<
  string,
  number
>

/** A person on the way through the pages, seeing one of them. */
type Walk = {
  readonly page: () => Shown
  /** Follows the first link of the page that holds this, or ends with it, and whose words are `said`. */
  readonly follow: (part: string, said?: RegExp) => Promise<Shown>
  readonly send: (typed?: Typed, which?: { action?: string; holding?: Typed }) => Promise<Shown>
  readonly steps: () => number
}

describe('the tasks of the six people of /try', () => {
  let runtime: Runtime
  let site: Serving
  const done: string[] = []
  before(async () => {
    const installation = await testInstallation()
    runtime = runtimeOf(installation, { now: () => new Date('2026-09-15T09:00:00.000Z'), mayTry: true })
    await loadContent(runtime, shippedContent())
    await openDemonstration(runtime, must(readDemonstration(contentFolder)))
    useRuntime(runtime)
    site = await serveSite()
  })
  after(async () => {
    await site?.close()
    await runtime?.installation.close()
  })

  async function begin(person: string): Promise<Walk> {
    const browser = visitor(`http://localhost:${site.port}`)
    const state = { page: await browser.open('/en/try') }
    const see = async (next: Promise<Shown>) => {
      state.page = await next
      assert.ok(state.page.status < 400, `${person} ${state.page.path}: ${state.page.text.slice(0, 300)}`)
      return state.page
    }
    await see(browser.send(state.page, {}, { holding: { person } }))
    return {
      page: () => state.page,
      follow(part, said = /(?:)/) {
        const links = [...state.page.document.querySelectorAll('a')]
          .filter(one => said.test(one.textContent.trim()))
          .map(one => one.getAttribute('href') ?? '')
        const found = links.find(href => href.endsWith(part)) ?? links.find(href => href.includes(part))
        assert.ok(found, `${person}: no link with ${part} on ${state.page.path}`)
        return see(browser.open(new URL(found, `http://x${state.page.path}`).href.slice('http://x'.length)))
      },
      send: (typed, which) => see(browser.send(state.page, typed, which)),
      steps: () => browser.steps(),
    }
  }

  /** One person's task; `end` is what the last page says. */
  function task(person: string, walk: (at: Walk) => Promise<unknown>, end: RegExp): void {
    test(`${person}: ${measured[person]} pages and forms`, async () => {
      const at = await begin(person)
      await walk(at)
      assert.match(at.page().text, end)
      done.push(person)
      assert.equal(at.steps(), measured[person], 'write a smaller number into clicks.json, never a larger one')
    })
  }

  task(
    'contributor',
    async at => {
      await at.follow('/desk/submissions/', /^Upper Meadow$/)
      await at.follow('/submit')
      await at.send()
    },
    /Submitted for review/,
  )

  task(
    'lead',
    async at => {
      await at.follow('/desk/submissions/')
      await at.follow('/A2')
      await at.send({ rationale: 'The budget line stands on page 12 of the budget of 2026.' })
      if (!at.page().document.querySelector('a[href$="/submit"]')) await at.follow('/desk/submissions/')
      await at.follow('/submit')
      await at.send()
    },
    /Submitted for review/,
  )

  task(
    'reviewer',
    async at => {
      await at.follow('/desk/settlement/')
      await at.follow('/rule')
      await at.send({ state: 'partial', reason: 'The budget covers a part of the plan.' })
      await at.follow('/desk/reviews')
      await at.follow('/desk/reviews/0')
      await at.send({ decision: 'accept', nobodyRecognisable: 'yes' })
    },
    /accepted/,
  )

  task(
    'coordinator',
    async at => {
      await at.follow('/desk/plans')
      await at.follow('/desk/plans/QMC')
      await at.follow('/desk/plans/QMC/dialogue')
      const member = at.page().document.querySelector('input[name=members]')?.getAttribute('value') ?? ''
      await at.send({ heldOn: '2026-09-10', members: [member] })
      await at.follow('/desk/plans/QMC/priority?')
      const [, indicator = ''] = [...at.page().document.querySelectorAll('select[name=indicator] option')]
      await at.send({
        indicator: (indicator as Element).getAttribute('value') ?? '',
        reason: 'Agreed with the ministry.',
      })
    },
    /A1|A2|A3/,
  )

  task(
    'publisher',
    async at => {
      await at.follow('/desk/previews?round=')
      await at.send({ days: '0' })
      await runJobs(runtime)
      await at.follow('/desk/previews/')
      await at.follow('/publish')
      await at.send()
    },
    /is published\./,
  )

  task(
    'administrator',
    async at => {
      await at.follow('/desk/redactions')
      await at.follow('/desk/redactions/0')
      await at.send()
    },
    /The text is gone/,
  )

  test('every person of clicks.json is measured', () => {
    assert.deepEqual(done.toSorted(), Object.keys(measured).toSorted())
  })
})
