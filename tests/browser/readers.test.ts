/** Readers who set their own colours, magnify fourfold or print: a sample of page types, each page in one look, every look on several. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { servePublicSite, type PublicSite } from './public-site.ts'
import { noBrowser, openBrowser } from './served.ts'

const framework = 'demonstration/2026-1/framework/demonstration-2026-2030'
const sample = {
  'own colours': ['ar', 'en/about', `ru/${framework}/A1`, 'sv/demonstration/2026-1/countries/QMA', 'en/try'],
  'fourfold magnified': ['ru', `ar/${framework}`, 'sv/demonstration/2026-1/plan', 'en/public-record/2026-1/countries'],
  printed: [
    'sv/method',
    `en/${framework}/A1`,
    'ar/demonstration/2026-1/countries/QMA',
    'ru/demonstration/2026-1/register',
  ],
} as const

describe('readers of their own way', { skip: noBrowser }, () => {
  let browser: Browser
  let site: PublicSite
  let page: Page

  before(async () => {
    site = await servePublicSite()
    browser = await openBrowser()
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  async function open(path: string): Promise<void> {
    const answer = await page.goto(`http://localhost:${site.port}/${path}`)
    assert.equal(answer?.status(), 200, path)
  }

  test('see with their own colours every mark, every border of a control, and the way out', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ forcedColors: 'active', media: 'screen' })
    for (const path of sample['own colours']) {
      await open(path)
      assert.deepEqual(await page.evaluate(unseen), [], path)
    }
  })

  test('read a page magnified fourfold in one column, with most of the window left to it', async () => {
    // 1280 by 1024 px magnified fourfold are 320 by 256.
    await page.setViewportSize({ width: 320, height: 256 })
    await page.emulateMedia({ forcedColors: 'none', media: 'screen' })
    for (const path of sample['fourfold magnified']) {
      await open(path)
      const { wide, fixed } = await page.evaluate(kept)
      assert.ok(wide <= 320, `${path}: ${wide} px wide`)
      assert.ok(fixed <= 256 / 5, `${path}: ${fixed} px of the window always taken`)
    }
  })

  test('print the words of a page without its menus, on white, and nothing is cut at the edge', async () => {
    await page.setViewportSize({ width: 680, height: 1000 }) // about the width that A4 prints
    await page.emulateMedia({ forcedColors: 'none', media: 'print', colorScheme: 'dark' })
    for (const path of sample.printed) {
      await open(path)
      const { wide, paper, menus } = await page.evaluate(printedAs)
      assert.ok(wide <= 680, `${path}: ${wide} px wide`)
      assert.deepEqual([paper, menus], ['rgb(255, 255, 255)', []], path)
    }
  })

  test('what would be a fault is found where it is planted', async () => {
    await page.emulateMedia({ forcedColors: 'active', media: 'screen' })
    await open('en/try')
    await page.evaluate(() => {
      const mark = document.querySelector('main button')!.appendChild(document.createElement('span'))
      mark.innerHTML =
        '<svg width="14" height="14" style="forced-color-adjust: none"><circle cx="7" cy="7" r="5" fill="none" stroke="none" /></svg>'
      document.querySelector<HTMLElement>('main button')!.style.cssText = 'border-width: 0; outline: 0'
    })
    assert.deepEqual(
      (await page.evaluate(unseen)).map(fault => fault.split(':')[0]),
      ['button', 'circle'],
    )
  })
})

/** In the page: controls without a border, and shapes of marks of which neither inside nor outline is seen. */
function unseen(): string[] {
  const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true })
  const clear = (colour: string) => colour === 'none' || colour === 'transparent' || colour === 'rgba(0, 0, 0, 0)'
  const controls = [...document.querySelectorAll('button, .go, .exit a, input:not([type=hidden]), select, textarea')]
    .filter(shown)
    .filter(element => {
      const { borderTopWidth, borderTopStyle } = getComputedStyle(element)
      return /^(?:button|a)$/i.test(element.tagName) && (parseFloat(borderTopWidth) === 0 || borderTopStyle === 'none')
    })
    .map(element => `button: ${element.textContent}`)
  const shapes = [...document.querySelectorAll('main svg :is(circle, rect, path)')]
    .filter(element => !element.closest('defs, pattern, clipPath, mask') && shown(element))
    .filter(element => {
      const { fill, stroke } = getComputedStyle(element)
      return clear(fill) && clear(stroke)
    })
    .map(element => `${element.tagName}: ${element.outerHTML}`)
  return [...controls, ...shapes]
}

/** In the page: how wide it is, and how much of the window's height is always taken. */
function kept(): { wide: number; fixed: number } {
  const fixed = [...document.querySelectorAll('*')]
    .filter(element => ['fixed', 'sticky'].includes(getComputedStyle(element).position) && element.checkVisibility())
    .reduce((sum, element) => sum + element.getBoundingClientRect().height, 0)
  return { wide: document.documentElement.scrollWidth, fixed }
}

/** In the page: how wide it prints, on what, and which parts of the frame print that lead nowhere on paper. */
function printedAs(): { wide: number; paper: string; menus: string[] } {
  const parts = [...document.querySelectorAll('.menu, .way-in, .steps, .exit, .skip, footer nav')]
  return {
    wide: document.documentElement.scrollWidth,
    paper: getComputedStyle(document.documentElement).backgroundColor,
    menus: parts.filter(part => part.checkVisibility()).map(part => part.className || part.tagName),
  }
}
