/** A device of a test: a browser with a profile on disk, that can be closed and opened again, and the page of notes in it. */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'
import { beginSession } from '@waymark/operations'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import type { DeskWorld } from '../journeys/desk-world.ts'
import { findChromium } from './chromium.ts'

const passphrase = 'harbour lantern thistle gravel'

/** `form`: the address of the form that `title` names. `bypassCSP`: for axe, which puts a script into the page. */
type Opened = {
  readonly here: DeskWorld
  readonly form: string
  readonly language?: string
  readonly bypassCSP?: boolean
}

export class Device {
  readonly folder: string
  context!: BrowserContext
  page!: Page
  readonly language: string
  /** What the device calls the form about Alder's country. */
  title = ''
  private readonly here: DeskWorld
  private readonly form: string
  private readonly bypassCSP: boolean
  private constructor(folder: string, { here, form, language = 'en', bypassCSP = false }: Opened) {
    this.folder = folder
    this.language = language
    this.here = here
    this.form = form
    this.bypassCSP = bypassCSP
  }
  static async open(t: TestContext, opened: Opened): Promise<Device> {
    const device = new Device(await mkdtemp(path.join(tmpdir(), 'profile-')), opened)
    await device.start()
    t.after(async () => {
      await device.context.close()
      await rm(device.folder, { recursive: true, force: true })
    })
    return device
  }
  async start(): Promise<void> {
    this.context = await chromium.launchPersistentContext(this.folder, {
      executablePath: findChromium()!,
      args: ['--no-sandbox'],
      bypassCSP: this.bypassCSP,
    })
    this.context.setDefaultTimeout(20_000)
    this.page = this.context.pages()[0] ?? (await this.context.newPage())
  }
  async restart({ offline }: { offline: boolean }): Promise<void> {
    await this.context.close()
    await this.start()
    await this.context.setOffline(offline)
  }
  async signIn(person: 'arva' | 'cato' | 'dagny' = 'arva'): Promise<string> {
    const { person: who } = await this.here.world.signInAs(person)
    const { token } = await beginSession(this.here.world.runtime, who!.id)
    await this.context.addCookies([{ name: 'waymark', value: token, url: this.here.origin }])
    return token
  }
  async notes(): Promise<void> {
    await this.page.goto(`${this.here.origin}/${this.language}/notes`)
  }
  part(name: string) {
    return this.page.locator(`[data-part-of="${name}"]`)
  }
  async panel(name: string): Promise<void> {
    await this.page.locator(`[data-panel="${name}"]:visible`).waitFor()
  }
  /** Keeps every open form of whoever is signed in. */
  async keep(): Promise<void> {
    await this.notes()
    await this.panel('choose')
    for (const tick of await this.part('to-keep').locator('input').all()) await tick.check()
    const own = this.part('to-keep').locator(`.option:has(input[value$="${this.form.slice('/en'.length)}/answers"])`)
    if ((await own.count()) > 0) this.title = await own.innerText()
    await this.part('new-passphrase').fill(passphrase)
    await this.part('again').fill(passphrase)
    await this.part('keep').locator('button').click()
    await this.panel('forms')
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  }
  async unlock(typed = passphrase): Promise<void> {
    await this.panel('locked')
    await this.part('passphrase').fill(typed)
    await this.part('unlock').locator('button').click()
  }
  /** Opens the kept form about the country that Alder answers for. */
  async openForm(): Promise<void> {
    await this.panel('forms')
    await this.part('kept').getByRole('button', { name: this.title }).click()
    await this.panel('form')
  }
  reasons(code: string) {
    return this.page.locator(`[data-panel="form"] [name="${code}:rationale"]`)
  }
  inState(code: string, state: string): Promise<void> {
    return this.page.locator(`[data-answer="${code}"] > .saving[data-state="${state}"]`).waitFor()
  }
  /** What the browser has of this site: names of stores, of caches, and how many workers. */
  has() {
    return this.page.evaluate(async () => ({
      stores: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }))
  }
}
/** What `has` says where nothing is kept. */
export const nothing = { stores: [], caches: [], workers: 0 }

/** Every file below a folder that holds one of the words, in UTF-8 or UTF-16. */
export async function filesWith(folder: string, words: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const bytes = await readFile(file)
    for (const word of words)
      for (const encoding of ['utf8', 'utf16le'] as const)
        if (bytes.includes(Buffer.from(word, encoding))) found.push(`${word} in ${path.relative(folder, file)}`)
  }
  return found
}
