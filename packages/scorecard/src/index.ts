export type * from './candidate.ts'
export type * from './pages.ts'
export { byCodeUnits, canonicalBytes, canonicalJson } from './canonical.ts'
export { decodeUtf8, encodeUtf8 } from './utf8.ts'
