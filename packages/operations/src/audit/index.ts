export * from './append.ts'
export * from './heads.ts'
export * from './search.ts'
export * from './verify.ts'
