/** Texts whose removal was asked for, and wishes that were left last. */

import { redactionsAsked, redactionsLeft } from '@waymark/store'
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

export type RedactionsPage = {
  readonly asked: readonly RedactionLine[]
  /** Days of the wish and of leaving it, and why for each; never the text. */
  readonly left: readonly {
    readonly id: string
    readonly on: string
    readonly reason: string
    readonly leftOn: string
    readonly leftReason: string
  }[]
}

const mostLeft = 20 // lines: what somebody who asks again wants to know

export function redactionsPage(desk: Desk): Promise<RedactionsPage> {
  return readAs(desk, async t => ({
    asked: (await redactionsAsked(t)).map(({ id, text, language, body, reason, askedAt, askedBy }) => ({
      id,
      textId: text,
      text: { language, body },
      reason,
      on: dayOf(askedAt),
      own: askedBy === desk.person?.id,
    })),
    left: (await redactionsLeft(t, mostLeft)).map(({ id, askedAt, reason, leftAt, leftReason }) => ({
      id,
      on: dayOf(askedAt),
      reason,
      leftOn: dayOf(leftAt),
      leftReason,
    })),
  }))
}
