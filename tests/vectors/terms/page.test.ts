import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { directionOf, languageName, languages } from '@waymark/language'
import { firstRun } from '@waymark/terms/first-run'
import type { Browser, Page } from 'playwright-core'
import type { Serving } from '../../../apps/web/server.ts'
import { latinWords } from '../../../checks/visible-words.ts'
import { faultsOf } from '../../browser/axe.ts'
import { noBrowser, openBrowser, serveSite } from '../../browser/served.ts'

const article = 'Police found child pornography. “No child prostitution here”, said the mayor. Every victim was heard.'
const arabic = 'تحدث التقرير عن دعارة الأطفال في العاصمة، وعن «السياحة الجنسية»، وعن الضحايا.'

const labels = { discouraged: 'change', careful: 'use with care', title: 'in a title', quotation: 'quoted' } as const

let site: Serving
before(async () => {
  site = await serveSite()
})
after(() => site?.close())

const post = (language: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`http://localhost:${site.port}/${language}/terms/check`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://localhost:${site.port}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

test('the JSON endpoint gives positions, reading, alternatives and the reason', async () => {
  const answer = await post('en', { text: article })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('cache-control'), 'private, no-store')
  const { findings } = (await answer.json()) as { findings: Record<string, unknown>[] }
  assert.deepEqual(
    findings.map(finding => [finding['start'], finding['text'], finding['reading'], finding['gravity']]),
    [
      [13, 'child pornography', 'plain', 'change'],
      [36, 'child prostitution', 'quotation', 'none'],
      [84, 'victim', 'plain', 'consider'],
    ],
  )
  assert.match(String(findings[0]!['why']), /consent/)
})

test('the JSON endpoint refuses what it cannot read, as a problem', async () => {
  for (const [body, status, kind] of [
    ['{', 400, 'terms.not-json'],
    ['null', 422, 'terms.empty'],
    [{ text: 1 }, 422, 'terms.empty'],
    [{ text: 'a', published: 'May' }, 422, 'terms.published'],
    [{ text: 'a', language: 'fr' }, 422, 'terms.language'],
  ] as const) {
    const answer = await post('en', body)
    assert.equal(answer.status, status)
    assert.equal(answer.headers.get('content-type'), 'application/problem+json')
    assert.equal(((await answer.json()) as { kind: string }).kind, kind)
  }
  assert.equal((await post('en', { text: 'a' }, { origin: 'http://evil.example' })).status, 403)
})

test('a text made of findings is answered with the first thousand, and one that is too long is refused and kept', async () => {
  const answer = await post('en', { text: 'child porn, '.repeat(16_000) })
  const { findings, cut } = (await answer.json()) as { findings: unknown[]; cut: boolean }
  assert.deepEqual([answer.status, findings.length, cut], [200, 1000, true])
  const long = await post('en', { text: 'a'.repeat(200_001) })
  assert.deepEqual([long.status, ((await long.json()) as { kind: string }).kind], [422, 'terms.long'])

  const origin = `http://localhost:${site.port}`
  const send = (text: string) =>
    fetch(`${origin}/en/terms`, {
      method: 'POST',
      headers: { accept: 'text/html', origin },
      body: new URLSearchParams({ text }),
    })
  const many = await send('victim '.repeat(28_000))
  assert.equal(many.status, 200)
  assert.match(await many.text(), /Only the first thousand places are shown/)
  const refused = await send(`first ${'a'.repeat(200_000)} last`)
  assert.equal(refused.status, 422)
  const page = await refused.text()
  assert.match(page, /The text is longer than 200,000 letters/)
  assert.match(page, /first a+ last/)
})

