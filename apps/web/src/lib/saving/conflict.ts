/** An answer that somebody else saved meanwhile: both stand side by side, and the person chooses. */
import { fillIn, typedIn, type AnswerElement } from './fields.ts'

/**
 * Fetches the answer as its form without script shows it in a conflict, what is saved now beside what is typed, and puts it in place; what is
 * typed stays in the fields. False where the line did not carry it.
 */
export async function showBoth(form: HTMLFormElement, element: AnswerElement): Promise<boolean> {
  const typed = typedIn(element)
  const fresh = await ask(form, element)
  if (!fresh) return false
  const now = typedIn(element) // typed meanwhile
  replace(element, fresh)
  fillIn(element, now.rationale === typed.rationale ? typed : now)
  element.querySelector('[name$="keep"]')?.closest('fieldset')?.remove() // two buttons say it here
  return true
}

/** Takes the other text away again; the fields stay as they are. */
export function showOne(element: AnswerElement): void {
  const columns = element.querySelector('.cols')
  columns?.querySelector(':scope > .note')?.remove()
  columns?.querySelector(':scope > div > h3')?.remove()
  columns?.classList.remove('cols')
}

function replace(element: AnswerElement, fresh: HTMLElement): void {
  element.replaceChildren(...document.importNode(fresh, true).childNodes)
  for (const [name, value] of Object.entries(fresh.dataset)) element.dataset[name] = value
}

/** Sends this answer alone with the page's own form: it is refused as changed meanwhile, with both texts. */
async function ask(form: HTMLFormElement, element: AnswerElement): Promise<HTMLElement | null> {
  const own = new Set([...element.querySelectorAll('[name]')].map(eachElement => eachElement.getAttribute('name')))
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && (own.has(name) || /^(?:language|otherLanguage)$/.test(name)))
      body.append(name, value)
  try {
    const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    return page.querySelector<HTMLElement>(`[data-answer="${CSS.escape(element.dataset['answer'] ?? '')}"]`)
  } catch {
    return null
  }
}
