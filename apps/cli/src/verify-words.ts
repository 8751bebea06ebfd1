/** What verifying found, in plain sentences for the terminal. */
import type { VerifyFinding, Note, Recomputed } from '@waymark/scorecard'

const sentences: {
  readonly [K in (VerifyFinding | Note)['kind']]: (finding: Extract<VerifyFinding | Note, { kind: K }>) => string
} = {
  'verify.manifest-missing': () => 'manifest.json is missing.',
  'verify.manifest-damaged': () => 'manifest.json is damaged.',
  'verify.format-unknown': one => `The release is of format ${one.format}, which this version does not know.`,
  'verify.signature-missing': () => 'signature.json is missing.',
  'verify.signature-damaged': () => 'signature.json is damaged.',
  'verify.signature-wrong': one => `The signature of key ${one.keyId} does not fit the manifest.`,
  'verify.signer-is-another': one => `It is signed with key ${one.keyId}, which is not the key that was given.`,
  'verify.notice-damaged': () => 'hidden.json, the notice of hidden countries, is damaged.',
  'verify.notice-of-another-release': () => 'hidden.json is the notice of another release.',
  'verify.notice-signature-wrong': () => 'hidden.json is not signed by the key that signed the release.',
  'verify.file-missing': one => `${one.path} is missing.`,
  'verify.file-extra': one => `${one.path} is not part of the release.`,
  'verify.file-odd': one => `${one.path} is no plain file.`,
  'verify.another-release': one =>
    `These are the files of another release: asked for was ${one.what} ${one.asked}, they say ${one.found}.`,
  'verify.file-changed': one => `${one.path} was changed after it was signed.`,
  'verify.file-unreadable': one => `${one.path} cannot be read.`,
  'verify.pages-not-computable': one => `The pages cannot be computed again: ${one.reason}`,
  'verify.page-missing': one => `${one.path} follows from the data but is missing.`,
  'verify.page-extra': one => `${one.path} does not follow from the data.`,
  'verify.page-differs': difference =>
    `${difference.path} differs at ${difference.at}${difference.figure ? ` (figure ${difference.figure})` : ''}: it says ${difference.found}, the data give ${difference.computed}.`,
  'verify.figure-differs': difference =>
    `${difference.path}: figure ${difference.figure} says ${difference.found} at ${difference.at || 'its place'}, the data give ${difference.computed}.`,
  'verify.figure-breaks-law': one => `${one.path}: figure ${one.figure} does not add up: ${one.violation}`,
  'verify.public-law': one =>
    `${one.path}${one.figure ? `: figure ${one.figure}` : ''} says more than may be public: ${one.violation}.`,
  'verify.text-changed': one => `Text ${one.text} was changed.`,
  'verify.text-missing': one => `Text ${one.text} is missing and on no redaction list.`,
  'verify.text-extra': one => `Text ${one.text} is not part of the release.`,
  'verify.redacted-text-present': one => `Text ${one.text} was redacted on ${one.day} but is still there.`,
  'verify.sealed-changed': one => `Sealed file ${one.path} was changed.`,
  'verify.sealed-missing': one => `Sealed file ${one.path} is missing.`,
  'verify.sealed-extra': one => `Sealed file ${one.path} is not part of the release.`,
  'verify.sealed-not-computable': one => `The sealed part cannot be computed again: ${one.reason}`,
  'verify.base-differs-from-sealed': difference =>
    `${difference.path} is not what follows from the sealed part${difference.figure ? ` (figure ${difference.figure})` : ''}.`,
  'verify.sealed-breaks-law': one => `Inside, figure ${one.figure} does not hold: ${one.violation}.`,
  'verify.signed-by-known-key': one => `Signed by the key that was given (${one.keyId}).`,
  'verify.signer-not-checked': one =>
    `The signature fits; signer not checked (key ${one.keyId}): give --key to check it.`,
  'verify.signature-not-checked': one => `The signature of key ${one.keyId} was not checked.`,
  'verify.countries-hidden': one =>
    `${one.count} ${one.count === 1 ? 'country hidden on' : 'countries hidden, the last on'} ${one.day}, ${one.files} ${one.files === 1 ? 'file' : 'files'} made again.`,
  'verify.texts-redacted': one => `${one.count} ${one.count === 1 ? 'text' : 'texts'} redacted on ${one.day}.`,
  'verify.texts-not-checked': one =>
    `${one.count} texts were not checked against their commitments: that needs the key of the release (--network on its machine, or an export with --sealed).`,
  'verify.pages-not-recomputed': one =>
    `The pages were NOT computed again: they are laid out in ${formatWords(one.written)}, and this version writes page format ${one.here}.${(one.written ?? 0) > one.here ? ' A newer version can.' : ''}`,
  'verify.figures-not-recomputed': one =>
    `${one.count} figures were NOT computed again${one.reason ? `: this version cannot read the data of the release (${one.reason})` : ': this version does not know them'}.`,
  'verify.base-not-recomputed': one =>
    `${one.count} files were NOT computed again from the sealed part: another version made them.`,
  'verify.sealed-not-checked': () => 'The sealed files were not checked: that needs --sealed.',
  'verify.only-with-sealed': one =>
    `${one.members} member figures and ${one.splits} splits by reason: only with --sealed.`,
}

const formatWords = (written: number | null): string =>
  written === null ? 'a page format without a number' : `page format ${written}`

/** What was computed again of a release that is as it was signed. */
export const partsWords: Readonly<Record<Recomputed, string>> = {
  pages: 'Its pages and figures follow from its data.',
  figures: 'Its figures follow from its data; its pages, laid out by another version, were not computed again.',
  nothing: 'Neither its pages nor its figures were computed again: another version made them.',
}

export function sentenceOf(finding: VerifyFinding | Note): string {
  return (sentences[finding.kind] as (note: VerifyFinding | Note) => string)(finding)
}
