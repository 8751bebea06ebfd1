/** `waymark migrate`: brings the database to the newest schema and says where it is. */
import { withRuntime } from '../open.ts'

export const usage = 'migrate                          brings the database to the newest schema'

export const run = (): Promise<number> =>
  withRuntime(async runtime => {
    console.log(`The database is up to date; data is kept in ${runtime.installation.folder}.`)
    return 0
  })
