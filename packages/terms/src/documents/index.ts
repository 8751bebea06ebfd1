export { placesOf } from './document.ts'
export type { Document, DocumentRefusal, DocumentResult, Place } from './document.ts'
export { readDocument } from './read-document.ts'
export type { GivenFile } from './read-document.ts'
