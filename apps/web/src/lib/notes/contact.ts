/** Asks the server whether this device may still keep what it keeps. */
import { changeHead, readHead, wipe } from './store.ts'
import { seen, signedNow } from './rules.ts'

/** `gone`: the account ended, or this device was forgotten. `unknown`: the server cannot read the token. `away`: no line. */
export type Contact = 'signed-in' | 'kept' | 'gone' | 'unknown' | 'away'
export type Reply = { readonly state: Contact; readonly at: number; readonly token?: string }

/** Asks with a token, or for a new one. */
export async function ask(language: string, token: string): Promise<Reply> {
  try {
    const body = new URLSearchParams({ token })
    const answer = await fetch(`/${language}/notes/contact`, { method: 'POST', body, redirect: 'error' })
    if (!answer.ok || !/json/.test(answer.headers.get('content-type') ?? '')) return { state: 'away', at: 0 }
    return (await answer.json()) as Reply
  } catch {
    return { state: 'away', at: 0 }
  }
}

/** Why nothing is kept any more. */
export type Gone = 'days' | 'closed'

/** Looks at the days first, then asks; takes everything away where it has to go, and says why. */
export async function contact(language: string): Promise<{ readonly state: Contact; readonly gone?: Gone } | null> {
  const head = await readHead()
  if (!head) return null
  const looked = seen(head, Date.now())
  if (looked.isOver) {
    await wipe()
    return { state: 'gone', gone: 'days' }
  }
  const { state, at } = await ask(language, head.token)
  if (state === 'gone') {
    await wipe()
    return { state, gone: 'closed' }
  }
  await changeHead(now => (state === 'signed-in' ? signedNow(now, at, Date.now()) : seen(now, Date.now()).head))
  return { state }
}
