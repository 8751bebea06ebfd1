/** Asks that a text be redacted. Nothing happens to it until another person agrees. */
import { done, refused, type Result, plainText } from '@waymark/language'
import { readId } from '@waymark/network'
import { writeRedaction } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { RedactionsRefusal } from './refusals.ts'
import { textShown } from './text-shown.ts'

export type RedactionForm = {
  /** Id of the text. */
  readonly text: string
  /** Why; it must not repeat what is to be redacted, because it stays. */
  readonly reason: string
}

const longestReason = 500 // characters; a sentence or two, without the words in question

/** Refuses a text of another network, one that no page of this desk shows, one that is redacted or asked for already, and a missing reason. */
export async function askRedaction(
  desk: Desk,
  form: RedactionForm,
): Promise<Result<{ readonly redaction: string }, RedactionsRefusal>> {
  const text = readId(form.text).ok ? await textShown(desk, form.text) : null
  return perform<{ readonly redaction: string }, RedactionsRefusal>(desk, 'ask-redaction', async ({ t, at, about }) => {
    if (!text || !desk.person) return refused({ kind: 'thing.not-found' })
    if (text.redactedAt !== null) return refused({ kind: 'redaction.done-already' })
    const reason = plainText(form.reason)
    if (reason === '') return refused({ kind: 'field.missing', field: 'reason' })
    if (reason.length > longestReason) return refused({ kind: 'field.too-long', field: 'reason', most: longestReason })
    const redaction = await writeRedaction(t, { text: form.text, reason, person: desk.person.id, at })
    if (redaction === null) return refused({ kind: 'redaction.asked-already' })
    about(redaction, { text: form.text })
    return done({ redaction })
  })
}
