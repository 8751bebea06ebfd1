/** Reads the files of `waymark terms` in a thread of its own, so that a file made to harm can be given up. */
import fs from 'node:fs'
import process from 'node:process'
import { Worker } from 'node:worker_threads'
import type { Document, DocumentRefusal, DocumentResult, GivenFile } from '@waymark/terms/documents'

export type FileForTerms =
  | { readonly ok: true; readonly name: string; readonly value: Document }
  | { readonly ok: false; readonly refusal: DocumentRefusal }

type Limits = {
  /** Milliseconds for one file, from its handing over to its text. */
  readonly deadlineMs: number
  /** Bytes by which the program may grow while a file is read. */
  readonly growth: number
}

const usual: Limits = { deadlineMs: 60_000, growth: 1024 ** 3 }
const checkEveryMs = 100

/** Reads files one after the other, each within the limits; `-` is standard input, read as plain text. */
export async function readFiles(
  names: readonly string[],
  how: { readonly charset?: string; readonly limits?: Limits } = {},
): Promise<FileForTerms[]> {
  const thread = new ReadingThread(how.limits ?? usual)
  try {
    const files: FileForTerms[] = []
    for (const name of names) files.push(await readFile(thread, name, how.charset))
    return files
  } finally {
    await thread.close()
  }
}

async function readFile(thread: ReadingThread, name: string, charset: string | undefined): Promise<FileForTerms> {
  const shown = name === '-' ? 'standard-input.txt' : name
  let bytes: Uint8Array
  try {
    bytes = fs.readFileSync(name === '-' ? process.stdin.fd : name)
  } catch {
    return { ok: false, refusal: { kind: 'terms.unreadable-file', name } }
  }
  const read = await thread.read({ name: shown, bytes, ...(charset ? { charset } : {}) })
  return read.ok ? { ok: true, name: shown, value: read.value } : read
}

class ReadingThread {
  private worker: Worker | undefined
  private readonly limits: Limits

  constructor(limits: Limits) {
    this.limits = limits
  }

  /** Gives the text of a file. A file that takes too long or too much memory costs the thread its life; the next file gets a new one. */
  read(file: Omit<GivenFile, 'decode'>): Promise<DocumentResult> {
    const worker = (this.worker ??= new Worker(new URL('terms-reader.ts', import.meta.url)))
    const before = process.memoryUsage.rss()
    const { promise, resolve } = Promise.withResolvers<DocumentResult>()
    const giveUp = (kind: DocumentRefusal['kind']) => {
      this.worker = undefined
      void worker.terminate()
      resolve({ ok: false, refusal: { kind, name: file.name } })
    }
    const onError = () => giveUp('terms.unreadable-file')
    worker.once('message', resolve).once('error', onError)
    worker.postMessage(file, [])
    const deadline = setTimeout(() => giveUp('terms.too-slow'), this.limits.deadlineMs)
    const memoryWatch = setInterval(() => {
      if (process.memoryUsage.rss() - before > this.limits.growth) giveUp('terms.too-large')
    }, checkEveryMs)
    return promise.finally(() => {
      clearTimeout(deadline)
      clearInterval(memoryWatch)
      worker.off('error', onError).off('message', resolve)
    })
  }

  async close(): Promise<void> {
    await this.worker?.terminate()
  }
}
