/**
 * Pictures of every page type in four languages, for people to look at: `npm run prove screenshots -- --to=FOLDER`. Each public page and
 * each page of the desk once in each language, wide and narrow, light and dark in turn; nothing is compared. Without a folder it draws
 * nothing.
 */
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { languages, type Language } from '@waymark/language'
import type { Browser, BrowserContext } from 'playwright-core'
import { findOrInstallChromium } from '../tests/browser/chromium.ts'
import { pages } from '../tests/browser/pages.ts'
import { servePublicSite } from '../tests/browser/public-site.ts'
import { openDeskWorld } from '../tests/journeys/desk-world.ts'
import { furnish } from '../tests/journeys/furnished-desk.ts'

export const title = 'Pictures of every page type in four languages'

type View = { readonly language: Language; readonly width: number; readonly theme: 'light' | 'dark' }
type Wanted = { readonly name: string; readonly path: (language: Language) => string; readonly cookie?: string }

export async function prove(say: (line: string) => void): Promise<void> {
  const { values } = parseArgs({ options: { to: { type: 'string' }, only: { type: 'string' } }, strict: false })
  if (typeof values.to !== 'string') return say('--to=FOLDER says where pictures go; none are drawn')
  const folder = path.resolve(values.to)
  const only = typeof values.only === 'string' ? values.only : ''
  process.env['CHROMIUM'] ??= findOrInstallChromium() ?? ''
  const { openBrowser } = await import('../tests/browser/served.ts')
  const browser = await openBrowser()
  try {
    const drawn = (await publicPages(browser, folder, only)) + (await deskPages(browser, folder, only))
    say(`${drawn} pictures in ${folder}`)
    if (drawn === 0 || !existsSync(folder)) throw new Error('No picture was drawn.')
  } finally {
    await browser.close()
  }
}

async function publicPages(browser: Browser, folder: string, only: string): Promise<number> {
  const site = await servePublicSite({ own: true })
  try {
    const wanted = pages.map(({ name, path: address }) => ({ name: `public ${name}`, path: address }))
    return await drawAll(browser, `http://localhost:${site.port}`, { wanted, folder, only })
  } finally {
    await site.close()
  }
}

async function deskPages(browser: Browser, folder: string, only: string): Promise<number> {
  const here = await openDeskWorld()
  try {
    const wanted: Wanted[] = []
    for (const { person, path: address } of await furnish(here)) {
      const { cookie } = await here.enter(person)
      const name = `desk ${person} ${address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')}`
      wanted.push({ name, path: language => `/${language}${address}`, cookie: cookie() })
    }
    return await drawAll(browser, here.origin, { wanted, folder, only })
  } finally {
    await here.close()
  }
}

type Drawing = { readonly wanted: readonly Wanted[]; readonly folder: string; readonly only: string }

async function drawAll(browser: Browser, origin: string, { wanted, folder, only }: Drawing): Promise<number> {
  let drawn = 0
  for (const [place, eachWanted] of wanted.entries()) {
    if (!eachWanted.name.includes(only)) continue
    for (const view of viewsOf(place)) {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        viewport: { width: view.width, height: 900 },
        colorScheme: view.theme,
      })
      try {
        await draw(context, { origin, one: eachWanted, view, folder })
        drawn++
      } finally {
        await context.close()
      }
    }
  }
  return drawn
}

type OnePicture = { readonly origin: string; readonly one: Wanted; readonly view: View; readonly folder: string }

async function draw(context: BrowserContext, { origin, one, view, folder }: OnePicture): Promise<void> {
  const [name = '', value = ''] = one.cookie?.split('=') ?? []
  if (name) await context.addCookies([{ name, value, domain: 'localhost', path: '/' }])
  const page = await context.newPage()
  await page.goto(`${origin}${one.path(view.language)}`)
  const into = path.join(folder, `${view.language}-${view.width}-${view.theme}`)
  mkdirSync(into, { recursive: true })
  const file = one.name.replace(/[^A-Za-z0-9.]+/g, '-').replace(/^-|-$/g, '')
  await page.screenshot({ path: path.join(into, `${file}.png`), fullPage: true })
}

/** A look for each language; from page to page the languages go through both widths and both themes. */
function viewsOf(place: number): readonly View[] {
  return languages.map((language, at) => ({
    language,
    width: (place + at) % 2 === 0 ? 1280 : 320,
    theme: Math.floor((place + at) / 2) % 2 === 0 ? 'light' : 'dark',
  }))
}
