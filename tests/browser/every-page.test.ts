/**
 * Every type of public page as a browser shows it: two looks a page here, of which the first is asked for accessibility; all of them
 * in `npm run prove pages`.
 */
import assert from 'node:assert/strict'
import process from 'node:process'
import { after, before, describe, test } from 'node:test'
import { languages, type Language } from '@waymark/language'
import type { Browser, Page } from 'playwright-core'
import { faultsOf } from './axe.ts'
import { pages } from './pages.ts'
import { servePublicSite, type PublicSite } from './public-site.ts'
import { noBrowser, openBrowser } from './served.ts'

type View = { readonly language: Language; readonly width: number; readonly theme: 'light' | 'dark' }

const narrow = 320
const widths = [1280, narrow]
const everything = process.env['EVERY_LOOK'] === 'yes'
const themes = ['light', 'dark'] as const
const everyView: readonly View[] = languages.flatMap(language =>
  widths.flatMap(width => themes.map(theme => ({ language, width, theme }))),
)

describe('every public page', { skip: noBrowser }, () => {
  let browser: Browser
  let site: PublicSite
  let page: Page

  before(async () => {
    site = await servePublicSite()
    browser = await openBrowser()
    page = await (await browser.newContext({ bypassCSP: true })).newPage()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  for (const [index, { name, path }] of pages.entries()) {
    for (const [turn, { language, width, theme }] of viewsOf(index).entries()) {
      const asked = turn === 0 || everything ? 'nothing to fault for accessibility, ' : ''
      test(`${name}: ${asked}no sideways scrolling: ${language}, ${width} px, ${theme}`, async () => {
        await page.setViewportSize({ width, height: 800 })
        await page.emulateMedia({ colorScheme: theme })
        await page.goto(`http://localhost:${site.port}${path(language)}`)
        if (asked) assert.deepEqual(await faultsOf(page), [])
        await fits(page)
        if (asked) {
          await page.emulateMedia({ colorScheme: theme, forcedColors: 'active' })
          assert.deepEqual(await faultsOf(page, ['color-contrast']), [], 'with colours of the reader’s own')
          await page.emulateMedia({ colorScheme: theme, forcedColors: 'none' })
        }
        if (width === narrow) return
        await page.setViewportSize({ width: narrow, height: 800 })
        await fits(page)
      })
    }
  }

  test('what would be a fault is found where it is planted', async () => {
    await page.goto(`http://localhost:${site.port}/en/leave`)
    await page.evaluate(() => {
      const grey = Object.assign(document.createElement('p'), { textContent: 'Hardly to be read.' })
      Object.assign(grey.style, { color: '#888', backgroundColor: '#999' })
      document.querySelector('main')!.append(grey, document.createElement('img'), document.createElement('button'))
    })
    const found = (await faultsOf(page)).map(fault => fault.split(':')[0])
    assert.deepEqual(found.sort(), ['button-name', 'color-contrast', 'image-alt'])
  })

  test('the looks of all pages together, those asked for accessibility alone too, show each pair of language, width and theme', () => {
    const lookups = pages.map((_, index) => viewsOf(index))
    const pairs = (all: readonly View[]) =>
      new Set(
        all.flatMap(({ language, width, theme }) => [
          `${language} ${width}`,
          `${language} ${theme}`,
          `${width} ${theme}`,
        ]),
      )
    assert.deepEqual([...pairs(lookups.flat())].sort(), [...pairs(everyView)].sort())
    const asked = lookups.flatMap(all => (everything ? all : all.slice(0, 1)))
    assert.deepEqual([...pairs(asked)].sort(), [...pairs(everyView)].sort())
  })
})

async function fits(page: Page): Promise<void> {
  const { scroll, shown } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    shown: document.documentElement.clientWidth,
  }))
  assert.ok(scroll <= shown, `${scroll} px wide in ${shown}`)
}

/** Two looks at the page of this place in the list, alike in nothing; from page to page they go through all pairs. */
function viewsOf(index: number): readonly View[] {
  if (everything) return everyView
  const inspect = (turn: number): View => ({
    language: languages[turn % languages.length]!,
    width: widths[Math.floor(turn / 4) % 2]!,
    theme: themes[Math.floor(turn / 8) % 2]!,
  })
  const first = inspect(index)
  return [first, everyView.find(other => alikeInNothing(first, other, index))!]
}

/** Whether the other look has another language (not always the same step away), width and theme. */
function alikeInNothing(inspect: View, other: View, index: number): boolean {
  const next = languages[(languages.indexOf(inspect.language) + 1 + (index % 3)) % languages.length]
  return other.language === next && other.width !== inspect.width && other.theme !== inspect.theme
}
