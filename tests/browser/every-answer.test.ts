/** Every type of public page in every language, as it comes over the wire: what can be said of it without a browser. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { directionOf, languages, type Language } from '@waymark/language'
import { parseHTML } from 'linkedom'
import { latinWords } from '../../checks/visible-words.ts'
import { mostBytes, pages } from './pages.ts'
import { servePublicSite, type PublicSite } from './public-site.ts'

describe('the answer of every public page', () => {
  let site: PublicSite
  const answers = new Map<string, Promise<Wire>>()
  const answer = (path: string) => {
    const known = answers.get(path) ?? wire(site.port, path)
    answers.set(path, known)
    return known
  }
  before(async () => {
    site = await servePublicSite()
  })
  after(() => site?.close())

  for (const { name, path, status = 200, quotes = false } of pages) {
    test(`${name}: status, language, direction, one heading, no script, no style, no other site, no cookie`, async () => {
      for (const language of languages) {
        const { head, text } = await answer(path(language))
        assert.equal(head.statusCode, status)
        assert.ok(text.includes(`<html lang="${language}" dir="${directionOf(language)}">`), language)
        const scripts = text.match(/<script[^>]*>/g) ?? []
        assert.ok(
          scripts.every(tag => tag === '<script src="/shift.js" type="module">'),
          scripts.join(),
        )
        assert.doesNotMatch(
          text,
          /<script(?! src="\/shift\.js")|<style|\sstyle=|\son[a-z]+=|modulepreload|(?:src|action)="(?:https?:)?\/\//,
        )
        assert.doesNotMatch(text, /⟦|undefined|\[object|NaN/)
        assert.equal(text.match(/<h1[\s>]/g)?.length, 1)
        assert.equal(text.match(/<main[\s>]/g)?.length, 1)
        assert.equal(head.headers['set-cookie'], undefined)
      }
    })

    test(`${name}: at most ${mostBytes} bytes over the wire with all it loads`, async () => {
      for (const language of languages) {
        const page = await answer(path(language))
        const loaded = [...page.text.matchAll(/<(?:link|img|source)\b[^>]*>/g)]
          .map(([tag]) => tag)
          .filter(tag => !/rel="(?:alternate|canonical)"/.test(tag))
          .map(tag => /(?:href|src)="([^"]+)"/.exec(tag)?.[1] ?? '')
        assert.ok(loaded.length > 0, 'the style sheet at least is loaded')
        const parts = await Promise.all(loaded.map(address => answer(new URL(address, page.address).pathname)))
        const bytes = [page, ...parts].reduce((sum, part) => sum + part.bytes, 0)
        assert.ok(bytes > 500 && bytes <= mostBytes, `${language}: ${bytes} bytes`)
      }
    })

    if (quotes) continue
    test(`${name}: no word is left in Latin script in Arabic and Russian`, async () => {
      for (const language of ['ar', 'ru'] satisfies Language[]) {
        const { text } = await answer(path(language))
        assert.deepEqual(latinWords(wordsOf(text)), [], language)
      }
    })
  }
})

type Wire = { readonly bytes: number; readonly text: string; readonly address: string; readonly head: IncomingMessage }

/** One answer as it comes over the wire, compressed as browsers ask for it, head and body. */
async function wire(port: number, path: string): Promise<Wire> {
  const address = `http://localhost:${port}${path}`
  const outgoing = request(address, { headers: { 'accept-encoding': 'br, gzip', accept: 'text/html' } }).end()
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  const body = Buffer.concat(parts)
  const encoding = answer.headers['content-encoding']
  const text = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body
  return { bytes: body.length + answer.rawHeaders.join(': \n').length, text: text.toString(), address, head: answer }
}

/** All words a person sees or hears on a page, without names (bdi), codes and texts marked as being in another language. */
function wordsOf(html: string): string {
  const { document } = parseHTML(html)
  const own = document.documentElement.getAttribute('lang')
  const apart = [
    'bdi',
    'code',
    '.code',
    ...languages.filter(language => language !== own).map(other => `[lang="${other}"]`),
  ]
  const labels = ['aria-label', 'alt', 'title', 'placeholder', 'data-label']
  for (const element of document.querySelectorAll([...apart, 'style', 'template'].join(', '))) element.remove()
  const heard = [...document.querySelectorAll(labels.map(label => `[${label}]`).join(', '))].flatMap(element =>
    labels.map(label => element.getAttribute(label) ?? ''),
  )
  const shown: string[] = []
  const visit = (node: Node): void => {
    if (node.nodeType === 3) shown.push(node.textContent ?? '')
    for (const child of node.childNodes) visit(child)
  }
  visit(document.body)
  return [document.title, ...shown, ...heard].join('\n')
}
