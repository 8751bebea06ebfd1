/** The backups that older versions left behind, in the order of their days; see this folder's README. */
import fs from 'node:fs'
import path from 'node:path'
import type { RoleName } from '@waymark/network'

export const folder = path.join(import.meta.dirname, 'backups')
export const slug = 'upgrade'
/** Marks every text that people of the stored network typed. */
export const mark = 'STOREDTEXT'

/** What stood in the installation on the day of the backup, as its own version told it. */
export type Facts = {
  /** The member whose draft is answered on, and the keys of what that needs. */
  readonly draft: string
  readonly preview: string
  readonly round: string
  readonly people: Readonly<Partial<Record<RoleName, string>>>
  readonly releases: readonly {
    readonly network: string
    readonly label: string
    /** SHA-256 of its manifest. */
    readonly manifest: string
    /** Digest over the names and bytes of all its public files. */
    readonly files: string
  }[]
  /** How many texts with the mark stand in the network. */
  readonly texts: number
}

export type Stored = { readonly day: string; readonly file: string; readonly key: string; readonly facts: Facts }

export function storedBackups(): readonly Stored[] {
  const days = fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => name.slice(0, -'.json'.length))
  return days.sort().map(day => ({
    day,
    file: path.join(folder, `${day}.age`),
    key: path.join(folder, `${day}.key`),
    facts: JSON.parse(fs.readFileSync(path.join(folder, `${day}.json`), 'utf8')) as Facts,
  }))
}
