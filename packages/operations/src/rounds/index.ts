export * from './close-round.ts'
export * from './open-round.ts'
export * from './rounds-pages.ts'
export * from './void-round.ts'
