export * from './after-restore.ts'
export * from './back-up.ts'
export * from './restore.ts'
