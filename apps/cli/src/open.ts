/** How a command reaches the installation of this checkout: its database, keys and content. */
import path from 'node:path'
import process from 'node:process'
import { openHouse, type House } from '@waymark/operations'

export const repository = path.join(import.meta.dirname, '../../..')

/** Whether the demonstration is left out: `WAYMARK_DEMO=off`. */
export const demonstrationIsOff = (): boolean => process.env['WAYMARK_DEMO'] === 'off'

/** Whether `/try` may exist at all: never beside a database of one's own and never in production. */
export const mayTry = (): boolean =>
  !demonstrationIsOff() && !process.env['DATABASE_URL'] && process.env['NODE_ENV'] !== 'production'

/** Opens the house: joins the embedded server where another process already runs it, or uses `DATABASE_URL`. */
export function openThisHouse(say: (line: string) => void = () => {}): Promise<House> {
  return openHouse({ repository, databaseUrl: process.env['DATABASE_URL'], say, mayTry: mayTry() })
}

/** Runs a command's work in the house and leaves it tidy, whatever happens. */
export async function withHouse(work: (house: House) => Promise<number>): Promise<number> {
  const house = await openThisHouse()
  try {
    return await work(house)
  } finally {
    await house.installation.close()
  }
}
