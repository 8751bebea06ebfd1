import type { CandidateTexts, TextId } from './candidate.ts'
import { canonicalBytes } from '../bytes/canonical.ts'
import type { ReleaseCrypto } from '../bytes/files.ts'

/** What a commitment to a free text is over: its id, its language and its words, so that no two texts can be swapped. */
export function textBytes(id: TextId, text: CandidateTexts[string]): Uint8Array {
  return canonicalBytes({ id, language: text.language, body: text.body })
}

/** The texts of a release as a draft needs them: which there are, and the keyed commitment to each, in hexadecimal. */
export type CommittedTexts = {
  readonly has: (id: TextId) => boolean
  readonly commitmentTo: (id: TextId) => string
}

/** The same of texts that are at hand. */
export function committedTexts(texts: CandidateTexts, { hmac }: Pick<ReleaseCrypto, 'hmac'>): CommittedTexts {
  return {
    has: id => Object.hasOwn(texts, id),
    commitmentTo: id => hmac(textBytes(id, texts[id] as CandidateTexts[string])),
  }
}

/** The ids of all texts that a value names anywhere inside it, in their order. */
export function textsNamed(value: unknown, texts: CandidateTexts): readonly TextId[] {
  return committedNamed(value, { has: id => Object.hasOwn(texts, id) })
}

/** The same of texts that are not at hand. */
export function committedNamed(value: unknown, { has }: Pick<CommittedTexts, 'has'>): readonly TextId[] {
  const found = new Set<TextId>()
  collect(value, has, found)
  return [...found].sort()
}

function collect(value: unknown, isText: (id: TextId) => boolean, found: Set<TextId>): void {
  if (typeof value === 'string') {
    if (isText(value)) found.add(value)
  } else if (Array.isArray(value)) {
    for (const one of value) collect(one, isText, found)
  } else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) collect(one, isText, found)
  }
}
