/** Texts whose removal was asked for, and one that somebody is about to ask for. */
import { isLanguage, type Language } from '@waymark/language'
import { redactionsAsked, type StoredText } from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { textReached } from '../submissions/reads-text.ts'

export type RedactionLine = {
  readonly id: string
  readonly text: { readonly language: Language; readonly body: string | null }
  readonly reason: string
  readonly on: string
  /** Asked by the reader: another person has to agree. */
  readonly own: boolean
}

export function redactionsPage(desk: Desk): Promise<readonly RedactionLine[]> {
  return readAs(desk, async t =>
    (await redactionsAsked(t)).map(({ id, language, body, reason, askedAt, askedBy }) => ({
      id,
      text: { language: isLanguage(language) ? language : 'en', body },
      reason,
      on: dayOf(askedAt),
      own: askedBy === desk.person?.id,
    })),
  )
}

/** A text that can be asked away; null where the desk reaches none of this id, or it is gone. */
export function textToRedact(desk: Desk, id: string): Promise<StoredText | null> {
  return readAs(desk, async t => {
    const text = await textReached(desk, t, { text: id, deed: 'ask-redaction' })
    return text && text.body !== null ? text : null
  })
}
