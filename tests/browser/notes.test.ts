/** A device keeps open forms, where its person chose so, and writes in them without a line: in a real browser with a profile on disk. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { endRoles, sessionOfToken, signOutEverywhere } from '@waymark/operations'
import { openDeskWorld, type DeskWorld } from '../journeys/desk-world.ts'
import { faultsOf } from './axe.ts'
import { Device, filesWith, nothing } from './notes-device.ts'
import { noBrowser, openBrowser } from './served.ts'

let here: DeskWorld
let form: string
before(async () => {
  if (noBrowser) return
  here = await openDeskWorld()
  const tasks = await (await here.enter('arva')).open('/en/test-network/desk')
  const task = [...tasks.document.querySelectorAll('.task')].find(element =>
    /Round 2025[\s\S]*, Alder|, Alder[\s\S]*Round 2025/.test(element.textContent ?? ''),
  )
  form = task!.querySelector('h2 a[href*="/submissions/"]')!.getAttribute('href')!
})
after(async () => {
  await here?.close()
})

async function onServer(code: string): Promise<{ text: string; revision: number }> {
  const { document } = await (await here.enter('arva')).open(`${form}/${code}`)
  return {
    text: document.querySelector('[name=rationale]')?.textContent ?? '',
    revision: Number(document.querySelector('[name=revision]')?.getAttribute('value')),
  }
}

describe('a device that keeps forms', { skip: noBrowser }, () => {
  test('says without a script what it needs, in each language, and asks nobody to wait', async t => {
    const browser = await openBrowser()
    t.after(() => browser.close())
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    for (const [language, needs] of Object.entries({ en: 'script', ru: 'скрипт', ar: 'برنامج', sv: 'skript' })) {
      for (const at of ['notes', 'notes?out']) {
        await page.goto(`${here.origin}/${language}/${at}`)
        const waiting = await page.locator('[data-panel=wait]:visible').count()
        assert.deepEqual([waiting, await page.locator('noscript p').isVisible()], [0, true], `${language}/${at}`)
        assert.match(await page.locator('main').innerText(), new RegExp(needs), language)
      }
    }
  })

  test('keeps nothing until its person chooses so', async t => {
    const device = await Device.open(t, { here, form })
    await device.signIn()
    for (const at of ['/en/test-network/desk', `${form}/answers`, '/en/notes']) {
      await device.page.goto(`${here.origin}${at}`)
      assert.deepEqual(await device.has(), nothing, at)
    }
    await device.panel('choose')
    assert.match(await device.page.locator('[data-panel=choose]').innerText(), /taken while the notes are open/)
    await device.part('to-keep').locator('input').first().check()
    await device.part('new-passphrase').fill('password1234')
    await device.part('again').fill('password1234')
    await device.part('keep').locator('button').click()
    await device.page.getByText('Many people use this password').waitFor()
    assert.deepEqual(await device.has(), nothing)
  })

  test('is written on without a line, closed, opened again, and sends once what was typed; its profile says none of it', async t => {
    const device = await Device.open(t, { here, form })
    const session = await device.signIn()
    await device.keep()
    await device.context.setOffline(true)
    await device.page.reload()
    await device.unlock()
    await device.openForm()
    await device.reasons('A1').fill('Marigold statute of the delta.')
    await device.reasons('A1').blur()
    await device.inState('A1', 'waiting')
    await device.restart({ offline: true })
    await device.page.goto(`${here.origin}/en/workspace`)
    await device.unlock()
    await device.panel('forms')
    assert.match(await device.part('unsent').innerText(), /1 answer is not sent yet/)
    await device.openForm()
    assert.equal(await device.reasons('A1').inputValue(), 'Marigold statute of the delta.')

    const before = await onServer('A1')
    assert.notEqual(before.text, 'Marigold statute of the delta.')
    await device.context.addCookies([{ name: 'waymark', value: session, url: here.origin }])
    await device.context.setOffline(false)
    await device.inState('A1', 'saved')
    assert.deepEqual(await onServer('A1'), { text: 'Marigold statute of the delta.', revision: before.revision + 1 })
    await device.part('back').click()
    await device.page.getByText('Everything is sent.').waitFor()

    await device.page.evaluate(() => localStorage.setItem('control', 'Cornflower'))
    await device.context.close()
    const { person } = await here.world.signInAs('arva')
    const country = device.title.split(',')[0]!
    const planted = ['Marigold', 'delta', 'lantern', 'Alder', country, 'test-network', 'Test network', person!.name]
    assert.deepEqual(await filesWith(device.folder, planted), [])
    assert.ok((await filesWith(device.folder, ['Cornflower'])).length > 0, 'what is kept in plain is found')
    await device.start()
  })

  test('closes the notes after ten minutes in which nobody touches them', async t => {
    const device = await Device.open(t, { here, form })
    await device.signIn()
    await device.context.clock.install()
    await device.keep()
    await device.context.setOffline(true)
    await device.context.clock.fastForward('09:00')
    assert.ok(await device.part('lock').isVisible())
    await device.context.clock.fastForward('02:00')
    await device.panel('locked')
  })

  test('asks nothing that a page of its kind may not: accessible in four languages, on a narrow screen, from right to left', async t => {
    const device = await Device.open(t, { here, form, bypassCSP: true })
    await device.signIn()
    const fits = () => device.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
    await device.page.setViewportSize({ width: 320, height: 700 })
    for (const language of ['en', 'ru', 'ar', 'sv']) {
      await device.page.goto(`${here.origin}/${language}/notes`)
      await device.panel('choose')
      assert.deepEqual([await fits(), await faultsOf(device.page)], [true, []], language)
      const said = await (await fetch(`${here.origin}/${language}/notes`)).text()
      assert.doesNotMatch(said.replace(/waymark-/g, ''), /waymark|ecpat|child|exploit|arva|alder|test-network/i)
    }
    await device.keep()
    assert.deepEqual([await fits(), await faultsOf(device.page)], [true, []], 'with its forms')
    await device.openForm()
    assert.deepEqual([await fits(), await faultsOf(device.page)], [true, []], 'with a form')
    await device.page.reload()
    await device.panel('locked')
    assert.deepEqual([await fits(), await faultsOf(device.page)], [true, []], 'locked')
  })

  test('does the same in Arabic', async t => {
    const device = await Device.open(t, { here, form, language: 'ar' })
    await device.signIn()
    await device.keep()
    await device.context.setOffline(true)
    await device.page.goto(`${here.origin}${form.replace('/en/', '/ar/')}/answers`)
    assert.deepEqual([await device.page.title(), new URL(device.page.url()).pathname], ['ملاحظات', '/ar/notes'])
    const styled = await device.page.evaluate(() => document.styleSheets.length)
    assert.ok(styled > 0, 'with its style')
    assert.equal(await device.page.evaluate(() => document.documentElement.dir), 'rtl')
    await device.unlock()
    await device.openForm()
    await device.reasons('A1').fill('نص الإجابة')
    await device.reasons('A1').blur()
    await device.inState('A1', 'waiting')
    await device.context.setOffline(false)
    await device.inState('A1', 'saved')
    assert.equal((await onServer('A1')).text, 'نص الإجابة')
  })

  test('shows both texts where somebody else saved meanwhile, and does what the person chooses', async t => {
    const device = await Device.open(t, { here, form })
    await device.signIn()
    await device.keep()
    await device.context.setOffline(true)
    await device.openForm()
    await device.reasons('A2').fill('Written on the way.')
    await device.reasons('A2').blur()
    await device.inState('A2', 'waiting')
    const arva = await here.enter('arva')
    await arva.send(await arva.open(`${form}/A2`), { rationale: 'Written at the office.' })
    await device.context.setOffline(false)
    await device.inState('A2', 'conflict')
    await device.page.getByRole('button', { name: 'Save what I typed' }).waitFor()
    assert.match(await device.page.locator('[data-answer=A2]').innerText(), /Written at the office\./)
    assert.equal((await onServer('A2')).text, 'Written at the office.')
    await device.page.getByRole('button', { name: 'Save what I typed' }).click()
    await device.inState('A2', 'saved')
    assert.equal((await onServer('A2')).text, 'Written on the way.')
  })

  test('hands in nothing for somebody else who signs in there', async t => {
    const device = await Device.open(t, { here, form })
    await device.signIn()
    await device.keep()
    await device.context.clearCookies({ name: 'waymark' })
    await device.signIn('cato')
    await device.openForm()
    const before = await onServer('A1')
    await device.reasons('A1').fill('Not for another to send.')
    await device.reasons('A1').blur()
    await device.inState('A1', 'signed-out')
    assert.deepEqual(await onServer('A1'), before)
  })
})

describe('what a device keeps goes', { skip: noBrowser }, () => {
  test('after five wrong passphrases, and a right one begins them anew', async t => {
    const device = await Device.open(t, { here, form })
    await device.signIn()
    await device.keep()
    await device.context.setOffline(true)
    await device.page.reload()
    for (const left of [4, 3]) {
      await device.unlock('not the passphrase')
      await device.page.getByText(`${left} tries are left`).waitFor()
    }
    await device.page.reload()
    await device.unlock()
    await device.panel('forms')
    await device.page.reload()
    for (const left of ['4 tries are', '3 tries are', '2 tries are', '1 try is']) {
      await device.unlock('not the passphrase')
      await device.page.getByText(`${left} left`).waitFor()
    }
    await device.unlock('not the passphrase')
    await device.page.getByText('Five wrong passphrases: what').waitFor()
    assert.deepEqual(await device.has(), nothing)
  })

  test('after 14 days without signing in, also without a line', async t => {
    const device = await Device.open(t, { here, form })
    await device.signIn()
    await device.keep()
    await device.context.setOffline(true)
    await device.context.clock.setFixedTime(Date.now() + 15 * 86_400_000)
    await device.page.reload()
    await device.page.getByText('Fourteen days without signing in').waitFor()
    assert.deepEqual(await device.has(), nothing)
  })

  test('at the first contact after its person signed out everywhere, on whatever page, and stays while only the session ended', async t => {
    const device = await Device.open(t, { here, form })
    const token = await device.signIn()
    await device.keep()
    await device.context.clearCookies({ name: 'waymark' })
    await device.notes()
    await device.unlock()
    await device.panel('forms')
    const session = await sessionOfToken(here.world.runtime, token)
    await signOutEverywhere(here.world.runtime, session!)
    await device.page.goto(`${here.origin}/en/about`)
    await device.page.waitForFunction(async () => (await indexedDB.databases()).length === 0)
    await device.page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0)
    assert.deepEqual(await device.has(), nothing)
  })

  test('at the first contact after the roles of its person ended', async t => {
    const device = await Device.open(t, { here, form })
    await device.signIn('cato')
    await device.keep()
    const { person } = await here.world.signInAs('cato')
    const ended = await endRoles(here.world.runtime, { network: 'test-network', name: person!.name })
    assert.ok(ended.ok && ended.value.ended > 0)
    await device.notes()
    await device.page.getByText('You have no access from this device any more').waitFor()
    assert.deepEqual(await device.has(), nothing)
  })

  test('not by leaving in a hurry', async t => {
    const device = await Device.open(t, { here, form })
    await device.signIn()
    await device.keep()
    await device.page.goto(`${here.origin}/en/leave`)
    assert.deepEqual(await device.has(), { stores: ['notes'], caches: ['notes'], workers: 1 })
  })

  test('by signing out where the person says so, after what is not sent was offered as a file that can be read in again', async t => {
    const device = await Device.open(t, { here, form })
    await device.signIn()
    await device.keep()
    await device.context.route('**/save', route => route.abort())
    await device.openForm()
    await device.reasons('A2').fill('Marigold before signing out.')
    await device.reasons('A2').blur()
    await device.inState('A2', 'waiting')
    await device.page.goto(`${here.origin}/en/test-network/desk`)
    await device.page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await device.panel('out')
    await device.page.getByText('1 answer is not sent yet.').waitFor()
    const [download] = await Promise.all([device.page.waitForEvent('download'), device.part('save-file-out').click()])
    assert.equal(download.suggestedFilename(), 'notes.json')
    const file = await readFile(await download.path(), 'utf8')
    assert.doesNotMatch(file, /Marigold|Alder|test-network|harbour/)
    await device.part('out-remove').locator('button').click()
    await device.page.waitForURL(/\/sign-in$/)
    assert.deepEqual(await device.has(), nothing)

    const read = async () => {
      await device
        .part('file')
        .setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from(file) })
      await device.part('read-in').locator('button').click()
    }
    await device.signIn('dagny')
    await device.notes()
    await device.panel('choose')
    await read()
    await device.page.getByText('Only the person whose file it is').waitFor()
    await device.signIn()
    await device.notes()
    await device.panel('choose')
    await read()
    await device.unlock()
    await device.openForm()
    assert.equal(await device.reasons('A2').inputValue(), 'Marigold before signing out.')
  })
})
