/** `waymark migrate`: brings the database to the newest schema and says where it is. */
import { withHouse } from '../open.ts'

export const usage = 'migrate                          brings the database to the newest schema'

export const run = (): Promise<number> =>
  withHouse(async house => {
    console.log(`The database is up to date; data is kept in ${house.installation.folder}.`)
    return 0
  })
