export * from './accept-unchanged.ts'
export * from './review-entry.ts'
export * from './review-pages.ts'
export * from './review-submission.ts'
