export type * from './candidate.ts'
export type * from './pages.ts'
export type * from './verify-report.ts'
export type { Base, Header, MemberFigures, PublicAnswer, PublicMembers, PublicObjection } from './base.ts'
export type { Commitment, Manifest, ManifestFile, ManifestPart, ManifestRoot, SignatureFile } from './manifest.ts'
export type { Draft, DraftFile } from './draft.ts'
export type { Objections, Signed } from './sign.ts'
export type { Release } from './release.ts'
export type { Files, ReleaseCrypto, Values } from './files.ts'
export type { Redaction, Verifier } from './verifier.ts'
export type { Field } from './open-data-field.ts'
export { byCodeUnits, canonicalBytes, canonicalJson } from './canonical.ts'
export { decodeUtf8, encodeUtf8 } from './utf8.ts'
export { baseFields, basePath } from './base.ts'
export { pathOfPart, pathsOfParts } from './parts.ts'
export { sealedCandidateIn } from './sealed.ts'
export {
  baseFiles,
  joinedField,
  partsOf,
  partsOfField,
  readBase,
  sealedFiles,
  sidesOf,
  valuesOf,
} from './base-files.ts'
export { countriesNotShown } from './without-hidden.ts'
export { figureView } from './figures.ts'
export { releaseIndex, type Countable } from './release-index.ts'
export { splitsPrinted } from './splits.ts'
export { publishedBefore } from './release-before.ts'
export { changeView, groupChanges } from './changes.ts'
export { seriesIn, type Series } from './series.ts'
export { editionKey, editionPath } from './edition-key.ts'
export { joinedParts, manifestPath, signaturePath } from './manifest.ts'
export { pageFormat, type Recomputed } from './page-format.ts'
export { answerWords } from './pages/answers-page.ts'
export { pageOfSourceRow } from './pages/source-page.ts'
export { pathOfPage } from './page-parts.ts'
export { readJson } from './read-json.ts'
export { pageFiles, pageTasks } from './page-files.ts'
export { draftFiles } from './draft.ts'
export { remadeFiles, type Remade, type RemadeFile, type ToRemake } from './remake.ts'
export {
  noticePath,
  noticeSignaturePath,
  sealedHiddenPath,
  type HiddenLater,
  type HiddenOn,
  type Notice,
  type NoticePart,
  type NoticeRoot,
} from './hidden-notice.ts'
export { objectionsInOrder } from './order.ts'
export { openObjections } from './public-base.ts'
export { signDraft } from './sign.ts'
export { readManifest } from './verify-manifest.ts'
export { assembleRelease, objectionsOf } from './release.ts'
export { filesFrom } from './files.ts'
export { textBytes, textsNamed } from './release-texts.ts'
export { verifyRelease } from './verify.ts'
export { isInvented } from './site.ts'
