import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Serving } from '../../apps/web/server.ts'
import { noBrowser, openBrowser, proxyTo, serveSite, shut } from './served.ts'

const taken = 405 // the method page takes no form: the post came through the door and was then turned down as such
const refusedAtOnce = 403

describe('a plain form, without script', { skip: noBrowser }, () => {
  let browser: Browser
  let site: Serving
  before(async () => {
    site = await serveSite()
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  /** Opens a page of the origin, puts a form on it in the site's place, posts it as a person would, gives the status. */
  async function post(origin: string, policy = 'same-origin'): Promise<number | undefined> {
    const context = await browser.newContext({ javaScriptEnabled: false })
    try {
      const page = await context.newPage()
      const body = `<form method="post" action="${origin}/en/method"><input name="count" value="7"><button>Send</button></form>`
      const headers = { 'content-type': 'text/html', 'referrer-policy': policy }
      await page.route(`${origin}/form`, route => route.fulfill({ body, headers }))
      await page.goto(`${origin}/form`)
      const [answer] = await Promise.all([page.waitForNavigation(), page.click('button')])
      return answer?.status()
    } finally {
      await context.close()
    }
  }

  for (const host of ['localhost', '127.0.0.1', '[::1]'])
    test(`is taken on ${host}`, async () => {
      assert.equal(await post(`http://${host}:${site.port}`), taken)
    })

  for (const keepHost of [true, false])
    test(`is taken behind a proxy that ${keepHost ? 'keeps' : 'replaces'} Host, and not under a name of this machine beside it`, async () => {
      let inner: Serving | undefined
      const proxy = await proxyTo(() => inner?.port ?? 0, keepHost)
      try {
        inner = await serveSite({ origins: [`http://waymark.example:${proxy.port}`] })
        assert.equal(await post(`http://waymark.example:${proxy.port}`), taken)
        assert.equal(await post(`http://127.0.0.1:${inner.port}`), refusedAtOnce)
      } finally {
        shut(proxy.server)
        await inner?.close()
      }
    })

  test('is refused when the page would hide where it comes from', async () => {
    assert.equal(await post(`http://127.0.0.1:${site.port}`, 'no-referrer'), refusedAtOnce)
  })

  test('is refused from another site, also from another port of this machine', async () => {
    const form = `<form method="post" action="http://localhost:${site.port}/en/method"><button>go</button></form>`
    const evil = createServer((_, response) => response.setHeader('content-type', 'text/html').end(form))
    evil.listen(0, '127.0.0.1')
    await once(evil, 'listening')
    const { port } = evil.address() as AddressInfo
    const page = await browser.newPage()
    try {
      for (const host of ['evil.example', 'localhost']) {
        await page.goto(`http://${host}:${port}/`)
        const [answer] = await Promise.all([page.waitForNavigation(), page.click('button')])
        assert.equal(answer?.status(), refusedAtOnce, host)
      }
    } finally {
      await page.close()
      shut(evil)
    }
  })

  test('links and languages keep the page, and the way out is a blank page', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    try {
      const page = await context.newPage()
      await page.goto(`http://localhost:${site.port}/en/about?x=1`)
      await page.click('details:has(a[hreflang=ar]) summary')
      await page.click('a[hreflang=ar]')
      assert.equal(new URL(page.url()).pathname, '/ar/about')
      assert.equal(await page.getAttribute('html', 'dir'), 'rtl')
      await page.click('.exit a')
      assert.equal(new URL(page.url()).pathname, '/ar/leave')
      assert.doesNotMatch((await page.content()).replace(/<link[^>]*>/g, ''), /Waymark/i)
    } finally {
      await context.close()
    }
  })

  test('the first thing the keyboard reaches leads past the header', async () => {
    const page = await browser.newPage()
    try {
      await page.goto(`http://localhost:${site.port}/ru/method`)
      await page.keyboard.press('Tab')
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), '#main')
    } finally {
      await page.close()
    }
  })
})
