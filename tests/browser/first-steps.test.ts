/** A new user at `/try`: three people's tasks, done with a browser without script, change a number on a public page. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { servePublicSite, type PublicSite } from './public-site.ts'
import { noBrowser, openBrowser } from './served.ts'

const mostSteps = 25
const indicator = '/en/demonstration/latest/framework/demonstration-2026-2030/A2'

describe('a new user who tries the demonstration', { skip: noBrowser }, () => {
  let site: PublicSite
  let browser: Browser
  before(async () => {
    site = await servePublicSite({ own: true })
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  /** How many countries the newest figure counts as yes, and of how many that answered, read off the page. */
  async function yesAndAnswered(page: Page): Promise<[yes: number, answered: number]> {
    await page.goto(`http://localhost:${site.port}${indicator}`)
    const figure = /(\d+) of \d+[^\n]*?(\d+) answered/.exec(
      (await page.locator('main').innerText()).replaceAll(/[\u2066-\u2069]/g, ''),
    )
    assert.ok(figure, 'the page shows a figure')
    return [Number(figure[1]), Number(figure[2])]
  }

  test(`is contributor, reviewer and publisher in turn, and sees the number change in at most ${mostSteps} steps`, async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    const [yes, answered] = await yesAndAnswered(page)
    let steps = 0
    const step = async (deed: Promise<unknown>) => {
      steps++
      await deed
    }
    const become = async (name: RegExp) => {
      await step(page.goto(`http://localhost:${site.port}/en/try`))
      await step(page.getByRole('button', { name }).click())
    }
    await become(/Contributor in Upper Meadow/)
    await step(
      page
        .getByRole('link', { name: /Upper Meadow/ })
        .first()
        .click(),
    )
    await step(page.getByRole('button', { name: 'Hand in for review' }).click())

    await become(/Reviewer/)
    await step(page.getByRole('link', { name: /review list/ }).click())
    await step(
      page
        .getByRole('link', { name: /Upper Meadow Children First/ })
        .first()
        .click(),
    )
    await step(page.getByLabel('Accept', { exact: true }).check())
    await step(page.getByLabel(/no person can be recognised/).check())
    await step(page.getByRole('button', { name: 'Send the decision' }).click())

    await become(/publishes/)
    await step(page.getByRole('link', { name: 'Start the preview' }).click())
    await step(page.getByRole('button', { name: 'Start the preview' }).click())
    await step(page.getByRole('button', { name: 'Publish' }).click())
    steps++
    assert.deepEqual(await yesAndAnswered(page), [yes + 1, answered + 1])
    assert.ok(steps <= mostSteps, `${steps} steps`)
    await context.close()
  })

  test('the release of before stands at its address, under a notice that names the new one', async () => {
    const answer = await fetch(`http://localhost:${site.port}/en/demonstration/2026-1`, {
      headers: { accept: 'text/html' },
    })
    const html = await answer.text()
    assert.equal(answer.status, 200)
    assert.match(html, /2026-2/)
  })
})
