/** Evidence as a release's candidate holds it: what is empty is left out, and every text is an id. */
import type { Evidence } from '@waymark/scorecard'
import type { NewEvidence } from '@waymark/store'

export function evidenceForRelease({ type, address, where, seenOn, quote, place }: NewEvidence): Evidence {
  return {
    type,
    ...(address ? { address } : {}),
    ...(where ? { where } : {}),
    seenOn,
    ...(quote ? { quote } : {}),
    ...(place ? { place } : {}),
  }
}
