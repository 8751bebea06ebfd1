export * from './open-demonstration.ts'
export * from './read-demonstration.ts'
export * from './try-persons.ts'
