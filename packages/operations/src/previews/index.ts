export * from './answer-preview.ts'
export * from './preview-page.ts'
export * from './publish-page.ts'
export * from './start-preview.ts'
