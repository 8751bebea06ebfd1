/** Files that a release is made again with, kept on disk until all are computed: what changes may be most of a large release. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import type { RemadeFile } from '@waymark/scorecard'

export type Spool = Iterable<RemadeFile> & {
  /** How many files it holds. */
  readonly size: number
  readonly add: (file: RemadeFile) => void
  readonly drop: () => void
}

type Line = Omit<RemadeFile, 'content'> & { readonly at: number }

/** One file in the folder of the data, which nobody else reads; it has no name any more while it is used, where the system allows that. */
export function openSpool(folder: string): Spool {
  const name = path.join(folder, `spool-${randomUUID()}`)
  const file = fs.openSync(name, 'wx+', 0o600)
  if (process.platform !== 'win32') fs.rmSync(name)
  const lines: Line[] = []
  let end = 0
  return {
    get size() {
      return lines.length
    },
    add({ content, ...line }) {
      lines.push({ ...line, at: end })
      for (let done = 0; done < content.length;)
        done += fs.writeSync(file, content, done, content.length - done, end + done)
      end += content.length
    },
    *[Symbol.iterator]() {
      for (const { at, ...line } of lines) {
        const content = new Uint8Array(line.bytes)
        for (let done = 0; done < line.bytes;) done += fs.readSync(file, content, done, line.bytes - done, at + done)
        yield { ...line, content }
      }
    },
    drop() {
      fs.closeSync(file)
      fs.rmSync(name, { force: true })
    },
  }
}
