import type { Candidate } from '../candidate/candidate.ts'
import type { Base } from '../base/base.ts'
import { withDerived } from '../figures/derived.ts'
import { memberFigures, rawMemberFigures } from '../figures/member-figures.ts'
import { inOrder } from '../candidate/order.ts'
import type { ValuesByPath } from '../bytes/files.ts'
import { publicPart } from '../base/public-base.ts'
import { publicCandidate, publicDerived } from './public-candidate.ts'
import { beforeRows } from '../figures/release-before.ts'
import { printedSplits } from '../figures/splits.ts'
import { sealedValues } from './sealed.ts'

/**
 * The public base and the sealed part of a candidate, in their one order and with derived indicators computed. The sealed part has the
 * statuses inside; the base comes from public statuses only, derived indicators and figures about members too. `between`: called between
 * two steps.
 */
export function partsOf(
  candidate: Candidate,
  between: () => void = () => {},
): { readonly base: Base; readonly sealed: ValuesByPath } {
  const { given, inside, open } = sidesOf(candidate, between)
  const splits = printedSplits(inside, open)
  between()
  const more = { memberFigures: memberFigures(open), splits, before: beforeRows(open) }
  const sealed = sealedValues(given, rawMemberFigures(inside))
  between()
  return { base: publicPart(open, more), sealed }
}

/**
 * A candidate as it was given, as it is inside, and as the public may know it; the last two with what is derived. `between`: called between
 * two steps.
 */
export function sidesOf(
  candidate: Candidate,
  between: () => void = () => {},
): Readonly<Record<'given' | 'inside' | 'open', Candidate>> {
  const after = <T>(made: T): T => {
    between()
    return made
  }
  const given = after(inOrder(candidate))
  const inside = after(inOrder(after(withDerived(given))))
  const known = after(inOrder(after(publicCandidate(given))))
  return { given, inside, open: after(inOrder(after(withDerived(known, publicDerived)))) }
}
