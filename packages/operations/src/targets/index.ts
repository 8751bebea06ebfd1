export * from './agree-target.ts'
export * from './targets-page.ts'
