export * from './database.ts'
export * from './sign-in.ts'
export * from './world.ts'
export * from './whole-release.ts'
