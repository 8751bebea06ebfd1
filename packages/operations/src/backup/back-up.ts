/** Backs an installation up into one encrypted file that stands whole or not at all. */
import fs from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ReadableStream } from 'node:stream/web'
import zlib from 'node:zlib'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { done, refused, type Result } from '@waymark/language'
import { readEverything, summing, type TableSum } from '@waymark/store'
import type { Runtime } from '../runtime.ts'
import { keptFiles, sumKey, type KeptFile } from './kept-files.ts'
import type { Line } from './lines.ts'

export type BackupWish = {
  readonly file: string
  /** Public keys of age, `age1...`: whoever has the key of one of them can read the file. */
  readonly recipients: readonly string[]
}
export type BackedUp = { readonly bytes: number; readonly rows: number; readonly tables: readonly TableSum[] }
export type BackupRefusal =
  | { readonly kind: 'backup.recipient-missing' }
  | { readonly kind: 'backup.recipient-malformed'; readonly given: string }
  | { readonly kind: 'backup.file-there'; readonly file: string }
  /** The disk is full, or may not be written to: `code` is the system's own, such as ENOSPC. Nothing stands under the name. */
  | { readonly kind: 'backup.not-written'; readonly file: string; readonly code: string }

// What the system says of a file that it does not let us write; a database that goes away says other words.
const ofFiles = 'ENOSPC EDQUOT EFBIG EIO EROFS EACCES EPERM ENOENT ENOTDIR EISDIR ENAMETOOLONG'.split(' ')

/**
 * Everything as it is at one moment, while others go on writing: every table, the keys, the secret, the redaction list and the
 * exported heads of the audit. An existing file is never overwritten.
 */
export async function backUp(
  runtime: Runtime,
  { file, recipients }: BackupWish,
): Promise<Result<BackedUp, BackupRefusal>> {
  if (recipients.length === 0) return refused({ kind: 'backup.recipient-missing' })
  const encrypter = new Encrypter()
  for (const given of recipients)
    try {
      encrypter.addRecipient(given)
    } catch {
      return refused({ kind: 'backup.recipient-malformed', given })
    }
  if (fs.existsSync(file)) return refused({ kind: 'backup.file-there', file })
  const { folder, owner } = runtime.installation
  // Read before the rows: a head exported later would speak of blocks that the backup does not hold.
  const heads = keptFiles(folder).filter(file => file.name === 'audit-heads.list')
  const half = `${file}.${process.pid}.half`
  const target: { problem?: NodeJS.ErrnoException } = {}
  try {
    const tables = await readEverything(owner.db, async reading => {
      // Read after the view of the rows is fixed: keys and redactions may be newer than the rows, never older.
      const files = [...keptFiles(folder).filter(file => file.name !== 'audit-heads.list'), ...heads]
      const sums: TableSum[] = []
      const encrypted = async function* (source: AsyncIterable<Uint8Array>) {
        yield* await encrypter.encrypt(ReadableStream.from(source) as Parameters<typeof encrypter.encrypt>[0])
      }
      const lines = allLines({ at: runtime.now(), reading, files, sums })
      const writing = fs.createWriteStream(half, { mode: 0o600, flags: 'wx', flush: true })
      writing.on('error', problem => void (target.problem ??= problem))
      await pipeline(Readable.from(lines), zlib.createGzip({ level: 3 }), encrypted, writing)
      return sums
    })
    fs.linkSync(half, file) // refuses where another backup took the name meanwhile
    return done({ bytes: fs.statSync(file).size, rows: tables.reduce((n, table) => n + table.rows, 0), tables })
  } catch (problem) {
    const { code = '' } = target.problem ?? {}
    if (!ofFiles.includes(code)) throw problem
    return refused({ kind: 'backup.not-written', file, code })
  } finally {
    fs.rmSync(half, { force: true })
  }
}

type ToWrite = {
  readonly at: Date
  readonly reading: Parameters<Parameters<typeof readEverything>[1]>[0]
  readonly files: readonly KeptFile[]
  /** Filled while the lines are read. */
  readonly sums: TableSum[]
}

async function* allLines({ at, reading, files, sums }: ToWrite): AsyncGenerator<Buffer> {
  const { server, migrations, tables } = reading
  const key = sumKey(files)
  yield said({ waymark: 'backup', format: 1, at: at.toISOString(), server, migrations })
  for (const { name, bytes } of files) yield said({ file: name, base64: bytes.toString('base64') })
  yield said({ files: files.length })
  for (const table of tables) {
    yield said({ table: table.name, columns: table.columns })
    const sum = summing(table.name, key)
    for await (const row of reading.rows(table)) {
      sum.add(row)
      yield said(row)
    }
    sums.push(sum.read())
    yield said({ end: sums.at(-1)! })
  }
  yield said({ whole: { tables: sums.length, rows: sums.reduce((n, tableSum) => n + tableSum.rows, 0) } })
}

const said = (line: Line): Buffer => Buffer.from(`${JSON.stringify(line)}\n`)

/** A new key for reading backups, and the public half that backups are made for. */
export async function newBackupKey(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}
