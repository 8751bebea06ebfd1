/** A contributor answers twenty questions in Arabic over a line of 50 KB a second, 400 ms, and every tenth request lost; nothing typed is lost. */
import assert from 'node:assert/strict'
import { adoptFramework, beginSession, moveEdition, openRound, recordAgreement } from '@waymark/operations'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { must } from '@waymark/testing'
import { noBrowser, openBrowser } from '../tests/browser/served.ts'
import { openDeskWorld, type DeskWorld } from '../tests/journeys/desk-world.ts'

export const title = 'Twenty questions are answered in Arabic over a bad line, and nothing that was typed is lost'

const line = { bytesPerSecond: 50_000, milliseconds: 400, lostOfTen: 1 }
const questions = 20

type Tally = { bytes: number; requests: number; lostThere: number; lostBack: number; opened: number }

export async function prove(say: (line: string) => void): Promise<void> {
  if (noBrowser) return say(`not proved: ${noBrowser}`)
  const here = await openDeskWorld()
  const browser = await openBrowser()
  try {
    await openForty(here)
    const context = await browser.newContext({ locale: 'ar' })
    const { person } = await here.world.signInAs('arva')
    const { token } = await beginSession(here.world.runtime, person!.id)
    await context.addCookies([{ name: 'waymark', value: token, url: here.origin }])
    const tally: Tally = { bytes: 0, requests: 0, lostThere: 0, lostBack: 0, opened: 0 }
    const began = Date.now()
    const typed = await answerAll({ here, context, tally })
    const seconds = Math.round((Date.now() - began) / 1000)
    const kept = await lookedUp(here, typed)
    say(`${line.bytesPerSecond / 1000} KB a second, ${line.milliseconds} ms, ${line.lostOfTen} request of 10 lost`)
    say(`${typed.size} questions answered in ${seconds} s, ${tally.opened} pages opened`)
    say(
      `${tally.bytes} bytes received, ${tally.requests} requests, ${tally.lostThere} lost on the way there, ${tally.lostBack} on the way back`,
    )
    say(`${typed.size - kept} answers lost`)
    assert.equal(typed.size, questions)
    assert.equal(kept, typed.size)
    assert.ok(tally.lostThere + tally.lostBack > 0, 'the line was no bad one')
  } finally {
    await browser.close()
    await here.close()
  }
}

async function openForty({ world: { system } }: DeskWorld): Promise<void> {
  const edition = must(await adoptFramework(system, { code: 'ecpat', edition: '2021-2025' }))
  must(await recordAgreement(system, { edition, body: 'Assembly', day: '2021-05-20', record: 'Minutes 5' }))
  must(await moveEdition(system, { edition, to: 'in-use' }))
  must(await openRound(system, { edition, label: 'Forty', period: '2025', due: '2026-12-31' }))
}

type Answering = { readonly here: DeskWorld; readonly context: BrowserContext; readonly tally: Tally }

/** What was typed, by the address of its question. */
async function answerAll({ here, context, tally }: Answering): Promise<ReadonlyMap<string, string>> {
  const page = await context.newPage()
  await makeBad(page, tally)
  const typed = new Map<string, string>()
  for (const form of await formsOf(here)) {
    if (typed.size === questions) break
    await openOver(page, `${here.origin}${form}/answers`, tally)
    for (const answer of await page.locator('[data-answer]').all()) {
      if (typed.size === questions) break
      const code = (await answer.getAttribute('data-answer'))!
      const why = `هكذا كتبت المنظمة عن السؤال ${code} على خط ضعيف.`
      await fill(answer, why)
      typed.set(`${form}/${code}`, why)
    }
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll<HTMLElement>('[data-answer] > .saving')].every(
          element => element.dataset['state'] === 'saved',
        ),
      undefined,
      { timeout: 600_000 },
    )
  }
  return typed
}

/** The forms of both rounds, in Arabic, those of forty indicators first. */
async function formsOf(here: DeskWorld): Promise<readonly string[]> {
  const tasks = await (await here.enter('arva')).open('/en/test-network/desk')
  const isForty = (task: Element) => (task.textContent?.includes('Forty') ? 0 : 1)
  return [...tasks.document.querySelectorAll('.task')]
    .toSorted((element, other) => isForty(element) - isForty(other))
    .flatMap(task => task.querySelector('h2 a[href*="/submissions/"]')?.getAttribute('href') ?? [])
    .map(path => path.replace('/en/', '/ar/'))
}

/** Opens a page as a person does: again, where it did not come or its script did not. */
async function openOver(page: Page, address: string, tally: Tally): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    tally.opened++
    const came = await page.goto(address, { timeout: 120_000 }).catch(() => null)
    if (came && (await page.locator('form[autocomplete=off]').count()) > 0) return
  }
  throw new Error(`${address} did not come in twenty tries`)
}

/** Every kind of field once, with digits as an Arabic keyboard types them. */
async function fill(answer: Locator, why: string): Promise<void> {
  for (const name of new Set(
    await answer.locator('input[type=radio]').evaluateAll(all => all.map(one => (one as HTMLInputElement).name)),
  )) {
    if (name.endsWith(':missing')) continue
    const no = answer.locator(`input[name="${name}"][value=no]`)
    await ((await no.count()) > 0 ? no : answer.locator(`input[name="${name}"]`).first()).check()
  }
  for (const [field, text] of [
    ['count', '٣'],
    ['numerator', '٢'],
    ['denominator', '٥'],
    ['text', why],
  ] as const) {
    const control = answer.locator(`[name$=":${field}"]`)
    if ((await control.count()) > 0) await control.first().fill(text)
  }
  await answer.locator('[name$=":rationale"]').pressSequentially(why, { delay: 5 })
}

/** Slows the page's line down and loses every tenth request: by turns on its way there, and the answer of one that was taken. */
async function makeBad(page: Page, tally: Tally): Promise<void> {
  const inside = await page.context().newCDPSession(page)
  await inside.send('Network.enable')
  const speed = line.bytesPerSecond
  await inside.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.milliseconds,
    downloadThroughput: speed,
    uploadThroughput: speed,
  })
  inside.on('Network.loadingFinished', ({ encodedDataLength }) => void (tally.bytes += encodedDataLength))
  await page.route('**/*', async route => {
    tally.requests++
    if ((tally.requests * 7) % 10 >= line.lostOfTen) return route.continue()
    if (tally.lostThere <= tally.lostBack) tally.lostThere++
    else {
      tally.lostBack++
      await route.fetch().catch(() => null)
    }
    return route.abort('connectionreset')
  })
}

/** How many of the answers stand as they were typed. */
async function lookedUp(here: DeskWorld, typed: ReadonlyMap<string, string>): Promise<number> {
  const browser = await here.enter('arva')
  let found = 0
  for (const [path, why] of typed)
    if ((await browser.open(path)).document.querySelector('[name=rationale]')?.textContent === why) found++
  return found
}
