/** Fills forms in as a person would, with a marker in every field that takes words, and learns from what is refused. */
import type { Shown, Visitor } from '../../tests/journeys/visitor.ts'
import type { Markers } from './markers.ts'
import { chosenFirst, fitting } from './right-values.ts'

/** `page`: what the form's fields are called by, such as `/desk/entries/training/[entry]`. */
export type Filling = { readonly page: string; readonly form: Element; readonly markers: Markers }

export const nameOf = (control: Element): string => control.getAttribute('name') ?? ''
export const isSearch = (form: Element): boolean => form.getAttribute('method')?.toUpperCase() !== 'POST'

/** What a form does: `?/save`; `?` for the only one of a page. */
export const actionOf = (form: Element): string =>
  /^\?\/\w+/.exec(form.getAttribute('action') ?? '')?.[0] ?? (isSearch(form) ? 'GET' : '?')

export const controlsOf = (form: Element): readonly Element[] =>
  [...form.querySelectorAll('input, textarea, select')].filter(control => nameOf(control) !== '')

const kindOf = (control: Element): string => control.getAttribute('type') ?? 'text'

export const takesWords = (control: Element): boolean =>
  control.tagName === 'TEXTAREA' ||
  (control.tagName === 'INPUT' && ['text', 'url', 'search', 'email', 'tel', 'password'].includes(kindOf(control)))

/** A field's name without what differs from one row to the next. */
const general = (name: string): string =>
  name.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '#').replace(/(?<=^|\.)\d+(?=\.|$)/g, '#')

export const fieldOf = ({ page, form }: Filling, name: string): string => `${page} ${actionOf(form)} ${general(name)}`

/** Two forms of one page are the same where they do the same and have the same fields. */
export const keyOf = (page: string, form: Element): string =>
  [page, actionOf(form), ...new Set(controlsOf(form).map(control => general(nameOf(control))))].join(' ')

/** The first choice that says something, or what is chosen already. */
function chosenIn(select: Element): string {
  const options = [...select.querySelectorAll('option')]
  const wanted = chosenFirst(nameOf(select))
  const values = [options.find(option => option.hasAttribute('selected')), ...options].map(
    option => option?.getAttribute('value') ?? '',
  )
  return (
    (wanted !== undefined && values.includes(wanted)
      ? wanted
      : values.find(value => value !== '' && value !== 'other')) ?? ''
  )
}

/** Fields of which every tick is set. */
const tickedInAll: ReadonlySet<string> = new Set(['parts'])
/** Fields whose tick takes away what the form is about: nothing of it would be published. */
const tickedInNone: ReadonlySet<string> = new Set(['leftOut'])
const between = '\n'

/** The form filled in: a marker wherever words may stand, a day where one is asked for, the first choice wherever one is. */
function filled(filling: Filling): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const control of controlsOf(filling.form)) {
    const name = nameOf(control)
    const kind = kindOf(control)
    const value = control.getAttribute('value') ?? 'on'
    if (takesWords(control)) typed[name] = worded(filling, control)
    else if (control.tagName === 'SELECT') typed[name] = name === 'language' ? 'en' : chosenIn(control)
    else if (kind === 'radio' || kind === 'checkbox') {
      if (tickedInNone.has(name)) continue
      if (tickedInAll.has(name)) typed[name] = [typed[name] ?? [], value].flat().join(between)
      else if (!(name in typed) || control.hasAttribute('checked') || chosenFirst(name) === value) typed[name] = value
    } else if (kind !== 'hidden') typed[name] = [...fitting(filling.form, name)][0] ?? ''
  }
  return typed
}

function worded(filling: Filling, control: Element): string {
  const name = nameOf(control)
  const field = fieldOf(filling, name)
  filling.markers.worded.add(field)
  const marker = filling.markers.of(field)
  const isLink = kindOf(control) === 'url' || /address|link|url/i.test(name)
  return isLink ? `https://example.org/${marker}` : `${marker} said`
}

const hiddenIn = (form: Element): readonly Element[] => controlsOf(form).filter(control => kindOf(control) === 'hidden')

const targetOf = (page: Shown, form: Element): string => {
  const target = new URL(form.getAttribute('action') ?? '', `http://x${page.path}`)
  return `${target.pathname}${target.search}`
}

