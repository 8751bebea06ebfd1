/** What the pages of a desk are given to show: the shapes of their parts, as the server's views make them. */
import type { WarningKind } from '@waymark/collection'
import type { Indicator, LocalText } from '@waymark/framework'
import type { Language } from '@waymark/language'
import type { Status } from '@waymark/scorecard'

/** A free text; `body` is null where it was redacted. */
export type FreeText = { readonly language: Language; readonly body: string | null }

export type Warned = { readonly field: string; readonly kind: WarningKind; readonly found: string }

export type Evidence = {
  readonly address: string
  readonly seenOn: string
  readonly quote: FreeText | null
  readonly quoteId?: string | null
  readonly place?: string | null
}

export type Answered = {
  readonly status: Status | null
  readonly typed: Readonly<Record<string, string>>
  readonly narrative: FreeText | null
  readonly narrativeId: string | null
  readonly rationale: FreeText | null
  readonly rationaleId: string | null
  readonly evidence: readonly Evidence[]
  readonly warnings: readonly Warned[]
}

export type Subject = { readonly names: Readonly<Record<string, string>> }

export type Asked = Pick<
  Indicator,
  | 'code'
  | 'name'
  | 'answer'
  | 'unit'
  | 'counted'
  | 'timing'
  | 'criteria'
  | 'steps'
  | 'phases'
  | 'validFor'
  | 'discrepancies'
  | 'evidence'
> & {
  readonly version: number
  readonly parts: readonly { readonly code: string; readonly question: LocalText; readonly combines: boolean }[]
  readonly partly: boolean
}

/** Whether the answer follows from its parts, and is not chosen itself. */
export const followsFromParts = (asked: Asked): boolean =>
  asked.answer === 'rating' && asked.parts.some(part => part.combines)
