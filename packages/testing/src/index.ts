export * from './database.ts'
export * from './world.ts'