/** The form as a refused page shows it again: what was right may have been kept, and its revision with it. */
function shownAgain(page: Shown, answer: Shown, form: Element): Element {
  const alike = ({ document }: Shown) =>
    [...document.querySelectorAll('main form')].filter(element => actionOf(element) === actionOf(form))
  return alike(answer)[alike(page).indexOf(form)] ?? form
}

/** Names of the fields that a page of a refused form points at. */
const refusedIn = (page: Shown): readonly string[] => [
  ...new Set(
    [...page.document.querySelectorAll('main .field.refused [name], main [aria-invalid=true][name]')].map(nameOf),
  ),
]

/** `why`: what the page says is wrong, where it was never kept. */
export type Outcome = { readonly kept: boolean; readonly status: number; readonly why: string }

const mostTurns = 30

/** Sends a form until it is kept: what is refused is put right in every way that may fit, and left out in the end. */
export async function sendUntilKept(browser: Visitor, page: Shown, filling: Filling): Promise<Outcome> {
  const typed = filled(filling)
  const tries = new Map<string, number>()
  let why = ''
  let hidden = hiddenIn(filling.form)
  for (let turn = 0; turn < mostTurns; turn++) {
    const body = new URLSearchParams()
    for (const element of hidden) body.append(nameOf(element), element.getAttribute('value') ?? '')
    for (const [name, value] of Object.entries(typed))
      for (const each of tickedInAll.has(name) ? value.split(between) : [value]) body.append(name, each)
    const button = filling.form.querySelector('button[name]')
    if (button) body.set(nameOf(button), button.getAttribute('value') ?? '')
    const answer = await browser.post(targetOf(page, filling.form), body.toString())
    if (answer.status !== 422) return { kept: answer.status < 400, status: answer.status, why: '' }
    why = (answer.document.querySelector('main .problems')?.textContent ?? answer.text).replace(/\s+/g, ' ')
    hidden = hiddenIn(shownAgain(page, answer, filling.form))
    const refused = refusedIn(answer)
    if (refused.length === 0) break
    for (const name of refused) {
      const times = tries.get(name) ?? 0
      tries.set(name, times + 1)
      filling.markers.refused.add(fieldOf(filling, name))
      const next = [...fitting(filling.form, name)][times]
      if (next === undefined) delete typed[name]
      else typed[name] = next
    }
  }
  return { kept: false, status: 422, why: why.slice(0, 300) }
}

/**
 * Sends the form with a marker in every field that takes no words, in all that are shown and then in the hidden ones as well; a search
 * with a marker in each field.
 */
export async function markAll(browser: Visitor, page: Shown, filling: Filling): Promise<readonly number[]> {
  const statuses: number[] = []
  const { form, markers } = filling
  const isHidden = (element: Element) => kindOf(element) === 'hidden'
  const isMarked = (element: Element, hidden: boolean) =>
    isSearch(form) ? !isHidden(element) : !takesWords(element) && (hidden || !isHidden(element))
  for (const hidden of isSearch(form) ? [false] : [false, true]) {
    const body = new URLSearchParams()
    const marked = new Set<string>()
    for (const control of controlsOf(form)) {
      const name = nameOf(control)
      if (!isMarked(control, hidden)) for (const value of standing(control)) body.append(name, value)
      else if (!marked.has(name)) body.append(name, `${markers.of(fieldOf(filling, name))} said`)
      marked.add(name)
    }
    const target = targetOf(page, form)
    const answer = isSearch(form)
      ? await browser.open(`${target.replace(/\?.*/, '')}?${body.toString()}`)
      : await browser.post(target, body.toString())
    statuses.push(answer.status)
  }
  return statuses
}

function standing(control: Element): readonly string[] {
  const kind = kindOf(control)
  if ((kind === 'radio' || kind === 'checkbox') && !control.hasAttribute('checked')) return []
  if (control.tagName === 'TEXTAREA') return [control.textContent ?? '']
  if (control.tagName === 'SELECT')
    return [control.querySelector('option[selected]')?.getAttribute('value') ?? chosenIn(control)]
  return [control.getAttribute('value') ?? '']
}
