/** A person at a browser without script: opens pages, fills forms in, sends them, keeps the cookie. Counts every step. */
import assert from 'node:assert/strict'
import { parseHTML } from 'linkedom'

export type Shown = {
  readonly status: number
  readonly path: string
  readonly html: string
  readonly document: Document
  readonly headers: Headers
  /** Words of the page's main part. */
  readonly text: string
}

/** What is typed into fields; several values tick several boxes. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

export type Visitor = {
  readonly open: (path: string) => Promise<Shown>
  /** Fills the form with this action (`?/save`, whatever its key; or "" for the page's only one) in and sends it, as it stands otherwise. */
  readonly send: (page: Shown, typed?: Typed, form?: { action?: string; holding?: Typed }) => Promise<Shown>
  /** Sends a form body that no page made. */
  readonly post: (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
  ) => Promise<Shown>
  /** Sends a file as the field `file` of a form with these other fields, as a browser does. */
  readonly sendFile: (
    path: string,
    file: string | Uint8Array,
    fields?: Readonly<Record<string, string>>,
  ) => Promise<Shown>
  readonly cookie: () => string
  readonly steps: () => number
}

/** `own`: headers that every request carries, such as the address that a proxy would name. */
export function visitor(origin: string, cookie = '', own: () => Record<string, string> = () => ({})): Visitor {
  const state = { steps: 0 }
  const jar = new Map(cookie === '' ? [] : [cookie.split('=') as [string, string]])
  const kept = () => [...jar].map(pair => pair.join('=')).join('; ')

  async function ask(path: string, more: RequestInit = {}): Promise<Shown> {
    state.steps++
    const headers = {
      accept: 'text/html',
      origin,
      ...(jar.size > 0 ? { cookie: kept() } : {}),
      ...own(),
      ...more.headers,
    }
    const answer = await fetch(`${origin}${path}`, { ...more, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    const to = answer.headers.get('location')
    if (answer.status >= 300 && answer.status < 400 && to) {
      state.steps-- // a browser follows by itself
      return ask(new URL(to, `${origin}${path}`).href.slice(origin.length))
    }
    const html = await answer.text()
    assert.doesNotMatch(html, /\[object [A-Z]/, `${path} says a thing as it says a word`)
    return shown(html, answer, path)
  }

  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } })

  return {
    open: path => ask(path),
    post,
    async sendFile(path, file, fields = {}) {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      form.append('file', new Blob([file as BlobPart]), 'file')
      const sent = new Request(origin, { method: 'POST', body: form })
      const body = new Uint8Array(await sent.arrayBuffer())
      return post(path, body, { 'content-type': sent.headers.get('content-type')! })
    },
    send(page, typed = {}, which = {}) {
      const form = formOn(page, which)
      const target = new URL(form.getAttribute('action') ?? '', `${origin}${page.path}`)
      return post(target.href.slice(origin.length), filledIn(form, typed).toString())
    },
    cookie: kept,
    steps: () => state.steps,
  }
}

function shown(html: string, answer: Response, path: string): Shown {
  const { document } = parseHTML(html) as unknown as { document: Document }
  const words = document.querySelector('main')?.textContent ?? html
  return {
    status: answer.status,
    path,
    html,
    document,
    headers: answer.headers,
    text: words
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  }
}

function formOn(page: Shown, { action, holding = {} }: { action?: string; holding?: Typed }): Element {
  const forms = [...page.document.querySelectorAll('main form[method=POST]')].filter(
    element => !element.hasAttribute('hidden') && !(element.getAttribute('action') ?? '').endsWith('/sign-in/out'),
  )
  const found = forms.filter(
    form =>
      (action === undefined || form.getAttribute('action')?.replace(/&form=.*/, '') === action) &&
      Object.entries(holding).every(([name, value]) =>
        [...form.querySelectorAll('input')].some(
          input => input.getAttribute('name') === name && input.getAttribute('value') === value,
        ),
      ),
  )
  assert.equal(found.length, 1, `one form ${action ?? ''} on ${page.path} (${page.status}): ${page.text.slice(0, 300)}`)
  return found[0]!
}

/** What a browser would send of the form, with what was typed in place of what stands there. */
function filledIn(form: Element, typed: Typed): URLSearchParams {
  const body = new URLSearchParams()
  const names = new Set<string>()
  for (const control of form.querySelectorAll('input, textarea, select')) {
    const name = control.getAttribute('name') ?? ''
    names.add(name)
    if (name in typed) continue
    for (const value of standing(control)) body.append(name, value)
  }
  for (const [name, value] of Object.entries(typed)) {
    assert.ok(names.has(name) || form.querySelector(`button[name="${name}"]`), `the form has a field "${name}"`)
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  }
  return body
}

function standing(control: Element): readonly string[] {
  if (control.tagName === 'TEXTAREA') return [control.textContent ?? '']
  if (control.tagName === 'SELECT') {
    const options = [...control.querySelectorAll('option')]
    const chosen = options.find(option => option.hasAttribute('selected')) ?? options[0]
    return chosen ? [chosen.getAttribute('value') ?? ''] : []
  }
  const kind = control.getAttribute('type')
  if ((kind === 'radio' || kind === 'checkbox') && !control.hasAttribute('checked')) return []
  return [control.getAttribute('value') ?? '']
}
