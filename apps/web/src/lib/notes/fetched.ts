/** What the device fetches of the site while there is a line: which forms are open, and each form as the server makes it. */
import type { FormNamed } from './forms.ts'

/** The open forms of whoever is signed in. */
export async function openForms(language: string): Promise<readonly FormNamed[] | 'signed-out' | 'away'> {
  try {
    const answer = await fetch(`/${language}/notes/forms`, { headers: { accept: 'application/json' } })
    if (answer.status === 401) return 'signed-out'
    if (!answer.ok) return 'away'
    return ((await answer.json()) as { forms: readonly FormNamed[] }).forms
  } catch {
    return 'away'
  }
}

/** The form on a page, ready to be kept; `closed` where it can be written in no more. */
export async function formOf(href: string): Promise<{ readonly html: string } | 'closed' | 'away'> {
  try {
    const answer = await fetch(href, { headers: { accept: 'text/html' } })
    if (answer.status === 404 || answer.status === 403) return 'closed'
    if (!answer.ok || /\/sign-in/.test(answer.url)) return 'away'
    if (answer.redirected) return 'closed'
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const form = page.querySelector('[data-answer]')?.closest('form')
    return form ? { html: prepared(form, href) } : 'closed'
  } catch {
    return 'away'
  }
}

/** The form and what stands above it of who will know; without what its button does: lists, "the same as last time", "hold". */
function prepared(form: HTMLFormElement, href: string): string {
  const said = [...(form.parentElement?.querySelectorAll(':scope > .note') ?? [])].map(note => note.outerHTML)
  for (const part of form.querySelectorAll(':scope > section:not([data-answer]), :scope > .deeds')) part.remove()
  for (const tick of form.querySelectorAll('[name$=":same"], [name$=":hold"], [name="same"], [name="hold"]'))
    tick.closest('fieldset')?.remove()
  form.setAttribute('action', href)
  form.setAttribute('autocomplete', 'off')
  return said.join('') + form.outerHTML
}
