/** The editions that a network uses, and what it agreed on them. */
import type { FrameworkEdition } from '@waymark/framework'
import type { TextId, WrittenDay } from './candidate-values.ts'

/** A decision of the network on some of an edition's indicators; `lateReason` says why it came after the edition's last day. */
export type EditionAgreement = {
  readonly body: string
  readonly day: WrittenDay
  readonly lateReason?: TextId
  readonly indicators: readonly string[]
}

/** How an edition came to be used here: adopted copy, agreements, revisions. */
export type AdoptedEdition = {
  readonly id: string
  readonly edition: FrameworkEdition
  readonly sha256: string
  readonly state: 'proposed' | 'agreed' | 'in-use' | 'retired'
  readonly agreements: readonly EditionAgreement[]
  readonly revisions: readonly { readonly number: number; readonly day: WrittenDay; readonly reason: TextId }[]
  /** Codes of the core indicators; left out where the network has not placed them: then `proposedStanding` says them. */
  readonly core?: readonly string[]
  /** The decision by which they are core and the others that can be are optional; left out where they are the product's proposal. */
  readonly placing?: { readonly body: string; readonly day: WrittenDay }
  /**
   * By the code of a national indicator the country it belongs to, and which of its bodies agreed on which day. It is asked of that
   * country alone and is in no figure. Left out where the edition has none.
   */
  readonly national?: Readonly<Record<string, NationalOf>>
}

export type NationalOf = { readonly place: string; readonly body: string; readonly day: WrittenDay }
