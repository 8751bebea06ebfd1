/** What the page shows of its answers: under each its state in words, and above the buttons what concerns all of them. */
import { controlOf, type AnswerElement } from './fields.ts'
import type { Shown } from './saver.ts'
import type { Voice } from './words.ts'

/** The place under an answer where its state stands; made where there is none yet. */
function placeIn(element: AnswerElement): HTMLElement {
  const found = element.querySelector<HTMLElement>(':scope > .saving')
  if (found) return found
  const made = document.createElement('div')
  made.className = 'saving'
  element.append(made)
  return made
}

/** Shows the state of an answer and what is wrong with it, each with the name of its field. */
export function showState(element: AnswerElement, shown: Shown, { speak, refusal }: Voice): void {
  const place = placeIn(element)
  place.dataset['state'] = shown.state
  const line = document.createElement('p')
  line.textContent = speak(`saving.${shown.state}`)
  const wrong = [
    ...(shown.problems ?? []).map(problem => ({ field: problem.field, text: refusal(problem) })),
    ...(shown.said ?? []),
  ]
  const list = document.createElement('ul')
  for (const { field, text } of wrong) {
    const item = document.createElement('li')
    const label = labelOf(element, field)
    item.textContent = label ? `${label}: ${text}` : text
    list.append(item)
  }
  place.replaceChildren(line, ...(wrong.length > 0 ? [list] : []))
}

/** What the page calls a field: its label, or the legend of its choices. */
function labelOf(element: AnswerElement, field: string): string {
  const control = controlOf(element, field)
  const legend = control?.closest('fieldset')?.querySelector('legend')
  const label = control?.type === 'radio' ? legend : control?.labels?.[0]
  return (label?.firstChild?.textContent ?? '').trim()
}

export type Choice = { readonly text: string; readonly chosen: () => void }

/** Buttons under the state of an answer. */
export function offer(element: AnswerElement, choices: readonly Choice[]): void {
  const row = document.createElement('p')
  row.className = 'deeds'
  for (const { text, chosen } of choices) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'second'
    button.textContent = text
    button.addEventListener('click', chosen)
    row.append(button)
  }
  placeIn(element).append(row)
}

/** One line for the whole form, read out by screen readers when it changes. */
export function notice(
  form: HTMLFormElement,
): (text: string, links?: readonly { href: string; text: string }[]) => void {
  const place = document.createElement('p')
  place.className = 'saving'
  place.setAttribute('role', 'status')
  place.tabIndex = -1
  const buttons = form.querySelector(':scope > p:last-of-type')
  if (buttons) buttons.before(place)
  else form.append(place)
  return (text, links = []) => {
    if (place.textContent === [text, ...links.map(link => link.text)].filter(Boolean).join(' ')) return
    place.replaceChildren(text)
    for (const { href, text: words } of links) {
      const link = document.createElement('a')
      Object.assign(link, { href, textContent: words, target: '_blank', rel: 'noreferrer' })
      place.append(' ', link)
    }
  }
}
