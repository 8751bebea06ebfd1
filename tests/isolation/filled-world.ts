/** What the filled network consists of: who is in it, and what there is one of. */
import type { Role } from '@waymark/network'
import type { Desk } from '@waymark/operations'
import type { SubmissionRow, UpperListKey } from '@waymark/store'

/** Where each member works, and what becomes of its submission. */
export const members = {
  Alder: { place: 'QMA', says: 'draft' },
  Birch: { place: 'QMA', says: 'yes, accepted' },
  Gorse: { place: 'QMA', says: 'no, accepted' },
  Cedar: { place: 'QMB', says: 'yes, submitted' },
  Dogwood: { place: 'QMC', says: 'draft' },
  Elm: { place: 'QMC', says: 'yes, submitted' },
  Fir: { place: 'QMC', says: 'yes, accepted' },
  Hazel: { place: 'QMC', says: 'no, accepted' },
} as const

export type MemberName = keyof typeof members

/** Two offices of different types answer about the northern country, one about the southern; all of it is in draft. */
export const offices = {
  Juniper: { type: 'government', place: 'QMA' },
  Larch: { type: 'unicef-office', place: 'QMA' },
  Maple: { type: 'government', place: 'QMC' },
} as const

export type OfficeName = keyof typeof offices

/** One of each kind of thing, by id; `place` is a code. */
export type Things = {
  readonly place: string
  readonly draft: string
  readonly entry: string
  readonly toReview: string
  readonly entryToReview: string
  readonly accepted: string
  readonly base: string
  readonly correction: string
  readonly subject: string
  readonly baseline: string
  readonly dialogue: string
  readonly plan: string
  readonly national: string
  readonly priority: string
  readonly action: string
  readonly finding: string
  readonly lesson: string
  readonly decision: string
  readonly member: string
  readonly record: string
}

/** What an office has written, by id. */
export type OfficeThings = { readonly office: string } & Pick<Things, 'draft' | 'entry'> & Pick<Shared, 'text'>

export type Shared = {
  readonly edition: string
  readonly round: string
  readonly indicator: string
  readonly preview: string
  readonly reply: string
  readonly release: string
  readonly text: string
  /** Of what was handed in and waits for a review. */
  readonly textToReview: string
  readonly redaction: string
  readonly hiding: string
  readonly person: string
  readonly role: string
  readonly recovery: string
  readonly naming: string
}

export type Filled = {
  readonly slug: string
  readonly system: Desk
  readonly north: Things
  readonly south: Things
  readonly shared: Shared
  readonly offices: Readonly<Record<OfficeName, OfficeThings>>
  /** What the coordinator of the northern region keeps and closes. */
  readonly regional: { readonly region: string; readonly entry: string; readonly list: UpperListKey }
  /** The desk of a person with this role: of Alder, of Juniper, or of the northern region. */
  readonly desk: (role: Role['name']) => Promise<Desk>
}

export type Making = {
  readonly system: Desk
  readonly canary: string
  readonly desk: Filled['desk']
  readonly reviewer: Desk
  readonly drafts: ReadonlyMap<string, SubmissionRow>
}
