import type { CandidateTexts } from '../candidate/candidate.ts'
import { sourceOf } from '../bytes/files.ts'
import type { Commitment, Manifest } from '../release/manifest.ts'
import { readJson } from '../bytes/read-json.ts'
import { textBytes } from '../candidate/release-texts.ts'
import { pathsOfParts } from '../bytes/parts.ts'
import { sealedTextPaths } from '../release/sealed.ts'
import { isList } from './verify-lists.ts'
import type { Part, Verifier } from './verifier.ts'
import type { VerifyFinding, Note } from './verify-report.ts'

/**
 * Texts against their keyed commitments. A text on the redaction list is rightly absent and noted with its day; any other
 * absent text is a finding, and so is a redacted one that is there. Those of the sealed part are looked for where it is at hand.
 */
export function verifyTexts(manifest: Manifest, verifier: Verifier): Part {
  const { texts, hmac, redactions = [] } = verifier
  const sealed = sealedCommitments(verifier)
  const all = [...manifest.texts, ...sealed]
  if (!texts) return { findings: [], notes: all.length > 0 ? [notChecked(all.length)] : [], count: 0 }
  const dayOf = new Map(redactions.map(redaction => [redaction.text, redaction.day]))
  const open = new Set(manifest.texts)
  const listed = new Set(all.map(commitment => commitment.name))
  const findings = [
    ...all.flatMap(commitment =>
      findingOf(commitment, texts, { hmac, day: dayOf.get(commitment.name), isSealed: !open.has(commitment) }),
    ),
    ...Object.keys(texts)
      .filter(id => !listed.has(id))
      .sort()
      .map((text): VerifyFinding => ({ kind: 'verify.text-extra', text })),
  ]
  const gone = all.flatMap(commitment =>
    Object.hasOwn(texts, commitment.name) ? [] : (dayOf.get(commitment.name) ?? []),
  )
  const days = [...new Set(gone)].sort()
  const present = all.filter(commitment => Object.hasOwn(texts, commitment.name)).length
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

/** The commitments to texts that only sealed files name, as the sealed part lists them. */
function sealedCommitments(verifier: Verifier): readonly Commitment[] {
  const sealed = sourceOf(verifier.sealed ?? {})
  const paths = sealedTextPaths.flatMap(path => pathsOfParts(path, sealed.has))
  return paths.flatMap(path => {
    const list = readJson(sealed.read(path))
    return isList(list) ? (list as Commitment[]) : []
  })
}

type Check = { readonly hmac: Verifier['hmac']; readonly day: string | undefined; readonly isSealed: boolean }

function findingOf(
  { name, hmac: committed }: Commitment,
  texts: CandidateTexts,
  check: Check,
): readonly VerifyFinding[] {
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
