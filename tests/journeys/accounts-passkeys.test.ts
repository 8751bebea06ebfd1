/** Passkeys in a real browser with a virtual authenticator: made, used to sign in, refused the second time. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { beginSession, invitePerson, ownPasskeys, removePasskey, sessionOfToken } from '@waymark/operations'
import { faultsOf } from '../browser/axe.ts'
import { noBrowser, openBrowser } from '../browser/served.ts'
import { must } from '@waymark/testing'
import { watchAudit, type Watched } from '../isolation/audit-watch.ts'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'

describe('a passkey', { skip: noBrowser }, () => {
  let here: DeskWorld
  let browser: Browser
  let watched: Watched
  before(async () => {
    here = await openDeskWorld()
    watched = await watchAudit(here.world.runtime.installation)
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await here?.close()
  })

  /** A browser with an authenticator that a person has opened; `cookie` is the token of a session. */
  async function withAuthenticator(token?: string): Promise<{ context: BrowserContext; page: Page }> {
    const context = await browser.newContext()
    if (token) await context.addCookies([{ name: 'waymark', value: token, url: here.origin }])
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('WebAuthn.enable')
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    return { context, page }
  }

  async function person(name: string): Promise<string> {
    const wished = { network: 'test-network', name, role: 'secretariat', email: `${name}@example.org` }
    const { person } = must(await invitePerson(here.world.runtime, wished))
    return (await beginSession(here.world.runtime, person)).token
  }

  test('is made on its page, signs in by itself, and the same answer is refused a second time', async () => {
    const petra = await person('petra')
    const { context, page } = await withAuthenticator(petra)
    try {
      await page.goto(`${here.origin}/en/account/passkeys`)
      await page.fill('input[name=name]', 'Desk computer')
      await page.click('text=Create a passkey')
      await page.waitForSelector('table')
      assert.match((await page.textContent('table')) ?? '', /Desk computer/)

      await context.clearCookies()
      let sent = ''
      page.on('request', request => {
        if (request.method() === 'POST' && request.url().endsWith('/sign-in/passkey')) sent = request.postData() ?? ''
      })
      await page.goto(`${here.origin}/en/sign-in`)
      await page.click('text=Sign in with a passkey')
      await page.waitForURL('**/en/account/conduct')
      await page.click('text=I agree')
      await page.waitForURL(`**${desk}`)

      const again = await fetch(`${here.origin}/en/sign-in/passkey`, {
        method: 'POST',
        body: sent,
        redirect: 'manual',
        headers: { origin: here.origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      })
      assert.ok(sent.includes('response='))
      assert.equal(again.headers.get('location'), '/en/sign-in?passkey=no')
      assert.equal(again.headers.get('set-cookie'), null)

      const { runtime } = here.world
      const session = (await sessionOfToken(runtime, petra))!
      const [key] = await ownPasskeys(runtime, session)
      must(await removePasskey(runtime, { ...session, hasPassword: true, hasCode: true }, key!.id))
      assert.deepEqual(await watched.untold(), [], 'the audit is told of a key that is made, used and taken away')
      assert.ok((await watched.seen()).has('auth.passkey'))
    } finally {
      await context.close()
    }
  })

  test('of one site answers no challenge of another person’s set-up', async () => {
    const petra = await withAuthenticator(await person('paul'))
    try {
      await petra.page.goto(`${here.origin}/en/account/passkeys`)
      const stranger = await person('stranger')
      const options = await fetch(`${here.origin}/en/account/passkeys/options`, {
        method: 'POST',
        headers: { origin: here.origin, cookie: `waymark=${stranger}` },
      })
      const body: unknown = await options.json()
      await petra.page.route('**/account/passkeys/options', route => route.fulfill({ json: body }))
      await petra.page.click('text=Create a passkey')
      await petra.page.waitForSelector('.problems')
      assert.match((await petra.page.textContent('.problems')) ?? '', /was not accepted/)
    } finally {
      await petra.context.close()
    }
  })

  test('leaves the pages without script as they were, and says what it needs', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    try {
      const page = await context.newPage()
      await page.goto(`${here.origin}/ar/sign-in`)
      assert.equal(await page.isVisible('form[data-passkey]'), false)
      assert.equal(await page.isVisible('input[name=password]'), true)
      assert.equal(await page.isVisible('noscript p'), true)
    } finally {
      await context.close()
    }
  })

  test('and every other page of an account: nothing to fault for accessibility, no sideways scrolling, in four languages', async () => {
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 320, height: 800 } })
    const admin = (await here.enter('adele')).cookie().replace('waymark=', '')
    await context.addCookies([{ name: 'waymark', value: admin, url: here.origin }])
    try {
      const page = await context.newPage()
      const found: string[] = []
      const own = [
        'account',
        'account/password',
        'account/email',
        'account/second-factor',
        'account/passkeys',
        'account/conduct',
        'account/prove',
      ]
      for (const language of ['en', 'ar', 'ru', 'sv'])
        for (const path of [
          ...own,
          'test-network/desk/people',
          'test-network/desk/people/invite',
          'test-network/desk/mail',
        ]) {
          await page.goto(`${here.origin}/${language}/${path}`)
          // The same components in every language: the slow half is asked once, right to left.
          const faults = language === 'ar' ? await faultsOf(page) : []
          found.push(...faults.map(fault => `${language} ${path} ${fault}`))
          const wide = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          if (wide > 0) found.push(`${language} ${path}: ${wide} px too wide`)
          const text = (await page.textContent('main')) ?? ''
          if (/⟦|undefined|\[object/.test(text)) found.push(`${language} ${path}: ${text.slice(0, 80)}`)
        }
      assert.deepEqual(found, [])
    } finally {
      await context.close()
    }
  })
})
