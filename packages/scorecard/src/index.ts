export type * from './candidate.ts'
export type * from './pages.ts'
export { byCodeUnits, canonicalBytes, canonicalJson, encodeUtf8 } from './canonical.ts'
