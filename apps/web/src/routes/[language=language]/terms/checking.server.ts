/** Checks texts that people send, in a thread of its own: however a text is made, the site goes on answering others. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { CheckOptions } from '@waymark/terms'
import type { Checked, FindingWithReason } from './checked.ts'

/** What is asked of the thread: a text laid out for the page, or its findings for a program. */
export type Asked =
  | { readonly form: 'page'; readonly text: string; readonly published: string }
  | { readonly form: 'json'; readonly text: string; readonly options: CheckOptions }

export type CheckRefusal = { readonly kind: 'terms.long' | 'terms.busy' | 'terms.slow' }
export type CheckResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: CheckRefusal }

/** `longest`: UTF-16 units of a text. `deadlineMs`: from its turn to the answer. `waiting`: texts that wait for their turn. */
export type CheckLimits = { readonly longest: number; readonly deadlineMs: number; readonly waiting: number }

/** A text of 200,000 units has some 30,000 words and takes a fraction of a second, so a queue of 16 waits a few seconds. */
export const usualLimits: CheckLimits = { longest: 200_000, deadlineMs: 20_000, waiting: 16 }

/** The text as the page shows it. Refuses what is too long, what could not be checked in time, and anything while too many wait. */
export function checkForPage(text: string, published: string): Promise<CheckResult<Checked>> {
  return shared().ask<Checked>({ form: 'page', text, published })
}

/** The findings with their reasons; `cut` says that there are more than are given. Refuses as `checkForPage` does. */
export function checkForProgram(text: string, options: CheckOptions) {
  return shared().ask<{ findings: FindingWithReason[]; cut: boolean }>({ form: 'json', text, options })
}

let thread: CheckingThread | undefined
const shared = () => (thread ??= new CheckingThread(usualLimits))

/** One thread, one text at a time. */
export class CheckingThread {
  private readonly limits: CheckLimits
  private worker: Worker | undefined
  private waiting = 0
  private turn: Promise<unknown> = Promise.resolve()

  constructor(limits: CheckLimits) {
    this.limits = limits
  }

  async ask<T>(asked: Asked): Promise<CheckResult<T>> {
    if (asked.text.length > this.limits.longest) return refused('terms.long')
    if (this.waiting >= this.limits.waiting) return refused('terms.busy')
    this.waiting++
    try {
      const answer = this.turn.then(() => this.check<T>(asked))
      this.turn = answer
      return await answer
    } finally {
      this.waiting--
    }
  }

  /** A text that takes too long, or more memory than there is for it, costs the thread its life; the next text gets a new one. */
  private check<T>(asked: Asked): Promise<CheckResult<T>> {
    const worker = (this.worker ??= newWorker())
    const { promise, resolve } = Promise.withResolvers<CheckResult<T>>()
    const giveUp = () => {
      this.worker = undefined
      void worker.terminate()
      resolve(refused('terms.slow'))
    }
    const onAnswer = (value: T) => resolve({ ok: true, value })
    worker.once('message', onAnswer).once('error', giveUp)
    worker.postMessage(asked, [])
    const deadline = setTimeout(giveUp, this.limits.deadlineMs)
    return promise.finally(() => {
      clearTimeout(deadline)
      worker.off('error', giveUp).off('message', onAnswer)
    })
  }

  async close(): Promise<void> {
    await this.worker?.terminate()
  }
}

function refused(kind: CheckRefusal['kind']): { readonly ok: false; readonly refusal: CheckRefusal } {
  return { ok: false, refusal: { kind } }
}

/** The thread does not keep the site from ending. Megabytes: the word list takes about 30. */
function newWorker(): Worker {
  const worker = new Worker(workerFile(), { resourceLimits: { maxOldGenerationSizeMb: 256 } })
  worker.unref()
  return worker
}

/** The source of the thread in the checkout this code lies in, built or not. */
function workerFile(): URL {
  const within = 'apps/web/src/routes/[language=language]/terms/check-worker.ts'
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); ; folder = path.dirname(folder)) {
    const found = path.join(folder, within)
    if (existsSync(found)) return pathToFileURL(found)
    if (folder === path.dirname(folder)) throw new Error(`The file ${within} was not found.`)
  }
}
