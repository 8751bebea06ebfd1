/** A kept form made alive: it saves as on its page, and keeps what is typed on the device until the server has it. */
import { begin, settingsOf } from '../saving/page.ts'
import type { KeptDraft } from '../saving/device.ts'
import { draftsKept, keepDrafts, pageKept, unsentIn, type Drafts, type KeptForm } from './forms.ts'
import type { HeldNotes } from './held.ts'

export type Mounted = {
  readonly form: KeptForm
  /** What the page shows of it. */
  readonly element: HTMLElement
  readonly unsent: () => number
  /** Sends what waits, where the line carries it. */
  readonly send: () => void
}

const names = ['language', 'otherLanguage'] as const

/** Mounts a form; null where its page does not open any more. `changed`: something waits more, or less. */
export async function mount(held: HeldNotes, form: KeptForm, changed: () => void): Promise<Mounted | null> {
  const html = await pageKept(held, form)
  if (html === null) return null
  const page = new DOMParser().parseFromString(html, 'text/html')
  const element = document.createElement('div')
  element.append(...document.importNode(page.body, true).childNodes)
  const own = element.querySelector('form')
  const settings = own && settingsOf(own)
  if (!own || !settings) return null
  const control = (name: string) => own.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)
  let drafts: Drafts = await draftsKept(held, form)
  for (const name of names) if (drafts[name] !== '' && control(name)) control(name)!.value = drafts[name]
  own.addEventListener('submit', event => event.preventDefault())
  const keep = async (code?: string, draft?: KeptDraft) => {
    const [language = '', otherLanguage = ''] = names.map(name => control(name)?.value)
    drafts = { language, otherLanguage, answers: { ...drafts.answers, ...(code && draft ? { [code]: draft } : {}) } }
    await keepDrafts(held, form, drafts)
    changed()
  }
  own.addEventListener('change', event => {
    if (names.some(name => event.target === control(name))) void keep()
  })
  const before = new Map(Object.entries(drafts.answers))
  const saving = begin(own, settings, { token: held.token, drafts: before, keep })
  return { form, element, unsent: () => unsentIn(drafts), send: saving.saver.wake }
}
