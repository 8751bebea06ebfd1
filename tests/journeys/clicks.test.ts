/**
 * How many pages the six people of `/try` open and forms they send, from the list of people to the end of their task: `now` in
 * clicks.json. A page more on their way fails here. They go by links that stand on the page before, as people do; a page that asks
 * for itself again while a draft is computed is no click. `start` was counted by the same rule in the site of 22 November 2026
 * (commit dd498ef2), each task done as far as it is done here:
 *
 * - contributor: every drafted answer is opened with its reasons, the four lists are said, the submission is sent. At the start each
 *   answer was a page and each list a form.
 * - lead: the answer of the note is corrected, the four lists are said, the submission is sent again.
 * - reviewer: the contested answer is decided, and each of the three submissions that wait.
 * - coordinator: the gaps of all six countries of the North are seen, a dialogue and a priority recorded. At the start each country's
 *   gaps stood on a page of its own.
 * - publisher: what a release of both rounds leaves out is read, then it is published. At the start that stood on the pages of the rounds.
 * - administrator: a removal is decided. At the start it could only be agreed to, at once, in the list.
 *
 * `why` tells why a task takes more than two thirds of what it took.
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
  { readonly start: number; readonly now: number; readonly why?: string }
>

/** A person on the way through the pages, seeing one of them. */
type Walk = {
  readonly page: () => Shown
  /** Follows the first link of the page that holds this, or ends with it, and whose words are `said`. */
  readonly follow: (part: string, said?: RegExp) => Promise<Shown>
  readonly send: (typed?: Typed, which?: { action?: string; holding?: Typed }) => Promise<Shown>
  /** Shows the page again, as it asks the browser to do by itself. */
  readonly again: () => Promise<Shown>
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
    const state = { page: await browser.open('/en/try'), byItself: 0 }
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
          .filter(element => said.test(element.textContent.trim()))
          .map(element => element.getAttribute('href') ?? '')
        const found = links.find(href => href.endsWith(part)) ?? links.find(href => href.includes(part))
        assert.ok(found, `${person}: no link with ${part} on ${state.page.path}`)
        return see(browser.open(new URL(found, `http://x${state.page.path}`).href.slice('http://x'.length)))
      },
      send: (typed, which) => see(browser.send(state.page, typed, which)),
      again() {
        assert.match(state.page.html, /http-equiv="refresh"/)
        state.byItself++
        return see(browser.open(state.page.path))
      },
      steps: () => browser.steps() - state.byItself,
    }
  }

  /** One person's task; `end` is what the last page says. */
  function task(person: string, walk: (at: Walk) => Promise<unknown>, end: RegExp): void {
    const { start, now } = measured[person]!
    test(`${person}: ${now} pages and forms, ${start} at the start`, async () => {
      const at = await begin(person)
      await walk(at)
      assert.match(at.page().text, end)
      done.push(person)
      assert.equal(at.steps(), now, 'write a smaller number into clicks.json, never a larger one')
    })
  }

  // Before the contributor and the lead submit, so that three submissions wait, as in the demonstration.
  task(
    'reviewer',
    async at => {
      await at.follow('/rule')
      await at.send({ state: 'partial', reason: 'The budget covers a part of the plan.' })
      for (const waits of [true, true, false]) {
        await at.send({ decision: 'accept', nobodyRecognisable: 'yes' })
        assert.equal(at.page().text.includes('what waits next'), waits)
      }
    },
    /Review saved: accepted\./,
  )

  const lists = ['campaign', 'joint-action', 'terminology-adoption', 'training']
  const nothing = Object.fromEntries(lists.map(kind => [`list.${kind}`, 'nothing-to-report']))

  task(
    'contributor',
    async at => {
      await at.follow('/desk/submissions/', /^Upper Meadow$/)
      await at.follow('/answers')
      for (const code of ['A1', 'A2', 'A3', 'B1', 'C1', 'C2', 'D1'])
        assert.ok(at.page().document.querySelector(`[name="${code}:rationale"], [name="${code}:narrative"]`), code)
      await at.send({ ...nothing, next: 'submit' })
      await at.send()
    },
    /Submitted for review/,
  )

  task(
    'lead',
    async at => {
      await at.follow('/desk/submissions/', /^Paper Mountains$/)
      await at.follow('/answers')
      const mended = { 'A2:rationale': 'The budget line stands on page 12 of the budget of 2026.' }
      await at.send({ ...nothing, ...mended, next: 'submit' })
      await at.send()
    },
    /Submitted for review/,
  )

  task(
    'coordinator',
    async at => {
      await at.follow('/desk/plans')
      for (const country of ['QMB', 'QMH', 'QMA', 'QMI', 'QMD', 'QMC'])
        assert.ok(at.page().document.querySelector(`tr:has(a[href$="/plans/${country}"]) li .code`), country)
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
      await at.send({ days: '0' }, { holding: { label: '2026-2' } })
      await runJobs(runtime)
      await at.again()
      await at.follow('/publish')
      assert.match(at.page().text, /What is left out/)
      await at.send()
    },
    /is published\./,
  )

  task(
    'administrator',
    async at => {
      await at.follow('/desk/redactions/0')
      await at.send()
    },
    /The text is gone/,
  )

  test('each takes at most two thirds of the clicks of the start, or clicks.json says why not, and none takes more', () => {
    for (const [person, { start, now, why }] of Object.entries(measured))
      if (why === undefined) assert.ok(3 * now <= 2 * start, `${person}: ${now} of ${start}`)
      else assert.ok(3 * now > 2 * start && now <= start, `${person}: ${now} of ${start} needs no reason`)
  })

  test('every person of clicks.json is measured', () => {
    assert.deepEqual(done.toSorted(), Object.keys(measured).toSorted())
  })
})
