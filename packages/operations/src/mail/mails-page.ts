/** The mails of a network as its administrators see them: while no mail server is set up, with their words. */
import { readId } from '@waymark/network'
import { decidersOf, mailById, mailsOf, type MailRow } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'
import { openLetter, wordsOfLetter, type WrittenLetter } from './letter.ts'
import { mailSettings } from './mail-settings.ts'

const mostShown = 100 // mails; older ones stay, unseen

export type MailShown = {
  readonly id: string
  readonly kind: string
  readonly madeAt: Date
  readonly state: 'waiting' | 'sent' | 'void' | 'failed'
  readonly to: string | null
}

export type MailsPage = { readonly sending: boolean; readonly mails: readonly MailShown[] }

/** Null for a desk that may not invite. */
export async function mailsPage(desk: Desk): Promise<MailsPage | null> {
  if (!mayDo(desk.roles, 'invite-person')) return null
  const rows = await readAs(desk, t => mailsOf(t, mostShown))
  return { sending: mailSettings() !== null, mails: rows.map(row => shown(desk, row)) }
}

/**
 * The words of one mail that waits, to be handed over in another way. Null where a mail server sends it, where it is settled, and
 * where it would let somebody in and the reader is one of the two who decided on that.
 */
export async function mailInWords(desk: Desk, id: string): Promise<WrittenLetter | null> {
  if (!mayDo(desk.roles, 'invite-person') || mailSettings() !== null || !readId(id).ok) return null
  const row = await readAs(desk, async t => {
    const found = await mailById(t, id)
    const own = found?.kind === 'recovery' && found.object !== null ? await decidersOf(t, found.object) : []
    return desk.person && own.includes(desk.person.id) ? undefined : found
  })
  const letter = row && row.endsAt > desk.runtime.now() ? openLetter(desk.runtime, row) : null
  return letter ? wordsOfLetter(letter) : null
}

function shown(desk: Desk, row: MailRow): MailShown {
  const past = row.endsAt <= desk.runtime.now()
  const state = row.sentAt ? 'sent' : row.fault && row.givenUpAt ? 'failed' : row.givenUpAt || past ? 'void' : 'waiting'
  return { id: row.id, kind: row.kind, madeAt: row.madeAt, state, to: openLetter(desk.runtime, row)?.to ?? null }
}
