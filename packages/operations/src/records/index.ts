export { closeRecord, countRecord, recordContribution, type RecordForm } from './own-records.ts'
export * from './records-page.ts'
