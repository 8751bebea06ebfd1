/** Sends one save, and says what became of it. */
import { sentFields } from './fields.ts'
import type { Outcome, Save } from './saver.ts'

const longestWait = 45_000 // milliseconds; a line of 400 ms that loses one packet in ten needs a few seconds

type How = { readonly leaving?: boolean; readonly device?: string | undefined }

/**
 * `to`: the address that takes the saves of this form. `leaving`: the page is going, and the request may outlive it. `device`: the token of
 * the device that kept it, whose person alone may hand it in.
 */
export async function send(to: string, save: Save, { leaving = false, device = '' }: How = {}): Promise<Outcome> {
  const { code, key, revision, language, otherLanguage } = save
  const body = new URLSearchParams({ key, question: code, language, otherLanguage })
  if (device !== '') body.set('for', device)
  body.append(`${code}:revision`, String(revision))
  for (const [name, value] of sentFields(save.words)) body.append(`${code}:${name}`, value)
  try {
    const answer = await fetch(to, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
      redirect: 'error',
      ...(leaving && body.toString().length < 60_000
        ? { keepalive: true }
        : { signal: AbortSignal.timeout(longestWait) }),
    })
    return await outcomeOf(answer)
  } catch {
    return { kind: 'no-line' }
  }
}

type Said = {
  readonly revision?: number
  readonly was?: string
  readonly problems?: readonly { readonly field: string; readonly text: string }[]
}

/** Whatever is no answer of ours (a page of the mobile network that wants to be paid, a server that starts) is no answer at all. */
async function outcomeOf(answer: Response): Promise<Outcome> {
  if (answer.status === 401) return { kind: 'signed-out' }
  if (!/json/.test(answer.headers.get('content-type') ?? '')) return { kind: 'no-line' }
  if (answer.status === 429 || answer.status >= 500) return { kind: 'no-line' }
  const said = (await answer.json()) as Said
  if (answer.status === 409) return { kind: 'conflict' }
  if (answer.ok && said.revision !== undefined && said.was !== undefined)
    return { kind: 'saved', revision: said.revision, was: said.was }
  if (answer.status >= 400) return { kind: 'refused', problems: said.problems ?? [] }
  return { kind: 'no-line' }
}
