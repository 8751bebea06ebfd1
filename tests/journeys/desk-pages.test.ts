/**
 * Every page of the desk in four languages: no script, 320 px, nothing to fault for accessibility. The browser opens each page in two
 * languages here and asks for accessibility in one; in all of them in `npm run prove pages`. Each look of readers of their own way
 * is seen on each page in one language, from page to page in the next.
 */
import assert from 'node:assert/strict'
import process from 'node:process'
import { after, before, describe, test } from 'node:test'
import { directionOf, languages, type Language } from '@waymark/language'
import type { Browser, Page } from 'playwright-core'
import { latinWords } from '../../checks/visible-words.ts'
import { faultsOf } from '../browser/axe.ts'
import { ownWays } from '../browser/own-way.ts'
import { noBrowser, openBrowser } from '../browser/served.ts'
import type { PersonName } from '@waymark/testing'
import { openDeskWorld, type DeskWorld } from './desk-world.ts'
import { furnish } from './furnished-desk.ts'

const everything = process.env['EVERY_LOOK'] === 'yes'
/** The script that saves answers while they are typed; no other stands on a page of a desk. */
const saving = /<script src="\/_app\/immutable\/own\/saving-[a-z0-9]+\.js" type="module"><\/script>/
const persons = ['arva', 'rune', 'sigrid', 'tuva', 'kaja'] as const

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

  for (const language of languages)
    test(`says everything in ${language}`, async () => {
      for (const person of persons) {
        const { open } = await here.enter(person)
        for (const path of pathsOf(person)) {
          const address = `/${language}${path}`
          const { status, path: led, html, document } = await open(address)
          assert.deepEqual([status, led.replace(/\?.*/, '')], [200, address.replace(/\?.*/, '')])
          assert.ok(html.includes(`<html lang="${language}" dir="${directionOf(language)}">`), address)
          assert.doesNotMatch(
            html.replace(saving, ''),
            /<script|<style|\sstyle=|\son[a-z]+=|⟦|undefined|\[object|NaN/,
            address,
          )
          assert.equal(html.match(/<h1[\s>]/g)?.length, 1, address)
          if (language === 'ar' || language === 'ru')
            assert.deepEqual(latinWords(wordsOf(document, language)), [], address)
        }
      }
    })

  for (const person of persons)
    test(`fits 320 px and has nothing to fault for accessibility, each in some of the languages: ${person}`, async () => {
      const [name = '', value = ''] = (await here.enter(person)).cookie().split('=')
      const context = await browser.newContext({ bypassCSP: true })
      await context.addCookies([{ name, value, domain: 'localhost', path: '/' }])
      const page = await context.newPage()
      for (const [place, path] of pathsOf(person).entries())
        for (const [turn, language] of languagesFor(place).entries()) {
          const address = `${here.origin}/${language}${path}`
          await page.setViewportSize({ width: 320, height: 800 })
          assert.equal((await page.goto(address))?.status(), 200, address)
          await fits(page, address)
          if (turn > 0 && !everything) continue
          if (Math.floor(place / languages.length) % 2 === 0) await page.setViewportSize({ width: 1280, height: 800 })
          assert.deepEqual(await faultsOf(page), [], address)
        }
      await context.close()
    })

  for (const person of persons)
    test(`is read by whoever sets own colours, magnifies fourfold or prints: ${person}`, async () => {
      const [name = '', value = ''] = (await here.enter(person)).cookie().split('=')
      const context = await browser.newContext({ javaScriptEnabled: false })
      await context.addCookies([{ name, value, domain: 'localhost', path: '/' }])
      const page = await context.newPage()
      const found: string[] = []
      for (const [place, path] of pathsOf(person).entries())
        for (const [turn, { name: way, faults }] of ownWays.entries()) {
          const address = `/${languages[(place + turn) % languages.length]}${path}`
          assert.equal((await page.goto(`${here.origin}${address}`))?.status(), 200, address)
          found.push(...(await faults(page)).map(fault => `${address}, ${way}: ${fault}`))
        }
      assert.deepEqual(found, [])
      await context.close()
    })
})

/** Two of the languages for the page of this place, of which the first is asked for accessibility; from page to page in turn. */
function languagesFor(place: number): readonly Language[] {
  if (everything) return languages
  const first = place % languages.length
  const other = (first + 1 + (Math.floor(place / languages.length) % (languages.length - 1))) % languages.length
  return [languages[first]!, languages[other]!]
}

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
function wordsOf(document: Document, own: Language): string {
  const apart = `bdi, code, .code, .written, blockquote, textarea, [lang]:not([lang="${own}"])`
  const said = [...document.querySelectorAll('body [aria-label], body [title], body [data-label]')]
    .filter(element => !element.closest(apart))
    .flatMap(element => ['aria-label', 'title', 'data-label'].map(name => element.getAttribute(name) ?? ''))
  const title = document.title
  for (const element of document.querySelectorAll(`body :is(${apart})`)) element.remove()
  for (const option of document.querySelectorAll('option')) option.append('\n')
  const words = [title, document.body.textContent, ...said].join('\n')
  return given.reduce((text, name) => text.replaceAll(name, ''), words)
}
