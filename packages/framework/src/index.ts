export type { LocalText, OneText, TextStatus } from './texts.ts'
export { sectionKinds } from './edition.ts'
export type { Approval, Dropped, Framework, FrameworkEdition, Section, SectionKind } from './edition.ts'
export { discrepancyKinds } from './sources.ts'
export type { Discrepancy, Named, FrameworkSource, Variant } from './sources.ts'
export { isPlaceable, placeIndicators, proposedStanding } from './standing.ts'
export type { IndicatorStanding, PlacingRefusal } from './standing.ts'
export { targetNumber, targetNumbers } from './target-number.ts'
export type { TargetNumber } from './target-number.ts'
export { nationalIndicator, nationalSource, nextNationalCode, readNationalChoice } from './national.ts'
export type {
  AgreedNational,
  NationalAnswer,
  NationalChoice,
  NationalRefusal,
  NationalTexts,
  TypedNationalChoice,
} from './national.ts'
export {
  answerKinds,
  askedParts,
  collectionOf,
  derivationRecords,
  derivationRules,
  measured,
  onlineDimensions,
  overPlacesRules,
  overTimeRules,
  ratings,
  subjectKinds,
} from './indicator.ts'
export type {
  AnswerKind,
  Criteria,
  DerivationRule,
  Indicator,
  Measured,
  OnlineDimension,
  OnlineSaid,
  Origin,
  OverPlaces,
  OverTime,
  Rating,
  Step,
  SubjectKind,
  SubQuestion,
  Version,
} from './indicator.ts'
export { fieldKinds, levels } from './register.ts'
export type { Level, RegisterField, RegisterKind, RegisterStage } from './register.ts'
export type { CountedBeside, Condition, Counting, When } from './counting.ts'
export { describeProblem } from './problem.ts'
export type { FrameworkFinding, FrameworkProblem } from './problem.ts'
export { editionFindings, readFramework } from './read-framework.ts'
export { readRegisterKind, readRegisterKinds } from './read-register.ts'
export { writeFramework } from './write.ts'
export { aboutOffered, onlineSaidIn, type AboutOffered } from './about-offered.ts'
export { facets, facetValues, indicatorsWith, themesAsked, isFacet, type Faceted } from './facets.ts'
export type { Facet } from './facets.ts'
export { servable, servedFacets, servedKey, servedPattern, type Servable, type ServedFacet } from './served.ts'
export { differences } from './differences.ts'
export type { Difference, Effect } from './differences.ts'
export { isTypingError } from './typing-error.ts'
export { editionStates, mayMove } from './life.ts'
export type { Agreement, EditionState } from './life.ts'
export { checkAgainstUsed } from './check-used.ts'
export { checkContentFrameworks } from './check-content.ts'
export type { ContentFile } from './check-content.ts'
export { followsFromParts, showIndicator } from './indicator-shown.ts'
export type { IndicatorShown } from './indicator-shown.ts'
