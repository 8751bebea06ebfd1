/**
 * Forms that make something new: each stands at an address with a key of its own, made when it is opened. Sent twice (a second
 * click, the browser's way back, a lost answer), it makes one thing.
 */
import { createHash, randomUUID } from 'node:crypto'
import { redirect } from '@sveltejs/kit'
import { readId } from '@waymark/network'

type Asked = { readonly url: URL; readonly request: Request }

const name = 'form'

/** The key in the address of a form; undefined where there is none. */
export function keyIn(url: URL): string | undefined {
  const read = readId(url.searchParams.get(name) ?? '')
  return read.ok ? read.value : undefined
}

/** The key of the form on this page; opened without one, the page is led to an address that has one. */
export function formKey({ url, request }: Asked): string | undefined {
  const key = keyIn(url)
  if (key === undefined && /^(?:GET|HEAD)$/.test(request.method)) {
    const asked = new URLSearchParams([...url.searchParams].filter(([one]) => one !== name))
    asked.set(name, randomUUID())
    redirect(303, `${url.pathname}?${asked}`)
  }
  return key
}

/**
 * What tells this form, with all that is typed into it, from every other. A form that changes a thing needs no key of its own: the
 * revision it was filled in from is never seen again once it was sent. Undefined where there is neither.
 */
export function markOf(url: URL, form: FormData): string | undefined {
  const ofRevision = [...form.keys()].some(name => /(?:^|:)revision$/.test(name))
  const key = keyIn(url) ?? (ofRevision ? url.pathname : undefined)
  if (key === undefined) return undefined
  const typed = [...form].map(([field, value]) => [field, typeof value === 'string' ? value : null])
  return createHash('sha256')
    .update(JSON.stringify([key, typed]))
    .digest('hex')
}
