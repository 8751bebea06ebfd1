/** The files beside the data that a backup takes along: keys, the installation's secret, redactions, exported audit heads. */
import fs from 'node:fs'
import path from 'node:path'
import { hkdfSync } from 'node:crypto'
import { markPlacing, writeWhole } from '@waymark/store'
import { noteHiding, readHiddenList } from '../hidden/hidden-list.ts'
import { noteRedaction, readRedactionList } from '../redactions/redaction-list.ts'

export type KeptFile = { readonly name: string; readonly bytes: Buffer }

const singles = ['secret', 'redactions.list', 'hidden.list', 'audit-heads.list'] as const
const named = /^(?:keys\/[a-z0-9][a-z0-9.-]{0,80}|secret|redactions\.list|hidden\.list|audit-heads\.list)$/

/** Every such file that is there, by name. */
export function keptFiles(folder: string): readonly KeptFile[] {
  const keys = path.join(folder, 'keys')
  const inKeys = fs.existsSync(keys) ? fs.readdirSync(keys).map(name => `keys/${name}`) : []
  return [...singles, ...inKeys]
    .filter(name => isKeptName(name) && fs.existsSync(path.join(folder, name)))
    .sort()
    .map(name => ({ name, bytes: fs.readFileSync(path.join(folder, name)) }))
}

/** Whether a backup may name such a file: nothing outside the folder, and nothing half written. */
export const isKeptName = (name: string): boolean => named.test(name) && !name.includes('..') && !name.endsWith('.half')

/** The key under which tables are summed: made of what only the installation knows, so that sums say nothing to others. */
export function sumKey(files: readonly KeptFile[]): Buffer {
  const secret = files.find(file => file.name === 'secret')
  const keys = files.filter(file => file.name.startsWith('keys/'))
  const material = secret?.bytes ?? Buffer.concat(keys.map(key => key.bytes)) // with a database of one's own there is no secret
  if (material.length === 0) throw new Error('An installation without keys cannot be backed up or restored.')
  return Buffer.from(hkdfSync('sha256', material, '', 'backup sums', 32))
}

/**
 * Puts the files of a backup in place of those that are there; what was there is set aside, never thrown away. Redactions and hidden
 * countries are the exception: the lists that are there know of later ones, so they are joined. `transaction`: the one that makes the restore
 * hold; a mark names it until `forgetPlacing`, so that the files go back where it does not. Gives the folder of what was set aside.
 */
export function placeFiles(
  folder: string,
  files: readonly KeptFile[],
  of: { readonly at: Date; readonly transaction: string },
): string | null {
  const aside = path.join(folder, `before-restore-${of.at.toISOString().replaceAll(/[:.]/g, '-')}`)
  const present = keptFiles(folder)
  const later = readRedactionList(folder)
  const hidden = readHiddenList(folder)
  for (const file of present) writeWhole(path.join(aside, file.name), file.bytes)
  const names = (all: readonly KeptFile[]) => all.map(keptFile => keptFile.name)
  markPlacing(folder, { transaction: of.transaction, aside, before: names(present), placed: names(files) })
  for (const file of present) fs.rmSync(path.join(folder, file.name))
  for (const file of files) writeWhole(path.join(folder, file.name), file.bytes)
  for (const redaction of later) noteRedaction(folder, redaction)
  for (const hiding of hidden) noteHiding(folder, hiding)
  return present.length > 0 ? aside : null
}
