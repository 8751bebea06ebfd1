export * from './due-days.ts'
export { markNoticesRead } from './mark-read.ts'
export { newsDays, type News } from './news.ts'
export * from './today.ts'
