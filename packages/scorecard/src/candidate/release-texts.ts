import type { CandidateTexts, TextId } from './candidate.ts'
import { canonicalBytes } from '../bytes/canonical.ts'

/** What a commitment to a free text is over: its id, its language and its words, so that no two texts can be swapped. */
export function textBytes(id: TextId, text: CandidateTexts[string]): Uint8Array {
  return canonicalBytes({ id, language: text.language, body: text.body })
}

/** The ids of all texts that a value names anywhere inside it, in their order. */
export function textsNamed(value: unknown, texts: CandidateTexts): readonly TextId[] {
  const found = new Set<TextId>()
  collect(value, texts, found)
  return [...found].sort()
}

function collect(value: unknown, texts: CandidateTexts, found: Set<TextId>): void {
  if (typeof value === 'string') {
    if (Object.hasOwn(texts, value)) found.add(value)
  } else if (Array.isArray(value)) {
    for (const one of value) collect(one, texts, found)
  } else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) collect(one, texts, found)
  }
}
