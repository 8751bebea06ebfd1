export * from './contested.ts'
export * from './rules-of-versions.ts'
export * from './settle-answer.ts'
export * from './settle-round.ts'
