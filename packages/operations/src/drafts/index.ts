export * from './compute-draft.ts'
export * from './marks.ts'
export * from './run-jobs.ts'
