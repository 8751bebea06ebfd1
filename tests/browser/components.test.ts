import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { languages, type Language } from '@waymark/language'
import type { Browser, Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { faultsOf } from './axe.ts'
import { noBrowser, openBrowser } from './served.ts'

const web = fileURLToPath(new URL('../../apps/web/', import.meta.url))
describe('the components', { skip: noBrowser }, () => {
  let browser: Browser
  let vite: ViteDevServer
  before(async () => {
    vite = await createServer({
      root: web,
      configFile: `${web}vite.config.ts`,
      server: { middlewareMode: true, hmr: false, ws: false, watch: null },
      appType: 'custom',
      logLevel: 'error',
      cacheDir: `${web}build/.vite-test`,
    })
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await vite?.close()
  })

  /** The sheet as the server writes it, with the style sheet beside it, in a page. */
  async function sheet(
    language: Language,
    inspect: (page: Page, body: string) => Promise<void>,
    more = {},
  ): Promise<void> {
    const { sheetIn } = await vite.ssrLoadModule('/gallery/gallery.ts')
    const { html, body } = sheetIn(language, more)
    const context = await browser.newContext({ javaScriptEnabled: true })
    try {
      const page = await context.newPage()
      await page.setContent(html)
      await inspect(page, body)
    } finally {
      await context.close()
    }
  }

  for (const language of languages)
    test(`have nothing to fault for accessibility and fit 320 px in ${language}`, async () => {
      await sheet(language, async (page, body) => {
        for (const width of [1280, 320]) {
          await page.setViewportSize({ width, height: 800 })
          const pictures = process.env['SHEET_PICTURES'] // a folder: to look at the components with one's own eyes
          if (pictures) await page.screenshot({ path: `${pictures}/sheet-${language}-${width}.png`, fullPage: true })
          assert.deepEqual(await faultsOf(page), [])
          assert.ok(
            await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
            `${width}`,
          )
        }
        assert.doesNotMatch(body, /⟦|\sstyle="/)
      })
    })

  test('a refused form names each field and reason, leads to it, and keeps what was typed', async () => {
    await sheet('en', async page => {
      const summary = (await page.getByRole('alert').textContent()) ?? ''
      const problems = await page.getByRole('alert').getByRole('listitem').count()
      assert.equal(problems, 3)
      assert.match(summary, /Count: “many <b>” is no whole number\./)
      assert.match(summary, /The due day, 1 June 2025, lies before the opening, 30 June 2025\./)
      assert.equal(await page.getByLabel('Count').inputValue(), 'many <b>')
      assert.equal(await page.getByLabel('Why').inputValue(), 'kept words')
      assert.equal(await page.getByRole('radio', { name: 'B' }).isChecked(), true)
      assert.equal(await page.getByRole('checkbox', { name: 'A' }).isChecked(), true)
      assert.equal(await page.getByLabel('Place').inputValue(), 'no')
      for (const link of await page.getByRole('alert').getByRole('link').all()) {
        const target = (await link.getAttribute('href'))?.slice(1) ?? ''
        assert.equal(await page.locator(`input#${target}`).count(), 1, target)
      }
      assert.equal(await page.getByLabel('Count').getAttribute('aria-invalid'), 'true')
      assert.equal(await page.getByLabel('Day').getAttribute('aria-invalid'), null)
    })
  })

  test('every text box says first that it is no place to report a child at risk', async () => {
    await sheet('en', async page => {
      const box = page.locator('textarea')
      const described = (await box.getAttribute('aria-describedby'))?.split(' ')[0] ?? ''
      assert.match((await page.locator(`#${described}`).textContent()) ?? '', /Nobody reads this box as a report/)
    })
  })

  test('a table stays a table to assistive technology when its rows become blocks', async () => {
    await sheet('ar', async page => {
      await page.setViewportSize({ width: 320, height: 800 })
      const table = page.getByRole('table', { name: 'Caption' })
      assert.equal(await table.getByRole('row').count(), 4)
      assert.equal(await table.getByRole('columnheader').count(), 4)
      assert.equal(await table.getByRole('rowheader').count(), 3)
      assert.equal(await table.getByRole('cell').count(), 9)
    })
  })

  test('a range says its least, its most and all asked, and is drawn from one to the other', async () => {
    await sheet('en', async page => {
      const range = page.getByRole('img', { name: /Between .*8.* and .*15.* of .*20/ })
      const widths = await range.evaluate(svg =>
        ['.range-least', '.range-most'].map(part => Number(svg.querySelector(part)?.getAttribute('width'))),
      )
      assert.deepEqual(widths, [160, 140], '8 of 20 and the 7 to 15 of them, of 400')
    })
  })

  test('a row of marks says its counts in words', async () => {
    await sheet('en', async page => {
      const first = page.locator('svg.marks').first()
      assert.equal(await first.getAttribute('aria-label'), 'Yes: 71, Partial: 24, No: 36 and No answer published: 62')
    })
  })
})

/** The style sheet with its parts joined, as the build joins them. */
