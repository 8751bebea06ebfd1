export type * from './candidate.ts'
export type * from './pages.ts'
