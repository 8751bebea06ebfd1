import { crash } from './crash-run.ts'

export const title =
  'Crash: 16 clients writing, 3 kills of the app, 2 of the database; every acknowledged write is there exactly once'

export const prove = (say: (line: string) => void): Promise<void> =>
  crash({ clients: 16, appKills: 3, databaseKills: 2, fullDisk: false }, say)
