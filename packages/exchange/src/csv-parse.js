// The types that csv-parse ships pull Node's globals into every pure package, so the two things used here are typed by
// csv-parse.d.ts instead (docs/decisions/0031).
export { parse, CsvError } from 'csv-parse/sync'
