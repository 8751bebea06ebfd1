/** The free texts that a candidate names. */

import type { Candidate, CandidateTexts } from '@waymark/scorecard'
import { textsOf, type InNetwork } from '@waymark/store'

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Every id anywhere inside a value: those of texts are among them. */
export function textIdsIn(value: unknown): readonly string[] {
  const found = new Set<string>()
  const collect = (inside: unknown): void => {
    if (typeof inside === 'string') {
      if (uuid.test(inside)) found.add(inside)
    } else if (Array.isArray(inside)) inside.forEach(collect)
    else if (typeof inside === 'object' && inside !== null) Object.values(inside).forEach(collect)
  }
  collect(value)
  return [...found]
}

/** The texts a candidate or a part of it names, as they stand; redacted ones are left out. */
export async function standingTexts(t: InNetwork, value: Candidate | Candidate['objections']): Promise<CandidateTexts> {
  const found = await textsOf(t, textIdsIn(value))
  return Object.fromEntries(
    [...found].flatMap(([id, text]) =>
      text.body !== null ? [[id, { language: text.language, body: text.body }]] : [],
    ),
  )
}
