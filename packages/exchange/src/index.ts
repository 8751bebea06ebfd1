export { atLine, atRow, describeProblem } from './problem.ts'
export type { Finding, Problem, TextFile } from './problem.ts'
export { mostRows, readLines, readTable } from './table.ts'
export type { ListLine, Row, Table } from './table.ts'
export { readPlaces } from './places.ts'
export type { NameSource, Place, PlaceKind, PlaceList } from './places.ts'
export type { GroupKind } from './group-description.ts'
export { placesOn, readGroups } from './groups.ts'
export type { Group, GroupList, GroupMembership } from './groups.ts'
export type { MendedMembership } from './mend-memberships.ts'
export { readMapping } from './mapping.ts'
export type { AnswerRule, Mapping, MissingReason, PlaceRule, Reading, WhenRule, Where } from './mapping.ts'
export { words as wordsShape } from './words.ts'
export type { Source, Words } from './words.ts'
export type { Known } from './check-mapping.ts'
export { importFacts } from './import-facts.ts'
export type {
  Fact,
  ImportCounts,
  ImportPlan,
  ImportReport,
  LeftOutRow,
  MendedRow,
  NotedRow,
  When,
} from './import-plan.ts'
export type { FactValue, KnownIndicator } from './read-value.ts'
export { readFactSource, readReference } from './content.ts'
export type { Pair, ReferenceContent } from './content.ts'
export { readMaps, type Maps } from './maps.ts'
export type { ChosenWord, RecommendationList, RecommendationResponse, RecommendationWord } from './recommendations.ts'
export type { ReviewList, ReviewMechanism, ReviewSureness, StateReview } from './state-reviews.ts'
export { chartOf, readSurvey } from './survey.ts'
export type { Capability, Instrument, Survey, SurveyChart, SurveyFigure, SurveyName, Universe } from './survey.ts'
export { placeName as cellName } from './workbook/cell-place.ts'
export { keyedCells } from './workbook/keyed.ts'
export type { KeyedCell, KeyedRefusal } from './workbook/keyed.ts'
export { readWorkbook } from './workbook/read-workbook.ts'
export type { ReadSheet, WorkbookRefusal } from './workbook/read-workbook.ts'
export { csvAsSheet, withoutGuard } from './workbook/csv-as-sheet.ts'
export type { CsvRefusal } from './workbook/csv-as-sheet.ts'
export { sheetAsCsv } from './workbook/sheet-as-csv.ts'
export type { CollectedChoice, CollectedField, CollectedForm, CollectedGroup, CollectedText } from './collected/form.ts'
export { xform } from './collected/xform.ts'
export { xlsform } from './collected/xlsform.ts'
export { zipped } from './zipped.ts'
export type { FileToZip } from './zipped.ts'
export { writeWorkbook } from './workbook/write-workbook.ts'
export type { WrittenCell, WrittenRow, WrittenSheet } from './workbook/written.ts'
