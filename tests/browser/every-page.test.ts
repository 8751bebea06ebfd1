import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import process from 'node:process'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { directionOf, languages, type Language } from '@waymark/language'
import type { Browser, Page } from 'playwright-core'
import { latinWords } from '../../checks/visible-words.ts'
import { mostBytes, pages } from './pages.ts'
import { servePublicSite, type PublicSite } from './public-site.ts'
import { noBrowser, openBrowser } from './served.ts'

const widths = [1280, 320]
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

describe('every public page', { skip: noBrowser }, () => {
  let browser: Browser
  let site: PublicSite

  before(async () => {
    site = await servePublicSite()
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  async function open(path: string, script: boolean, inspect: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ javaScriptEnabled: script, bypassCSP: script })
    try {
      const page = await context.newPage()
      await page.goto(`http://localhost:${site.port}${path}`)
      await inspect(page)
    } finally {
      await context.close()
    }
  }

  for (const { name, path, status = 200, long = false } of pages) {
    test(`${name}: status, language, direction, one heading, no script, no style, no other site, no cookie`, async () => {
      for (const language of languages) {
        const answer = await fetch(`http://localhost:${site.port}${path(language)}`, {
          headers: { accept: 'text/html' },
        })
        const html = await answer.text()
        assert.equal(answer.status, status)
        assert.ok(html.includes(`<html lang="${language}" dir="${directionOf(language)}">`), language)
        assert.doesNotMatch(html, /<script|<style|\sstyle=|\son[a-z]+=|modulepreload|(?:src|action)="(?:https?:)?\/\//)
        assert.doesNotMatch(html, /⟦|undefined|\[object|NaN/)
        assert.equal(html.match(/<h1[\s>]/g)?.length, 1)
        assert.equal(html.match(/<main[\s>]/g)?.length, 1)
        assert.equal(answer.headers.get('set-cookie'), null)
      }
    })

    test(`${name}: at most ${mostBytes} bytes over the wire with all it loads`, async () => {
      for (const language of languages) {
        const page = await wire(site.port, path(language))
        const loaded = [...page.text.matchAll(/<(?:link|img|source)\b[^>]*>/g)]
          .map(([tag]) => tag)
          .filter(tag => !/rel="(?:alternate|canonical)"/.test(tag))
          .map(tag => /(?:href|src)="([^"]+)"/.exec(tag)?.[1] ?? '')
        assert.ok(loaded.length > 0, 'the style sheet at least is loaded')
        const parts = await Promise.all(loaded.map(address => wire(site.port, new URL(address, page.address).pathname)))
        const bytes = [page, ...parts].reduce((sum, part) => sum + part.bytes, 0)
        assert.ok(bytes > 500 && bytes <= mostBytes, `${language}: ${bytes} bytes`)
      }
    })

    test(`${name}: nothing to fault for accessibility, no sideways scrolling, at ${widths.join(' and ')} px`, async () => {
      for (const language of languages) {
        await open(path(language), true, async page => {
          for (const width of widths) {
            await page.setViewportSize({ width, height: 800 })
            assert.deepEqual(long && !looksAt(language, width) ? [] : await faultsOf(page), [], language)
            const { scroll, shown } = await page.evaluate(() => ({
              scroll: document.documentElement.scrollWidth,
              shown: document.documentElement.clientWidth,
            }))
            assert.ok(scroll <= shown, `${language}: ${scroll} px wide in ${shown}`)
          }
        })
      }
    })

    test(`${name}: no word is left in Latin script in Arabic and Russian`, async () => {
      for (const language of ['ar', 'ru'] satisfies Language[]) {
        await open(path(language), false, async page => {
          assert.deepEqual(latinWords(await wordsOf(page)), [], language)
        })
      }
    })
  }
})

// Of pages with hundreds of equal rows one look in each direction of writing and at each width must do here; the proof takes all.
const looksAt = (language: Language, width: number) =>
  process.env['EVERY_LOOK'] === 'yes' || (language === 'en' && width === 1280) || (language === 'ar' && width === 320)

async function faultsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
}

/** One answer as it comes over the wire, compressed as browsers ask for it, head and body. */
async function wire(port: number, path: string): Promise<{ bytes: number; text: string; address: string }> {
  const address = `http://localhost:${port}${path}`
  const outgoing = request(address, { headers: { 'accept-encoding': 'br, gzip', accept: 'text/html' } }).end()
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  const body = Buffer.concat(parts)
  const encoding = answer.headers['content-encoding']
  const text = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body
  return { bytes: body.length + answer.rawHeaders.join(': \n').length, text: text.toString(), address }
}

/** All words a person sees or hears on a page, without names (bdi), codes and texts marked as being in another language. */
async function wordsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const own = document.documentElement.lang
    const apart = `bdi, code, .code, [lang]:not([lang="${own}"])`
    const told = [...document.querySelectorAll('[aria-label], [alt], [title], [placeholder], [data-label]')]
      .filter(element => !element.closest(apart))
      .flatMap(element =>
        ['aria-label', 'alt', 'title', 'placeholder', 'data-label'].map(name => element.getAttribute(name) ?? ''),
      )
    const copy = document.body.cloneNode(true) as HTMLElement
    for (const element of copy.querySelectorAll(apart)) element.remove()
    // Joined text by text: the last word of one cell and the first of the next are two words.
    const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT)
    const shown: string[] = []
    while (texts.nextNode()) shown.push(texts.currentNode.textContent ?? '')
    return [document.title, ...shown, ...told].join('\n')
  })
}
