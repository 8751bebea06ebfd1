/** Sends what waits in the outbox: claims a mail, lets go of the database, sends, says what became of it. At least once, hardly ever twice. */
import { appendAuditTo, claimMail, settleMail, type MailRow } from '@waymark/store'
import { commitment } from '../audit/append.ts'
import type { Runtime } from '../runtime.ts'
import { openLetter, wordsOfLetter, type WrittenLetter } from './letter.ts'

const mostTries = 8 // over some 40 minutes; then an administrator sees that it failed

/** How a mail leaves the installation. `id` makes a mail that is delivered twice recognisable. Throws where it was not taken. */
export type Carrier = {
  readonly send: (mail: WrittenLetter & { readonly id: string }) => Promise<void>
  readonly close: () => void
}

/** Sends every mail that waits and may be tried now; gives back how many were sent. */
export async function sendWaiting(runtime: Runtime, carrier: Carrier): Promise<number> {
  const jobs = runtime.installation.jobs.db
  let sent = 0
  for (;;) {
    const mail = await claimMail(jobs, runtime.now())
    if (!mail) return sent
    const { outcome, fault } = await tried(runtime, carrier, mail)
    await settle(runtime, mail, { outcome, fault })
    if (outcome === 'sent') sent++
  }
}

/** What became of a mail is told to its network; that it will be tried again is not. */
async function settle(runtime: Runtime, mail: MailRow, { outcome, fault }: Tried): Promise<void> {
  const at = runtime.now()
  await runtime.installation.jobs.db.transaction().execute(async t => {
    const settled = await settleMail(t, { mail, outcome, fault, at })
    if (!settled || outcome === 'again') return
    const action = outcome === 'sent' ? 'send-mail' : 'give-up-mail'
    const content = commitment(runtime, mail.network, { kind: mail.kind, object: mail.object, fault })
    await appendAuditTo(t, mail.network, { at, actor: null, action, object: mail.id, content })
  })
}

type Tried = { readonly outcome: 'sent' | 'given-up' | 'again'; readonly fault: string | null }

async function tried(runtime: Runtime, carrier: Carrier, mail: MailRow): Promise<Tried> {
  const letter = mail.endsAt > runtime.now() ? openLetter(runtime, mail) : null
  if (!letter) return { outcome: 'given-up', fault: null }
  try {
    await carrier.send({ ...wordsOfLetter(letter), id: mail.id })
    return { outcome: 'sent', fault: null }
  } catch (problem) {
    const { responseCode, code } = problem as { responseCode?: number; code?: string }
    // A server's own words may repeat the address; only its number is kept.
    const fault = String(responseCode ?? code ?? 'unknown').slice(0, 40)
    const forGood = responseCode !== undefined && responseCode >= 500
    return { outcome: forGood || mail.tries >= mostTries ? 'given-up' : 'again', fault }
  }
}

/** Sends again and again until ended; a database or mail server that is away for a moment is tried again. */
export function sendRegularly(
  runtime: Runtime,
  carrier: Carrier,
  everyMs = 5000,
): { readonly end: () => Promise<void> } {
  const state: { ended: boolean; wake: () => void } = { ended: false, wake: () => {} }
  const loop = (async () => {
    while (!state.ended) {
      await sendWaiting(runtime, carrier).catch(() => 0)
      if (!state.ended)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, everyMs)
          state.wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
    }
    carrier.close()
  })()
  return {
    end: () => {
      state.ended = true
      state.wake()
      return loop
    },
  }
}
