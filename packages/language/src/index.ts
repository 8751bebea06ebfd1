export { languages, isLanguage, directionOf } from './languages.ts'
export type { Language } from './languages.ts'
export { say } from './say.ts'
