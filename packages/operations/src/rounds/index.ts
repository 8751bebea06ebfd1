export * from './close-round.ts'
export * from './open-round.ts'
export * from './rounds-pages.ts'
