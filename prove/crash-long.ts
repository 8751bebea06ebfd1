import { crash } from './crash-run.ts'

export const title = 'Crash, at length: 16 clients writing, 20 kills of the app, 10 of the database, a full disk'

export const prove = (say: (line: string) => void): Promise<void> =>
  crash({ clients: 16, appKills: 20, databaseKills: 10, fullDisk: true }, say)
