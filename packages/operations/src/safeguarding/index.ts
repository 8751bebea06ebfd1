export * from './decide-concern.ts'
export * from './mark-concern.ts'
export * from './set-safeguarding.ts'