describe('the page of the terminology checker', { skip: noBrowser }, () => {
  let browser: Browser
  before(async () => {
    browser = await openBrowser()
  })
  after(() => browser?.close())

  async function open(path: string, script: boolean, inspect: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ javaScriptEnabled: script })
    try {
      const page = await context.newPage()
      await page.goto(`http://localhost:${site.port}${path}`)
      await inspect(page)
    } finally {
      await context.close()
    }
  }

  test('the page claims what the first run over unseen sentences found, for each language and class, and nothing more', async () => {
    await open('/en/terms', false, async page => {
      const cells = await page.locator('table tbody tr > *').allTextContents()
      assert.deepEqual(
        cells.map(cell => cell.trim()),
        firstRun.flatMap(row => [
          languageName(row.language),
          labels[row.class],
          `${row.found} of ${row.marked}`,
          `${row.right} of ${row.findings}`,
        ]),
      )
      assert.doesNotMatch((await page.textContent('main')) ?? '', /of 100/)
    })
  })

  test('without script the text is posted, said so, checked, and stands in its box again', async () => {
    await open('/en/terms', false, async page => {
      assert.match((await page.textContent('main')) ?? '', /Without script the text is sent to this site/)
      await page.fill('textarea', article)
      await page.click('main button')
      assert.equal(await page.inputValue('textarea'), article)
      assert.match((await page.textContent('main')) ?? '', /1 place to change\.\s+1 place to consider\./)
      assert.match((await page.textContent('ol.groups')) ?? '', /child sexual abuse material/)
      assert.equal(await page.locator('.text a').count(), 3)
    })
  })

  test('with script the text is checked in the browser and nothing of it is sent', async () => {
    await open('/en/terms', true, async page => {
      const sent: string[] = []
      const faults: string[] = []
      page.on('request', request => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`))
      page.on('pageerror', problem => faults.push(problem.message))
      page.on('console', message => message.type() === 'error' && faults.push(message.text()))
      await page.getByText('The text is checked in this browser').waitFor()
      await page.fill('textarea', article)
      await page.click('main button')
      await page.locator('ol.groups li').first().waitFor()
      assert.match((await page.textContent('ol.groups')) ?? '', /child sexual abuse material/)
      await page.fill('textarea', 'A law on child prostitution.')
      await page.getByText('1 place to change.').waitFor()
      await page.locator('ol.groups').getByText('exploitation of children in prostitution', { exact: true }).waitFor()
      assert.deepEqual(
        sent.filter(one => one.startsWith('POST') || /pornography|prostitution/.test(one)),
        [],
      )
      assert.deepEqual(faults, [])
    })
  })

  test('what is typed before the script has come is not lost', async () => {
    const context = await browser.newContext()
    try {
      const page = await context.newPage()
      let release = () => {}
      const held = new Promise<void>(resolve => (release = resolve))
      await page.route('**/_app/immutable/entry/*.js', async route => {
        await held
        await route.continue()
      })
      await page.goto(`http://localhost:${site.port}/en/terms`, { waitUntil: 'commit' })
      await page.fill('textarea', article)
      release()
      await page.getByText('The text is checked in this browser').waitFor()
      assert.equal(await page.inputValue('textarea'), article)
    } finally {
      await context.close()
    }
  })

  test('no letter is lost of what is typed while the script takes the page over', async () => {
    const context = await browser.newContext()
    try {
      await context.addInitScript(() => {
        let typed = 0
        const type = () => {
          const box = document.querySelector<HTMLTextAreaElement>('textarea[name=text]')
          if (box && typed++ < 300) box.value += 'a'
          setTimeout(type)
        }
        type()
      })
      const page = await context.newPage()
      await page.goto(`http://localhost:${site.port}/en/terms`)
      await page.getByText('The text is checked in this browser').waitFor()
      const complete = () => document.querySelector<HTMLTextAreaElement>('textarea[name=text]')?.value.length === 300
      await page.waitForFunction(complete, undefined, { timeout: 10_000 })
    } finally {
      await context.close()
    }
  })

  test('in Arabic an article shows what to change and why, from right to left', async () => {
    for (const script of [false, true]) {
      await open('/ar/terms', script, async page => {
        if (script) await page.getByText('يُفحص النص في هذا المتصفح').waitFor()
        await page.fill('textarea', arabic)
        await page.click('main button')
        await page.locator('ol.groups li').first().waitFor()
        const said = (await page.textContent('ol.groups')) ?? ''
        assert.match(said, /استغلال الأطفال في البغاء/)
        assert.match(said, /مقتبس/)
        assert.match(said, /بحذر/)
        assert.doesNotMatch(await page.content(), /⟦/)
      })
    }
  })

  test('an empty text is refused with 422, and a date that is none keeps the text', async () => {
    const origin = `http://localhost:${site.port}`
    const send = (form: Record<string, string>) =>
      fetch(`${origin}/en/terms`, {
        method: 'POST',
        headers: { accept: 'text/html', origin },
        body: new URLSearchParams(form),
      })
    const empty = await send({ text: ' ' })
    assert.equal(empty.status, 422)
    assert.match(await empty.text(), /Type or paste a text first/)
    const dated = await send({ text: 'kept text', published: 'May' })
    assert.equal(dated.status, 422)
    assert.match(await dated.text(), /kept text/)
  })

  test('in every language: one heading, the right direction, nothing to fault for accessibility, no sideways scrolling at 320 px', async () => {
    for (const language of languages) {
      await open(`/${language}/terms`, true, async page => {
        await page.fill('textarea', language === 'ar' ? arabic : article)
        await page.click('main button')
        await page.locator('ol.groups li').first().waitFor()
        assert.equal(await page.getAttribute('html', 'dir'), directionOf(language))
        assert.equal(await page.locator('h1').count(), 1)
        assert.doesNotMatch(await page.content(), /⟦|undefined|NaN/)
        for (const width of [1280, 320]) {
          await page.setViewportSize({ width, height: 800 })
          const wide = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          assert.ok(wide <= 0, `${language}: ${wide} px too wide at ${width}`)
          if (language !== 'ar' && (language !== 'en' || width !== 320)) continue // the parts are the same in each
          assert.deepEqual(await faultsOf(page), [], language)
        }
      })
    }
  })

  test('before anything is checked, no word is left in Latin script in Arabic and Russian', async () => {
    for (const language of ['ar', 'ru'] as const) {
      await open(`/${language}/terms`, false, async page => {
        const words = await page.evaluate(own => {
          const copy = document.body.cloneNode(true) as HTMLElement
          for (const element of copy.querySelectorAll(`bdi, code, script, [lang]:not([lang="${own}"])`))
            element.remove()
          return copy.textContent ?? ''
        }, language)
        assert.deepEqual(latinWords(words), [])
      })
    }
  })
})
