/** Tells every administrator of a network that something grave was asked for or agreed on by two: that it happened, and nothing of what it is about. */
import { addressesOf } from '@waymark/store'
import { nameOf } from '../accounts/invite.ts'
import type { Act, Desk } from '../desk.ts'
import { postLetter } from './letter.ts'

const lasts = 14 * 24 * 3_600_000 // milliseconds a letter is tried for

export async function notifyAdministrators(
  desk: Desk,
  { t, at, today }: Pick<Act, 't' | 'at' | 'today'>,
  kind: 'redaction-agreed' | 'hiding-agreed' | 'showing-agreed' | 'naming-asked' | 'naming-agreed',
): Promise<void> {
  for (const { name, email, language } of await addressesOf(t, { roles: ['administrator'] }, today)) {
    const values = { name, network: nameOf(desk, language), day: today }
    const letter = { kind, to: email, language, values } as const
    await postLetter(desk.runtime, t, { letter, object: null, at, endsAt: new Date(at.getTime() + lasts) })
  }
}
