/** Takes back a round that was opened by mistake: as long as nobody has written anything in it. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { roundById, voidRound as write } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { CommonRefusal } from '../refusal.ts'

export type VoidRefusal = CommonRefusal | { readonly kind: 'round.answered' }

/** Refuses a round in which an answer, an entry or a closing stands, drafts too (`round.answered`): such a round is closed instead. */
export async function voidRound(desk: Desk, round: string): Promise<Result<string, VoidRefusal>> {
  return perform<string, VoidRefusal>(desk, 'void-round', async ({ t, today, about }) => {
    if (!readId(round).ok || !(await roundById(t, round))) return refused({ kind: 'thing.not-found' })
    if (!(await write(t, round, today))) return refused({ kind: 'round.answered' })
    about(round, { voided: today })
    return done(round)
  })
}
