export * from './contested.ts'
export * from './settle-answer.ts'
export * from './settle-round.ts'
