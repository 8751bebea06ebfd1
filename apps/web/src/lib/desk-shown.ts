/** What the pages of a desk are given to show: the shapes of their parts, as the server's views make them. */
import type { EnteredShown, EvidenceType, MoneyValue, WarningShown } from '@waymark/collection'
import type { LocalText, RegisterKind } from '@waymark/framework'
import type { Status } from '@waymark/scorecard'

/** A free text; `language` is a tag of BCP 47, `body` is null where it was redacted, `id` what a redaction is asked for. */
export type ShownText = { readonly language: string; readonly body: string | null; readonly id?: string }

/** What a reviewer wrote with a decision; `code`: the question at which it stands, null where it is about the whole. */
export type DecisionNote = {
  readonly decision: string
  readonly day: string
  readonly text: ShownText | null
  readonly code: string | null
}

/** What was asked at a question, oldest first; where nothing was, what was last said of the whole that came back. */
export function notesAt(notes: readonly DecisionNote[], code: string): readonly DecisionNote[] {
  const own = notes.filter(note => note.code === code && note.text !== null)
  if (own.length > 0) return own
  return notes.filter(note => note.code === null && note.text !== null && note.decision !== 'accepted').slice(-1)
}

/** `where`: where a source without an address can be consulted. */
export type ShownEvidence = {
  readonly type: EvidenceType
  readonly address: ShownText | null
  readonly where: ShownText | null
  readonly seenOn: string
  readonly quote: ShownText | null
  readonly place: ShownText | null
}

export type Answered = {
  /** Null where the respondent wrote it. */
  readonly entered: EnteredShown | null
  readonly status: Status | null
  readonly typed: Readonly<Record<string, string>>
  readonly narrative: ShownText | null
  readonly rationale: ShownText | null
  readonly evidence: readonly ShownEvidence[]
  readonly warnings: readonly WarningShown[]
}

export type Subject = { readonly names: Readonly<Record<string, string>> }

/** What a register kind asks of an entry. */
export type Kind = Pick<
  RegisterKind,
  'code' | 'name' | 'counted' | 'dates' | 'fields' | 'stages' | 'periodBy' | 'levels'
>

export type Entered = {
  readonly title: ShownText
  readonly description: ShownText | null
  readonly others: ShownText | null
  readonly strength: string | null
  readonly day: string
  readonly until: string | null
  readonly level: string
  readonly stages: readonly { readonly stage: string; readonly on: string; readonly source: ShownText | null }[]
  readonly online: string | null
  readonly public: boolean
  readonly days: Readonly<Record<string, readonly string[]>>
  readonly money: Readonly<Record<string, MoneyValue>>
  readonly relations: Readonly<Record<string, readonly string[]>>
  readonly partners: Readonly<Record<string, readonly string[]>>
  readonly numbers: Readonly<Record<string, string>>
  readonly choices: Readonly<Record<string, readonly string[]>>
  readonly texts: Readonly<Record<string, ShownText>>
  readonly places: readonly string[]
  readonly members: readonly string[]
  readonly themes: readonly string[]
  readonly serves: readonly string[]
  readonly evidence: readonly ShownEvidence[]
}

export type PlaceShown = Subject & { readonly code: string }
export type MemberShown = { readonly id: string; readonly name: string }
/** Another entry that a relation names. */
export type Related = { readonly id: string; readonly kind: string; readonly title: ShownText }
export type Theme = { readonly code: string; readonly name: LocalText }
