/** The mails of a network as its administrators see them: while no mail server is set up, with their words. */
import { readId } from '@waymark/network'
import { mailById, mailsOf, type MailRow } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions.ts'
import { openLetter, wordsOfLetter, type Written } from './letter.ts'
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

/** The words of one mail that waits, to be handed over in another way. Null where a mail server sends it, or it is settled. */
export async function mailInWords(desk: Desk, id: string): Promise<Written | null> {
  if (!mayDo(desk.roles, 'invite-person') || mailSettings() !== null || !readId(id).ok) return null
  const row = await readAs(desk, t => mailById(t, id))
  const letter = row && row.endsAt > desk.runtime.now() ? openLetter(desk.runtime, row) : null
  return letter ? wordsOfLetter(letter) : null
}

function shown(desk: Desk, row: MailRow): MailShown {
  const past = row.endsAt <= desk.runtime.now()
  const state = row.sentAt ? 'sent' : row.fault && row.givenUpAt ? 'failed' : row.givenUpAt || past ? 'void' : 'waiting'
  return { id: row.id, kind: row.kind, madeAt: row.madeAt, state, to: openLetter(desk.runtime, row)?.to ?? null }
}
