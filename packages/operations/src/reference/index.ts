export * from './import-facts.ts'
export * from './load-content.ts'
export * from './read-content.ts'
export * from './state-reviews.ts'
