export * from './publish-public-record.ts'
