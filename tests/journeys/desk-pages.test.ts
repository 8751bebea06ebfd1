/** Every page of the desk in four languages: no script, no cookie of others, 320 px, nothing to fault for accessibility. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { directionOf, languages } from '@waymark/language'
import type { Browser, Page } from 'playwright-core'
import { latinWords } from '../../checks/visible-words.ts'
import { faultsOf } from '../browser/axe.ts'
import { noBrowser, openBrowser } from '../browser/served.ts'
import type { PersonName } from '@waymark/testing'
import { openDeskWorld, type DeskWorld } from './desk-world.ts'
import { furnish } from './furnished-desk.ts'

describe('every page of the desk', { skip: noBrowser }, () => {
  let here: DeskWorld
  let browser: Browser
  let pages: readonly { readonly person: PersonName; readonly path: string }[]
  before(async () => {
    here = await openDeskWorld()
    pages = await furnish(here)
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await here?.close()
  })

  const pathsOf = (person: PersonName) => pages.filter(page => page.person === person).map(page => page.path)

  async function visit(person: PersonName, script: boolean, inspect: (page: Page) => Promise<void>): Promise<void> {
    const [name = '', value = ''] = (await here.enter(person)).cookie().split('=')
    const context = await browser.newContext({ javaScriptEnabled: script, bypassCSP: script })
    await context.addCookies([{ name, value, domain: 'localhost', path: '/' }])
    try {
      await inspect(await context.newPage())
    } finally {
      await context.close()
    }
  }

  for (const language of languages)
    test(`says everything in ${language} and fits 320 px`, async () => {
      for (const person of persons)
        await visit(person, false, async page => {
          await page.setViewportSize({ width: 320, height: 800 })
          for (const path of pathsOf(person)) {
            const address = `${here.origin}/${language}${path}`
            const answer = await page.goto(address)
            assert.equal(answer?.status(), 200, address)
            const html = (await answer?.text()) ?? ''
            assert.ok(html.includes(`<html lang="${language}" dir="${directionOf(language)}">`), address)
            assert.doesNotMatch(html, /<script|<style|\sstyle=|\son[a-z]+=|⟦|undefined|\[object|NaN/, address)
            assert.equal(html.match(/<h1[\s>]/g)?.length, 1, address)
            await fits(page, address)
            if (language === 'ar' || language === 'ru') assert.deepEqual(latinWords(await wordsOf(page)), [], address)
          }
        })
    })

  test('has nothing to fault for accessibility, each in one of the languages', async () => {
    for (const person of persons)
      await visit(person, true, async page => {
        for (const [place, path] of pathsOf(person).entries()) {
          const address = `${here.origin}/${languages[place % languages.length]}${path}`
          await page.goto(address)
          assert.deepEqual(await faultsOf(page), [], address)
        }
      })
  })
})

const persons = ['arva', 'rune', 'sigrid', 'tuva', 'kaja'] as const

async function fits(page: Page, address: string): Promise<void> {
  const [scroll, shown] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  assert.ok(scroll! <= shown!, `${address}: ${scroll} px wide in ${shown}`)
}

/** Names that people gave, where no element can set them apart: titles of pages and choices. */
const given = ['Round 2025', 'Alder', 'Birch', 'Cedar', 'Dogwood', 'Meet the ministry', 'Course for judges']

/** All words a person sees or hears, without names, codes, what people wrote, and texts marked as of another language. */
async function wordsOf(page: Page): Promise<string> {
  const words = await page.evaluate(() => {
    const own = document.documentElement.lang
    const apart = `bdi, code, .code, .written, blockquote, textarea, [lang]:not([lang="${own}"])`
    const copy = document.body.cloneNode(true) as HTMLElement
    for (const element of copy.querySelectorAll(apart)) element.remove()
    for (const option of copy.querySelectorAll('option')) option.append('\n')
    const told = [...document.querySelectorAll('[aria-label], [title], [data-label]')]
      .filter(element => !element.closest(apart))
      .flatMap(element => ['aria-label', 'title', 'data-label'].map(name => element.getAttribute(name) ?? ''))
    return [document.title, copy.textContent, ...told].join('\n')
  })
  return given.reduce((text, name) => text.replaceAll(name, ''), words)
}
