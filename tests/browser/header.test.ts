/** The header of every page: where to go, the way in, the way back and the way out, on wide and narrow screens, without script. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { languages } from '@waymark/language'
import { roleNames, roleReach, type RoleName } from '@waymark/network'
import { beginSession, invitePerson, keepNetwork } from '@waymark/operations'
import { must, testNetwork } from '@waymark/testing'
import type { Browser, Page } from 'playwright-core'
import { openDeskWorld, type DeskWorld } from '../journeys/desk-world.ts'
import { noBrowser, openBrowser } from './served.ts'

const office = { name: 'Ministry of Justice', type: 'government', place: 'QMC', from: '2021-01-01', until: null }

describe('the header', { skip: noBrowser }, () => {
  let here: DeskWorld
  let browser: Browser
  const sessions = new Map<RoleName, string>()

  before(async () => {
    here = await openDeskWorld()
    const { runtime } = here.world
    await keepNetwork(runtime, { ...testNetwork, offices: [office] })
    for (const role of roleNames) {
      const reach: string = roleReach[role]
      const where =
        reach === 'member'
          ? { member: 'Dogwood' }
          : reach === 'group'
            ? { region: 'north' }
            : reach === 'network'
              ? {}
              : { office: office.name }
      const wished = { network: testNetwork.slug, name: `A person whose role is ${role}`, role, ...where }
      const { person } = must(await invitePerson(runtime, { ...wished, email: `${role}@example.org` }))
      sessions.set(role, (await beginSession(runtime, person)).token)
    }
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await here?.close()
  })

  async function opened(role: RoleName | null, width: number, inspect: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 800 } })
    if (role) await context.addCookies([{ name: 'waymark', value: sessions.get(role) ?? '', url: here.origin }])
    try {
      await inspect(await context.newPage())
    } finally {
      await context.close()
    }
  }

  for (const role of [null, ...roleNames])
    test(`of ${role ?? 'a page for everybody'} has a row for who and where and one for what there is; two on a narrow screen too`, async () => {
      for (const width of [1280, 360])
        await opened(role, width, async page => {
          for (const language of languages) {
            await page.goto(`${here.origin}/${language}${role ? '/test-network/desk' : ''}`)
            const rows = await page.evaluate(rowsOfHeader)
            assert.ok(rows <= 2, `${language}, ${width} px: ${rows} rows`)
          }
        })
    })

  test('opens a menu for another language of the same page without script', async () => {
    await opened(null, 360, async page => {
      await page.goto(`${here.origin}/en/method`)
      await page.locator('summary', { hasText: 'English' }).click()
      await page.getByRole('link', { name: 'Svenska' }).click()
      assert.equal(new URL(page.url()).pathname, '/sv/method')
    })
  })

  test('leads whoever is signed in to the desk, and everybody else to signing in', async () => {
    for (const [role, there] of [
      ['secretariat', '/en/test-network/desk'],
      [null, '/en/sign-in'],
    ] as const)
      await opened(role, 1280, async page => {
        await page.goto(`${here.origin}/en/method`)
        await page.getByRole('link', { name: 'Sign in / Workspace' }).click()
        assert.equal(new URL(page.url()).pathname, there)
      })
  })

  test('keeps the way out in the same corner, first after the way past, however far one has read', async () => {
    await opened(null, 360, async page => {
      await page.goto(`${here.origin}/en/method`)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      const exit = page.getByRole('link', { name: 'Leave this page' })
      assert.equal(await exit.evaluate(link => link === link.ownerDocument.activeElement), true)
      const corner = await exit.boundingBox()
      await page.keyboard.press('End')
      assert.deepEqual(await exit.boundingBox(), corner)
    })
  })

  test('keeps the way out on a strip of its own, so that nothing lies half below it and the foot of a page ends above it', async () => {
    for (const width of [1280, 320])
      await opened(null, width, async page => {
        await page.goto(`${here.origin}/ar/method`)
        const strip = await page.locator('.exit').boundingBox()
        assert.deepEqual([strip?.x, strip?.width], [0, width])
        assert.ok((strip?.height ?? 100) <= 48, `the strip takes ${strip?.height} px of the window`)
        await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
        const last = await page.locator('footer li a').last().boundingBox()
        assert.ok((last?.y ?? 0) + (last?.height ?? 0) <= (strip?.y ?? 0), `${width} px`)
      })
  })
})

/** In the page: how many lines the parts of the header that are shown stand in. */
function rowsOfHeader(): number {
  const shown = [...document.querySelectorAll('.bar :is(a, summary, button)')]
    .filter(element => element.checkVisibility({ visibilityProperty: true }))
    .map(element => element.getBoundingClientRect())
    .sort((one, other) => one.top - other.top)
  let rows = 0
  let end = -1
  for (const { top, bottom } of shown) {
    if (top + 4 > end) rows++
    end = Math.max(end, bottom)
  }
  return rows
}
