import type { CandidateTexts } from './candidate.ts'
import type { Commitment, Manifest } from './manifest.ts'
import { sealedNameBytes, textBytes } from './release-texts.ts'
import type { Part, Verifier } from './verifier.ts'
import type { Finding, Note } from './verify-report.ts'

/**
 * Texts against their keyed commitments. A text on the redaction list is rightly absent and noted with its day; any other
 * absent text is a finding, and so is a redacted one that is there. Sealed texts have names that only the key gives: without it
 * they are not at hand and not looked for.
 */
export function verifyTexts(manifest: Manifest, verifier: Verifier): Part {
  const { texts, hmac, redactions = [] } = verifier
  const sealed = named(manifest.sealedTexts, verifier)
  const all = [...manifest.texts, ...sealed]
  if (!texts) return { findings: [], notes: all.length > 0 ? [notChecked(all.length)] : [], count: 0 }
  const dayOf = new Map(redactions.map(redaction => [redaction.text, redaction.day]))
  const open = new Set(manifest.texts)
  const listed = new Set(all.map(one => one.name))
  const findings = [
    ...all.flatMap(one => findingOf(one, texts, { hmac, day: dayOf.get(one.name), isSealed: !open.has(one) })),
    ...Object.keys(texts)
      .filter(id => !listed.has(id))
      .sort()
      .map((text): Finding => ({ kind: 'verify.text-extra', text })),
  ]
  const gone = all.flatMap(one => (Object.hasOwn(texts, one.name) ? [] : (dayOf.get(one.name) ?? [])))
  const days = [...new Set(gone)].sort()
  const present = all.filter(one => Object.hasOwn(texts, one.name)).length
  return {
    findings,
    notes: [
      ...days.map((day): Note => ({
        kind: 'verify.texts-redacted',
        count: gone.filter(one => one === day).length,
        day,
      })),
      ...(hmac || present === 0 ? [] : [notChecked(present)]),
    ],
    count: hmac ? present : 0,
  }
}

/** The sealed commitments with ids in place of their names, for those texts and redactions that are at hand. */
function named(all: Manifest['sealedTexts'], { hmac, texts, redactions = [] }: Verifier): readonly Commitment[] {
  if (!hmac) return all
  const ids = [...Object.keys(texts ?? {}), ...redactions.map(redaction => redaction.text)]
  const idOf = new Map(ids.map(id => [hmac(sealedNameBytes(id)), id]))
  return all.map(one => ({ ...one, name: idOf.get(one.name) ?? one.name }))
}

type Check = { readonly hmac: Verifier['hmac']; readonly day: string | undefined; readonly isSealed: boolean }

function findingOf({ name, hmac: committed }: Commitment, texts: CandidateTexts, check: Check): readonly Finding[] {
  const text = Object.hasOwn(texts, name) ? texts[name] : undefined
  if (!text) {
    // Sealed texts need not be at hand: whoever verifies the public part does not have them.
    return check.day !== undefined || check.isSealed ? [] : [{ kind: 'verify.text-missing', text: name }]
  }
  if (check.day !== undefined) return [{ kind: 'verify.redacted-text-present', text: name, day: check.day }]
  const same = !check.hmac || check.hmac(textBytes(name, text)) === committed
  return same ? [] : [{ kind: 'verify.text-changed', text: name }]
}

function notChecked(count: number): Note {
  return { kind: 'verify.texts-not-checked', count }
}
