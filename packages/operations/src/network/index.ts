export * from './found-network.ts'
export * from './keep-network.ts'
export * from './read-network.ts'
export * from './subjects-shown.ts'
