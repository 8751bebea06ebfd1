/** Brings an installation back from a backup: all of it, or nothing is changed. */
import fs from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import { Decrypter } from 'age-encryption'
import { done, refused, type Result } from '@waymark/language'
import {
  connectionsInUse,
  DiffersFromBackup,
  forgetPlacing,
  holdsNothingReal,
  replaceEverything,
  settlePlacing,
  transactionStatus,
  unknownMigrations,
  type RowWriterOf,
  type TableSum,
} from '@waymark/store'
import type { Runtime } from '../runtime.ts'
import { isKeptName, placeFiles, sumKey, type KeptFile } from './kept-files.ts'
import { DamagedBackup, isHead, linesIn, type BackupHead, type Line } from './lines.ts'

export type RestoreWish = {
  readonly file: string
  /** Secret keys of age, `AGE-SECRET-KEY-1...`. */
  readonly identities: readonly string[]
  /** Also where networks that are not invented stand here: they are replaced. */
  readonly replace: boolean
}
export type Restored = {
  /** When the backup was taken. */
  readonly at: string
  readonly rows: number
  readonly tables: readonly TableSum[]
  /** Migrations that this Waymark had beyond the backup's. */
  readonly migrated: readonly string[]
  /** Where the keys and lists that stood here before were put. */
  readonly setAside: string | null
}
export type RestoreRefusal =
  | { readonly kind: 'restore.file-missing'; readonly file: string }
  | { readonly kind: 'restore.key-malformed' }
  | { readonly kind: 'restore.not-for-this-key' }
  | { readonly kind: 'restore.file-damaged' }
  /** Made by a newer Waymark: its layout is another, or its schema has what this one lacks. */
  | { readonly kind: 'restore.format-unknown'; readonly format: string }
  | { readonly kind: 'restore.from-newer'; readonly migrations: readonly string[] }
  | { readonly kind: 'restore.in-use'; readonly connections: number }
  | { readonly kind: 'restore.not-empty' }

/**
 * Replaces what stands here. Afterwards close the installation and open it again: roles and keys are those of the backup now. Refuses,
 * changing nothing: a file that is cut off, changed or for another key; one of a newer Waymark; an installation that is running,
 * or that holds networks which are not invented, unless told to replace them.
 */
export async function restoreBackup(runtime: Runtime, wish: RestoreWish): Promise<Result<Restored, RestoreRefusal>> {
  const { owner } = runtime.installation
  if (!fs.existsSync(wish.file)) return refused({ kind: 'restore.file-missing', file: wish.file })
  const decrypter = new Decrypter()
  for (const identity of wish.identities)
    try {
      decrypter.addIdentity(identity)
    } catch {
      return refused({ kind: 'restore.key-malformed' })
    }
  const connections = await connectionsInUse(owner.db)
  if (connections > 0) return refused({ kind: 'restore.in-use', connections })
  if (!wish.replace && !(await holdsNothingReal(owner.db))) return refused({ kind: 'restore.not-empty' })
  try {
    const lines = await opened(decrypter, wish.file)
    const { head, files } = await readBeginning(lines)
    const unknown = await unknownMigrations(head.migrations)
    if (unknown.length > 0) return refused({ kind: 'restore.from-newer', migrations: unknown })
    return done(await replaceAll(runtime, { head, files, lines }))
  } catch (problem) {
    if (problem instanceof AnotherFormat) return refused({ kind: 'restore.format-unknown', format: problem.message })
    if (problem instanceof NotForThisKey) return refused({ kind: 'restore.not-for-this-key' })
    if (problem instanceof DamagedBackup || problem instanceof DiffersFromBackup)
      return refused({ kind: 'restore.file-damaged' })
    throw problem
  }
}

class NotForThisKey extends Error {}
/** Its first line is that of a backup, in a format this version does not know: the message. */
class AnotherFormat extends Error {}

/** The lines of the file. Whatever goes wrong with reading them is `DamagedBackup`: the file itself, not the database. */
async function opened(decrypter: Decrypter, file: string): Promise<AsyncGenerator<Line>> {
  const source = Readable.toWeb(fs.createReadStream(file)) as ReadableStream<Uint8Array>
  const plain = await decrypter.decrypt(source).catch((problem: Error) => {
    throw /no identity matched/.test(problem.message) ? new NotForThisKey() : new DamagedBackup(problem.message)
  })
  const gunzip = zlib.createGunzip()
  const flowing = pipeline(Readable.fromWeb(plain as Parameters<typeof Readable.fromWeb>[0]), gunzip)
  flowing.catch(() => {}) // seen below, by whoever reads on
  return (async function* () {
    try {
      yield* linesIn(gunzip)
      await flowing
    } catch (problem) {
      throw problem instanceof DamagedBackup ? problem : new DamagedBackup((problem as Error).message)
    } finally {
      gunzip.destroy()
    }
  })()
}

type Beginning = { readonly head: BackupHead; readonly files: readonly KeptFile[] }

/** The first line, and every file: they stand before the first table. */
async function readBeginning(lines: AsyncGenerator<Line>): Promise<Beginning> {
  const { value: head } = await lines.next()
  if (!isHead(head)) throw new DamagedBackup('this is no backup')
  if (head.format !== 1) throw new AnotherFormat(String(head.format))
  const files: KeptFile[] = []
  for (;;) {
    const { value: line } = await lines.next()
    if (typeof line !== 'object' || !line) throw new DamagedBackup('the files are not followed by tables')
    if ('file' in line && isKeptName(line.file))
      files.push({ name: line.file, bytes: Buffer.from(line.base64, 'base64') })
    else if ('files' in line && line.files === files.length) return { head, files }
    else throw new DamagedBackup('a file that no backup holds')
  }
}

async function replaceAll(
  runtime: Runtime,
  { head, files, lines }: Beginning & { readonly lines: AsyncGenerator<Line> },
): Promise<Restored> {
  const { folder, owner } = runtime.installation
  let setAside: string | null = null
  try {
    const { sums, migrated } = await replaceEverything(owner.db, {
      ran: head.migrations,
      key: sumKey(files),
      fill: writerOf => fillTables(lines, writerOf),
      beforeItHolds: transaction => void (setAside = placeFiles(folder, files, { at: runtime.now(), transaction })),
    })
    forgetPlacing(folder)
    const rows = sums.reduce((n, sum) => n + sum.rows, 0)
    return { at: head.at, rows, tables: sums, migrated, setAside }
  } catch (problem) {
    // A connection lost while committing leaves open which it was: the server knows, now or at the next start.
    await settlePlacing(folder, transaction => transactionStatus(owner.db, transaction)).catch(() => {})
    throw problem
  }
}

/** Every table to the end of the file; only a file read to its very end counts. */
async function fillTables(lines: AsyncGenerator<Line>, writerOf: RowWriterOf): Promise<readonly TableSum[]> {
  const sums: TableSum[] = []
  let writer: Awaited<ReturnType<RowWriterOf>> | undefined
  let complete = false
  for await (const line of lines) {
    if (complete) throw new DamagedBackup('something follows the end')
    if (typeof line === 'string') {
      if (!writer) throw new DamagedBackup('a row outside of a table')
      await writer.add(line)
    } else if ('table' in line && !writer) {
      writer = await writerOf({ name: line.table, columns: line.columns })
    } else if ('end' in line && writer) {
      await writer.end()
      writer = undefined
      sums.push(line.end)
    } else if ('whole' in line && !writer && line.whole.tables === sums.length) {
      complete = true
    } else throw new DamagedBackup('a line out of order')
  }
  if (!complete) throw new DamagedBackup('the file is cut off')
  return sums
}
