/** Readers who set their own colours, magnify fourfold or print: every type of public page in every look, from page to page in the next language. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { languages } from '@waymark/language'
import type { Browser, Page } from 'playwright-core'
import { ownWays, unseen } from './own-way.ts'
import { pages } from './pages.ts'
import { servePublicSite, type PublicSite } from './public-site.ts'
import { noBrowser, openBrowser } from './served.ts'

const more = ['try', 'sign-in', 'notes'].map(name => ({
  path: (language: string) => `/${language}/${name}`,
  status: 200,
}))

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

  async function open(path: string, status = 200): Promise<void> {
    const answer = await page.goto(`http://localhost:${site.port}${path}`)
    assert.equal(answer?.status(), status, path)
  }

  for (const [turn, { name, faults }] of ownWays.entries())
    test(`find nothing to fault: ${name}`, async () => {
      const found: string[] = []
      for (const [place, { path, status }] of [...pages, ...more].entries()) {
        const address = path(languages[(place + turn) % languages.length]!)
        await open(address, status)
        found.push(...(await faults(page)).map(fault => `${address}: ${fault}`))
      }
      assert.deepEqual(found, [])
    })

  test('what would be a fault is found where it is planted', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ forcedColors: 'active', media: 'screen' })
    await open('/en/try')
    await page.evaluate(() => {
      const mark = document.querySelector('main button')!.appendChild(document.createElement('span'))
      mark.innerHTML =
        '<svg width="14" height="14" style="forced-color-adjust: none"><circle cx="7" cy="7" r="5" fill="none" stroke="none" /></svg>'
      document.querySelector<HTMLElement>('main button')!.style.cssText = 'border-width: 0; outline: 0'
      document.querySelector<HTMLElement>('.main > nav a')!.style.borderColor = 'CanvasText'
    })
    assert.deepEqual(
      (await page.evaluate(unseen)).map(fault => fault.split(':')[0]),
      ['button', 'circle', 'marked'],
    )
    await page.evaluate(() => {
      const wide = document.querySelector('main')!.appendChild(document.createElement('p'))
      wide.style.cssText = 'min-width: 1000px; position: sticky; height: 100px'
      const large = document.querySelector('main')!.appendChild(document.createElement('h2'))
      large.textContent = 'Large'
      large.style.fontSize = '60px'
      document.documentElement.style.backgroundColor = 'rgb(1, 2, 3)'
    })
    const [, magnified, printed] = ownWays
    assert.match((await magnified!.faults(page)).join('; '), /px wide; [\d.]+ px of the window.*; H2 as large as H1/)
    assert.match((await printed!.faults(page)).join('; '), /px wide; on rgb\(1, 2, 3\)/)
  })
})
