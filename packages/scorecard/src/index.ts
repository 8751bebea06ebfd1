export type * from './candidate/candidate.ts'
export type * from './page-types/pages.ts'
export type * from './verify/verify-report.ts'
export type { Base, Header, MemberFigures, PublicAnswer, PublicMembers, PublicObjection } from './base/base.ts'
export type {
  Commitment,
  Manifest,
  ManifestFile,
  ManifestPart,
  ManifestRoot,
  SignatureFile,
} from './release/manifest.ts'
export type { Draft, DraftFile } from './release/draft.ts'
export type { Objections, SignedRelease } from './release/sign.ts'
export type { Release } from './release/release.ts'
export type { Files, FileSource, ReleaseCrypto, ValuesByPath } from './bytes/files.ts'
export type { Redaction, Verifier } from './verify/verifier.ts'
export type { Field, FieldsFile } from './open-data/open-data-field.ts'
export { asRead, byCodeUnits, canonicalBytes, canonicalJson, canonicalPieces } from './bytes/canonical.ts'
export { decodeUtf8, encodeUtf8 } from './bytes/utf8.ts'
export { baseFields, basePath } from './base/base.ts'
export { csv } from './bytes/csv.ts'
export { pathOfPart, pathsOfParts } from './bytes/parts.ts'
export { sealedCandidateIn } from './release/sealed.ts'
export { joinedField, partsOfField, readBase, valuesOf } from './base/base-files.ts'
export { partsOf, sidesOf } from './release/sides.ts'
export { countriesNotShown } from './candidate/without-hidden.ts'
export { answerOf } from './candidate/answer-of.ts'
export { figureView } from './figures/figures.ts'
export { figuresInside } from './figures/figures-inside.ts'
export { releaseIndex, type Countable } from './base/release-index.ts'
export { splitsPrinted } from './figures/splits.ts'
export { publishedBefore } from './figures/release-before.ts'
export { changeView, groupChanges } from './figures/changes.ts'
export { seriesIn, type Series } from './figures/series.ts'
export { editionKey, editionPath } from './candidate/edition-key.ts'
export { joinedParts, manifestPath, signaturePath } from './release/manifest.ts'
export { pageFormat, type Recomputed } from './release/page-format.ts'
export { answerWords } from './pages/answers-page.ts'
export { pageOfSourceRow } from './pages/source-page.ts'
export { pathOfGroupParts, pathOfGroups } from './pages/indicator-groups.ts'
export { figureOnMap } from './pages/figure-on-map.ts'
export { pathOfPage } from './pages/page-parts.ts'
export { readJson } from './bytes/read-json.ts'
export { pageTasks } from './release/page-files.ts'
export { draftFiles } from './release/draft.ts'
export { UndeclaredString } from './release/strings/refuse-undeclared.ts'
export { remadeFiles, type Remade, type RemadeFile, type ToRemake } from './release/remake.ts'
export {
  noticePath,
  noticeSignaturePath,
  sealedHiddenPath,
  type HiddenLater,
  type HiddenOn,
  type Notice,
  type NoticePart,
  type NoticeRoot,
} from './release/hidden-notice.ts'
export { objectionsInOrder } from './candidate/order.ts'
export { openObjections } from './base/public-base.ts'
export { publicCandidate } from './release/public-candidate.ts'
export { signDraft } from './release/sign.ts'
export { readManifest } from './verify/verify-manifest.ts'
export { assembleRelease, objectionsOf } from './release/release.ts'
export { textBytes, textsNamed, type CommittedTexts } from './candidate/release-texts.ts'
export { verifyRelease } from './verify/verify.ts'
export { isInvented } from './pages/site.ts'
