/** The parts of the page of notes: it comes with all of them, and one is shown at a time. */
import { voiceOf, type Voice } from '../saving/words.ts'

/** `out`: asked before signing out. `form`: one form to write in. */
export type PanelName = 'wait' | 'sign-in' | 'choose' | 'locked' | 'forms' | 'form' | 'out'

export type Page = {
  readonly language: string
  readonly voice: Voice
  /** Shows one part of the page, and nothing of the others. */
  readonly show: (name: PanelName) => void
  /** Says something above the parts, read out by screen readers; nothing takes it away again. */
  readonly say: (text: string) => void
  readonly part: <T extends HTMLElement = HTMLElement>(name: string) => T
  /** Does something when a button is pressed or a form sent; the button rests meanwhile. */
  readonly when: (name: string, work: () => Promise<void> | void) => void
}

export function pageIn(root: HTMLElement): Page {
  const language = document.documentElement.lang
  const part = <T extends HTMLElement>(name: string) => root.querySelector<T>(`[data-part-of="${name}"]`)!
  const said = part('said')
  return {
    language,
    voice: voiceOf(language, JSON.parse(root.dataset['words'] ?? '{}') as Record<string, string>),
    show(name) {
      for (const panel of root.querySelectorAll<HTMLElement>('[data-panel]'))
        panel.hidden = panel.dataset['panel'] !== name
    },
    say(text) {
      said.textContent = text
      said.hidden = text === ''
    },
    part,
    when(name, work) {
      const element = part(name)
      const isForm = element instanceof HTMLFormElement
      const button = isForm ? element.querySelector('button') : (element as HTMLButtonElement)
      element.addEventListener(isForm ? 'submit' : 'click', event => {
        event.preventDefault()
        if (button) button.disabled = true
        void Promise.resolve(work()).finally(() => button && (button.disabled = false))
      })
    },
  }
}

/** A tick for each form that can be kept. */
export function ticks(forms: readonly { readonly href: string; readonly title: string }[]): HTMLElement[] {
  return forms.map(({ href, title }, at) => {
    const row = document.createElement('div')
    row.className = 'option'
    const input = Object.assign(document.createElement('input'), { type: 'checkbox', id: `keep-${at}`, value: href })
    const label = Object.assign(document.createElement('label'), { htmlFor: input.id, textContent: title })
    label.dir = 'auto'
    row.append(input, label)
    return row
  })
}
