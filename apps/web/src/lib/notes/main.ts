/** The page of notes: what a person keeps on this device to write without a line, off until they choose it (docs/decisions/0196). */
import { fitPassword } from '@waymark/network'
import { ask, contact, type Gone } from './contact.ts'
import { fromFile } from './file.ts'
import { formOf, openForms } from './fetched.ts'
import { keepForm, type FormNamed } from './forms.ts'
import { beginHolding, open, type HeldNotes } from './held.ts'
import { closeWhenIdle } from './idle.ts'
import { pageIn, ticks, type Page } from './panels.ts'
import { canKeep, dropShell, keepShell, markKept } from './shell.ts'
import { askBeforeOut, saveFile } from './signing-out.ts'
import { beginStore, readHead, wipe } from './store.ts'
import { showForms } from './unlocked.ts'

const saysGone = { days: 'notes.gone.days', closed: 'notes.gone.closed' } as const

async function gone(page: Page, why: Gone | null): Promise<void> {
  await dropShell()
  await choose(page)
  if (why) page.say(page.voice.speak(saysGone[why]))
}

/** Nothing is kept here: whoever is signed in may choose to. */
async function choose(page: Page): Promise<void> {
  const forms = await openForms(page.language)
  if (typeof forms === 'string') {
    page.say(page.voice.speak(forms === 'away' ? 'notes.offline' : 'notes.nothing'))
    return page.show('sign-in')
  }
  page.part('to-keep').replaceChildren(...ticks(forms))
  page.part('none').hidden = forms.length > 0
  page.show('choose')
  offered = forms
}

let offered: readonly FormNamed[] = []

const typed = (page: Page, name: string) => page.part<HTMLInputElement>(name)

/** The passphrase as it was typed twice; null, with the reason said, where it may not be taken. */
function newPassphrase(page: Page): string | null {
  const [passphrase, again] = [typed(page, 'new-passphrase').value, typed(page, 'again').value]
  const { refusal } = page.voice
  const fit = fitPassword(passphrase, [])
  if (!fit.ok) page.say(refusal(fit.refusal))
  else if (passphrase !== again) page.say(refusal({ kind: 'password.not-twice', field: 'again' }))
  else return passphrase
  typed(page, 'new-passphrase').focus()
  return null
}

async function keep(page: Page): Promise<void> {
  const { speak } = page.voice
  const chosen = new Set(
    [...page.part('to-keep').querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value),
  )
  if (chosen.size === 0) return page.say(speak('notes.none-chosen'))
  const passphrase = newPassphrase(page)
  if (passphrase === null) return
  const { token, at } = await ask(page.language, '')
  if (!token) return page.say(speak('notes.offline'))
  const held = await beginHolding({ passphrase, token, server: at })
  for (const named of offered.filter(({ href }) => chosen.has(href))) {
    const form = await formOf(named.href)
    if (typeof form !== 'string') await keepForm(held, named, form.html)
  }
  await keepShell(page.language)
  markKept(0)
  for (const name of ['new-passphrase', 'again']) typed(page, name).value = ''
  page.say(speak('notes.kept'))
  await unlocked(page, held)
}

async function unlock(page: Page): Promise<void> {
  const field = typed(page, 'passphrase')
  const opened = await open(field.value)
  field.value = ''
  if ('held' in opened) {
    page.say('')
    return unlocked(page, opened.held)
  }
  const { speak } = page.voice
  if (opened.left > 0) {
    page.say(speak('notes.wrong', { n: opened.left }))
    return field.focus()
  }
  await gone(page, null)
  page.say(speak('notes.gone.tries'))
}

/** One window at a time: two would write over each other. */
async function unlocked(page: Page, held: HeldNotes): Promise<void> {
  const free = Promise.withResolvers<boolean>()
  void navigator.locks.request('notes', { ifAvailable: true }, async lock => {
    free.resolve(lock !== null)
    if (lock) await new Promise<void>(() => {}) // as long as this page is open
  })
  if (await free.promise) {
    closeWhenIdle(() => lock(page))
    return showForms(page, held)
  }
  page.say(page.voice.speak('notes.busy'))
  page.show('locked')
}

/** A file of this device or another, read in where nothing is kept; only by somebody who is signed in. */
async function readIn(page: Page): Promise<void> {
  const { speak } = page.voice
  const [chosen] = page.part<HTMLInputElement>('file').files ?? []
  const all = chosen ? fromFile(await chosen.text()) : null
  if (!all) return page.say(speak('notes.file.wrong'))
  const { state, at } = await ask(page.language, all.head.token)
  if (state !== 'signed-in') return page.say(speak('notes.file.sign-in'))
  const times = { signedAt: at, seenAt: at, ahead: Date.now() - at }
  await beginStore({ ...all.head, ...times, tries: 5 }, new Map(all.records))
  await keepShell(page.language)
  markKept(all.head.unsent)
  page.say('')
  page.show('locked')
}

/** Closes the notes: the page begins anew, and its key is gone with it. */
const lock = (page: Page) => location.replace(`/${page.language}/notes`)

async function remove(page: Page): Promise<void> {
  await wipe()
  await dropShell()
  location.replace(`/${page.language}/notes`)
}

async function begin(root: HTMLElement): Promise<void> {
  const page = pageIn(root)
  if (!canKeep()) return page.say(page.voice.speak('notes.unable'))
  page.when('keep', () => keep(page))
  page.when('unlock', () => unlock(page))
  page.when('read-in', () => readIn(page))
  for (const name of ['remove', 'remove-locked']) page.when(name, () => remove(page))
  for (const name of ['save-file', 'save-file-locked', 'save-file-out']) page.when(name, () => saveFile())
  for (const name of ['lock', 'lock-form']) page.when(name, () => lock(page))
  const had = await readHead()
  const met = await contact(page.language)
  if (met?.gone || !had) return gone(page, met?.gone ?? null)
  if (met?.state !== 'away') void keepShell(page.language).catch(() => null)
  if (new URL(location.href).searchParams.has('out')) return askBeforeOut(page, had.unsent)
  page.show('locked')
  typed(page, 'passphrase').focus()
}

const root = document.querySelector<HTMLElement>('[data-notes]')
if (root) void begin(root)
