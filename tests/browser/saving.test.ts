/** The forms of answers save while somebody types, where a script runs: in a real browser, over lines that fail. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { beginSession } from '@waymark/operations'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openDeskWorld, type DeskWorld } from '../journeys/desk-world.ts'
import { noBrowser, openBrowser } from './served.ts'

let here: DeskWorld
let browser: Browser
let form: string
before(async () => {
  if (noBrowser) return
  here = await openDeskWorld()
  browser = await openBrowser()
  const tasks = await (await here.enter('arva')).open('/en/test-network/desk')
  const task = [...tasks.document.querySelectorAll('.task')].find(element =>
    /Round 2025[\s\S]*, Alder|, Alder[\s\S]*Round 2025/.test(element.textContent ?? ''),
  )
  form = task!.querySelector('h2 a[href*="/submissions/"]')!.getAttribute('href')!
})
after(async () => {
  await browser?.close()
  await here?.close()
})

/** A browser in which Arva is signed in, with or without script. */
async function signedIn(javaScriptEnabled = true): Promise<BrowserContext> {
  const context = await browser.newContext({ javaScriptEnabled })
  context.setDefaultTimeout(15_000)
  await signIn(context)
  return context
}

async function signIn(context: BrowserContext): Promise<void> {
  const { person } = await here.world.signInAs('arva')
  const { token } = await beginSession(here.world.runtime, person!.id)
  await context.addCookies([{ name: 'waymark', value: token, url: here.origin }])
}

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${here.origin}${path}`)
  return page
}

const answerOf = (page: Page, code: string) => page.locator(`[data-answer="${code}"]`)
const stateOf = (page: Page, code: string) => answerOf(page, code).locator(':scope > .saving')
const inState = (page: Page, code: string, state: string) =>
  page.locator(`[data-answer="${code}"] > .saving[data-state="${state}"]`).waitFor()
const reasons = (page: Page, code: string) => page.locator(`[name="${code}:rationale"]`)
const revision = (page: Page, code: string) => page.locator(`[name="${code}:revision"]`).inputValue()

/** What the server has, as a page that is opened anew shows it. */
async function kept(code: string): Promise<string> {
  const shown = await (await here.enter('arva')).open(`${form}/${code}`)
  return shown.document.querySelector('[name=rationale]')?.textContent ?? ''
}

describe('a form that is filled in with script', { skip: noBrowser }, () => {
  test('saves what is typed, says so, and leaves the button nothing to do', async () => {
    const context = await signedIn()
    const page = await open(context, `${form}/answers/A`)
    await answerOf(page, 'A1').locator('input[value=yes]').first().check()
    await reasons(page, 'A1').fill('Section 4 of the act.')
    await inState(page, 'A1', 'saved')
    assert.equal(await stateOf(page, 'A1').innerText(), 'Saved')
    assert.equal(await kept('A1'), 'Section 4 of the act.')
    const stands = await revision(page, 'A1')
    await page.locator('button[name=next][value=""]').click()
    await page.waitForURL(/done=saved/)
    assert.equal(await revision(page, 'A1'), stands)
    await context.close()
  })

  test('saves what an answer says of itself', async () => {
    const context = await signedIn()
    const page = await open(context, `${form}/answers`)
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLDetailsElement>('details.about')) element.open = true
    })
    const tick = page.locator('details.about input[type=checkbox]').first()
    const [name, value] = [(await tick.getAttribute('name'))!, await tick.getAttribute('value')]
    const [code = '', list = ''] = name.split(':')
    await tick.check()
    await inState(page, code, 'saved')
    const shown = await (await here.enter('arva')).open(`${form}/${code}`)
    assert.ok(shown.document.querySelector(`[name="${list}"][value="${value}"]`)?.hasAttribute('checked'), name)
    await context.close()
  })

  test('says it in Arabic, on the page of one question too', async () => {
    const context = await signedIn()
    const page = await open(context, `${form.replace('/en/', '/ar/')}/A2`)
    await page.locator('[name=rationale]').fill('نص الإجابة')
    await inState(page, 'A2', 'saved')
    assert.equal(await stateOf(page, 'A2').innerText(), 'حُفظت')
    assert.equal(await kept('A2'), 'نص الإجابة')
    await context.close()
  })

  test('keeps the rest where one field is not right yet, and names that field', async () => {
    const context = await signedIn()
    const page = await open(context, `${form}/answers/A`)
    await reasons(page, 'A1').fill('The rest of the thought.')
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('details')) element.open = true
    })
    await page.locator('[name^="A1:evidence."][name$=".address"]').last().fill('my drawer')
    await inState(page, 'A1', 'refused')
    assert.match(
      await stateOf(page, 'A1').innerText(),
      /Not saved as it stands[\s\S]*Link: “my drawer” is no web address/,
    )
    assert.equal(await kept('A1'), 'The rest of the thought.')
    await context.close()
  })

  test('sends again what got no answer, and it counts once', async () => {
    const context = await signedIn()
    const page = await open(context, `${form}/answers/A`)
    const before = Number(await revision(page, 'A1'))
    const bodies: string[] = []
    await page.route('**/save', async route => {
      bodies.push(route.request().postData() ?? '')
      if (bodies.length > 2) return route.continue()
      if (bodies.length === 2) await route.fetch() // taken, and the answer is lost
      await route.abort()
    })
    await reasons(page, 'A1').fill('Over a bad line.')
    await inState(page, 'A1', 'waiting')
    await inState(page, 'A1', 'saved')
    assert.equal(new Set(bodies).size, 1, 'the same save with the same key')
    assert.ok(bodies.length >= 3)
    assert.equal(Number(await revision(page, 'A1')), before + 1)
    assert.equal(await kept('A1'), 'Over a bad line.')
    await context.close()
  })

  test('in two tabs shows both texts of the answer that both wrote, and does what the person chooses', async () => {
    const context = await signedIn()
    const [page, other] = [await open(context, `${form}/answers/A`), await open(context, `${form}/answers/A`)]
    await reasons(page, 'A1').fill('From the first tab.')
    await reasons(page, 'A1').blur()
    await inState(page, 'A1', 'saved')
    await reasons(other, 'A1').fill('From the second tab.')
    await reasons(other, 'A2').fill('Of the second alone.')
    await inState(other, 'A2', 'saved')
    await inState(other, 'A1', 'conflict')
    await other.getByRole('button', { name: 'Save what I typed' }).waitFor()
    assert.match(await answerOf(other, 'A1').innerText(), /What is saved now[\s\S]*From the first tab\./)
    assert.equal(await reasons(other, 'A1').inputValue(), 'From the second tab.')
    assert.equal(await kept('A1'), 'From the first tab.', 'nothing is settled in silence')
    await other.locator('button[name=next][value=""]').click()
    await other.getByText('Choose there which one stays').waitFor()
    await other.getByRole('button', { name: 'Save what I typed' }).click()
    await inState(other, 'A1', 'saved')
    assert.equal(await kept('A1'), 'From the second tab.')
    await reasons(page, 'A1').fill('The first tab again.')
    await reasons(page, 'A1').blur()
    await page.getByRole('button', { name: 'Keep what is saved now' }).click()
    await inState(page, 'A1', 'saved')
    assert.equal(await reasons(page, 'A1').inputValue(), 'From the second tab.')
    assert.equal(await kept('A1'), 'From the second tab.')
    await context.close()
  })

  test('keeps the text of somebody whose sign-in has ended, and sends it when they are back', async () => {
    const context = await signedIn()
    const page = await open(context, `${form}/answers/A`)
    await context.clearCookies()
    await reasons(page, 'A2').fill('Typed while signed out.')
    await inState(page, 'A2', 'signed-out')
    assert.equal(await page.getByRole('link', { name: 'Sign in in another tab' }).getAttribute('href'), '/en/sign-in')
    assert.equal(await reasons(page, 'A2').inputValue(), 'Typed while signed out.')
    await signIn(context)
    await inState(page, 'A2', 'saved')
    assert.equal(await kept('A2'), 'Typed while signed out.')
    await context.close()
  })

  test('is the same form without script', async () => {
    const context = await signedIn(false)
    const page = await open(context, `${form}/answers/A`)
    assert.equal(await page.locator('.saving').count(), 0)
    await reasons(page, 'A1').fill('By the button alone.')
    await page.locator('button[name=next][value=""]').click()
    assert.equal(await kept('A1'), 'By the button alone.')
    await context.close()
  })
})

describe('a device that installs the desk', { skip: noBrowser }, () => {
  test('learns a plain name in each language, and nothing of topic, network or person', async () => {
    const context = await signedIn()
    const page = await open(context, form.replace('/en/', '/ar/'))
    const inside = await context.newCDPSession(page)
    const { url, errors, data = '' } = await inside.send('Page.getAppManifest')
    assert.deepEqual([new URL(url).pathname, errors], ['/ar/notes.webmanifest', []])
    const { installabilityErrors } = await inside.send('Page.getInstallabilityErrors')
    // A test's browser keeps nothing, and installs nothing therefore.
    assert.deepEqual(
      installabilityErrors.map(error => error.errorId).filter(id => id !== 'in-incognito'),
      [],
    )
    const said = JSON.parse(data) as Record<string, unknown>
    assert.deepEqual([said['name'], said['dir'], said['start_url']], ['ملاحظات', 'rtl', '/ar/workspace'])
    for (const language of ['en', 'ru', 'ar', 'sv']) {
      const answer = await fetch(`${here.origin}/${language}/notes.webmanifest`)
      assert.equal(answer.headers.get('content-type'), 'application/manifest+json')
      assert.doesNotMatch(await answer.text(), /waymark|ecpat|child|exploit|network|test|arva|alder/i)
    }
    await context.close()
  })
})
