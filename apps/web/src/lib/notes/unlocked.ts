/** The kept forms once the passphrase opened them: their list, one of them to write in, and what is fetched and sent when there is a line. */
import { contact } from './contact.ts'
import { formOf, openForms } from './fetched.ts'
import { dropForm, draftsKept, keepForm, keptForms, renewForm, unsentIn, type FormNamed } from './forms.ts'
import type { HeldNotes } from './held.ts'
import { mount, type Mounted } from './mounted.ts'
import type { Page } from './panels.ts'
import { markKept } from './shell.ts'

const everyMinute = 60_000

export async function showForms(page: Page, held: HeldNotes): Promise<void> {
  await renew(page, held)
  const forms: Mounted[] = []
  const count = counter(page, held, forms)
  for (const form of await keptForms(held)) {
    const mounted = await mount(held, form, count)
    if (mounted) forms.push(mounted)
  }
  count()
  listForms(page, forms)
  await offerMore(page, held, async named => {
    const fetched = await formOf(named.href)
    if (typeof fetched === 'string') return page.say(page.voice.speak('notes.offline'))
    const mounted = await mount(held, await keepForm(held, named, fetched.html), count)
    if (mounted) forms.push(mounted)
    listForms(page, forms)
  })
  page.part('back').addEventListener('click', () => {
    listForms(page, forms)
    page.show('forms')
  })
  const ask = () => void askAgain(page, forms)
  addEventListener('online', ask)
  setInterval(ask, everyMinute)
  page.show('forms')
}

/** Whether anything may still be kept, and whether what waits goes now. */
async function askAgain(page: Page, forms: readonly Mounted[]): Promise<void> {
  const met = await contact(page.language)
  if (met?.gone || met === null) location.reload()
  else if (met.state === 'signed-in') for (const form of forms) form.send()
}

/** Fetches each form as it is now; one that is closed goes once nothing of it waits. */
async function renew(page: Page, held: HeldNotes): Promise<void> {
  for (const form of await keptForms(held)) {
    const fetched = await formOf(form.href)
    if (fetched === 'away') return
    const isOver = fetched === 'closed' && unsentIn(await draftsKept(held, form)) === 0
    if (isOver) await dropForm(held, form)
    else if (fetched !== 'closed') await renewForm(held, form, fetched.html)
    else page.say(page.voice.speak('notes.closed'))
  }
}

/** Keeps the number of answers that wait, for the site to ask before signing out; and says it. */
function counter(page: Page, held: HeldNotes, forms: readonly Mounted[]): () => void {
  let last = -1
  return () => {
    const unsent = forms.reduce((sum, form) => sum + form.unsent(), 0)
    if (unsent === last) return
    last = unsent
    page.part('unsent').textContent = page.voice.speak('notes.unsent', { n: unsent })
    markKept(unsent)
    void held.countUnsent(unsent)
  }
}

function listForms(page: Page, forms: readonly Mounted[]): void {
  const rows = forms.map(({ form, element, unsent }) => {
    const row = document.createElement('li')
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'second' })
    button.textContent = form.title
    button.dir = 'auto'
    button.addEventListener('click', () => {
      page.part('form-title').textContent = form.title
      page.part('form-here').replaceChildren(element)
      page.say('')
      page.show('form')
      page.part('form-title').focus()
    })
    row.append(button)
    if (unsent() > 0) row.append(' ', page.voice.speak('notes.unsent', { n: unsent() }))
    return row
  })
  page.part('kept').replaceChildren(...rows)
}

/** Forms that are open and not kept yet, each with a button; none without a line. */
async function offerMore(page: Page, held: HeldNotes, add: (form: FormNamed) => Promise<void>): Promise<void> {
  const open = await openForms(page.language)
  const known = new Set((await keptForms(held)).map(({ href }) => href))
  const more = typeof open === 'string' ? [] : open.filter(({ href }) => !known.has(href))
  page.part('more').hidden = more.length === 0
  page.part('more-list').replaceChildren(
    ...more.map(named => {
      const row = document.createElement('li')
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'second' })
      button.textContent = named.title
      button.dir = 'auto'
      button.addEventListener('click', () => void add(named).then(() => row.remove()))
      row.append(button)
      return row
    }),
  )
}
