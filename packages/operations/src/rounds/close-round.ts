/** Closes a round: nothing more is taken in. What was never answered stays visible as such. */
import { done, refused, type Result } from '@waymark/language'
import { closeRound as writeClosing, roundById } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { CommonRefusal } from '../refusal.ts'

export async function closeRound(
  desk: Desk,
  round: string,
): Promise<Result<string, CommonRefusal | { readonly kind: 'round.closed' }>> {
  return perform<string, CommonRefusal | { readonly kind: 'round.closed' }>(
    desk,
    'close-round',
    async ({ t, today, about }) => {
      const found = await roundById(t, round)
      if (!found) return refused({ kind: 'thing.not-found' })
      if (found.closedOn) return refused({ kind: 'round.closed' })
      await writeClosing(t, round, today)
      about(round, { closed: today })
      return done(round)
    },
  )
}
