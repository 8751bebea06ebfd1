/** Texts whose removal was asked for. */

import { redactionsAsked } from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'

export type RedactionLine = {
  readonly id: string
  readonly textId: string
  readonly text: { readonly language: string; readonly body: string | null }
  readonly reason: string
  readonly on: string
  /** Asked by the reader: another person has to agree. */
  readonly own: boolean
}

export function redactionsPage(desk: Desk): Promise<readonly RedactionLine[]> {
  return readAs(desk, async t =>
    (await redactionsAsked(t)).map(({ id, text, language, body, reason, askedAt, askedBy }) => ({
      id,
      textId: text,
      text: { language, body },
      reason,
      on: dayOf(askedAt),
      own: askedBy === desk.person?.id,
    })),
  )
}
