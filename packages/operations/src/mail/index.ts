export * from './letter.ts'
export * from './mail-settings.ts'
export * from './mails-page.ts'
