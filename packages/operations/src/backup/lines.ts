/**
 * What stands in a backup before it is packed and encrypted: one JSON value a line. First what it is, then the files kept beside
 * the data (`file` each, then `files`), then each table (`table`, its rows as texts, `end` with its sum), and at last `whole`: without it the file is cut off.
 */
import type { TableSum } from '@waymark/store'

export type BackupHead = {
  readonly waymark: 'backup'
  readonly format: 1
  readonly at: string
  readonly server: string
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[]
}
export type FileLine = { readonly file: string; readonly base64: string }
/** After the last file: how many there were. */
export type FilesLine = { readonly files: number }
export type TableLine = { readonly table: string; readonly columns: readonly string[] }
export type EndLine = { readonly end: TableSum }
export type WholeLine = { readonly whole: { readonly tables: number; readonly rows: number } }
export type Line = BackupHead | FileLine | FilesLine | TableLine | string | EndLine | WholeLine

export const isHead = (line: Line | undefined): line is BackupHead =>
  typeof line === 'object' && line !== null && 'waymark' in line && line.waymark === 'backup'

/** The file is not one that `backUp` wrote, is cut off, or was changed. */
export class DamagedBackup extends Error {}

const longestLine = 2_000_000_000 // characters; PostgreSQL holds no value above one thousand million bytes

/** Splits bytes into lines and reads each. Throws `DamagedBackup` for anything that is none. */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let parts: string[] = []
  let length = 0
  for await (const chunk of chunks) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n')
    for (const [place, piece] of pieces.entries()) {
      parts.push(piece)
      length += piece.length
      if (length > longestLine) throw new DamagedBackup('a line is too long')
      if (place === pieces.length - 1) continue // goes on in the next chunk
      yield read(parts.join(''))
      parts = []
      length = 0
    }
  }
  if (decoder.decode() !== '' || parts.join('') !== '') throw new DamagedBackup('the last line is not whole')
}

function read(text: string): Line {
  try {
    return JSON.parse(text) as Line
  } catch {
    throw new DamagedBackup('a line cannot be read')
  }
}
