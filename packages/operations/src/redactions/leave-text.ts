/** Leaves a text that somebody wanted gone: the wish is closed, with who left it, when and why. */
import { done, refused, type Result } from '@waymark/language'
import { readText } from '@waymark/collection'
import { readId } from '@waymark/network'
import { leaveRedaction, lockRedaction } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { RedactionsRefusal } from './refusals.ts'

const longestReason = 500 // characters; as for the wish itself

/**
 * Closes the wish as left. Refuses without a reason, and the person who asked: two decide, as for a removal. The text stays where it stands,
 * and can be asked away again.
 */
export async function leaveText(
  desk: Desk,
  form: { readonly redaction: string; readonly reason: string },
): Promise<Result<{ readonly text: string }, RedactionsRefusal>> {
  return perform<{ readonly text: string }, RedactionsRefusal>(desk, 'leave-text', async ({ t, at, about }) => {
    const asked = readId(form.redaction).ok ? await lockRedaction(t, form.redaction) : undefined
    if (!asked || !desk.person) return refused({ kind: 'thing.not-found' })
    if (asked.askedBy === desk.person.id) return refused({ kind: 'redaction.same-person' })
    const reason = readText('reason', form.reason, longestReason)
    if (!reason.ok) return reason
    if (reason.value === '') return refused({ kind: 'field.missing', field: 'reason' })
    await leaveRedaction(t, { id: asked.id, person: desk.person.id, reason: reason.value, at })
    about(asked.id, { text: asked.text, left: true })
    return done({ text: asked.text })
  })
}
