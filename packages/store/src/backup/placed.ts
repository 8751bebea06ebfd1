/**
 * The files beside the data that a restore puts in place just before its transaction ends. A mark says which transaction: where it
 * did not commit, because the restore was killed or the machine went down, the next start puts back what stood there before.
 */
import fs from 'node:fs'
import path from 'node:path'

export type PlacingMark = {
  /** Id of the transaction that makes the restore hold. */
  readonly transaction: string
  /** The folder with copies of what stood there before. */
  readonly aside: string
  readonly before: readonly string[]
  readonly placed: readonly string[]
}

const markFile = (folder: string) => path.join(folder, 'restore-under-way.json')

/** To be written once the copies stand, and before the first file is replaced. */
export const markPlacing = (folder: string, mark: PlacingMark): void =>
  writeWhole(markFile(folder), Buffer.from(`${JSON.stringify(mark)}\n`))

export const forgetPlacing = (folder: string): void => fs.rmSync(markFile(folder), { force: true })

/** `committed`, `aborted` or `in progress`; null for a transaction from so long ago that the server has forgotten it. */
export type AskTransaction = (transaction: string) => Promise<string | null>

const patience = 30_000 // ms; a killed restore's transaction ends as soon as the server notices

/** Settles what a restore left: nothing to do where there is no mark. True where the files from before were put back. */
export async function settlePlacing(folder: string, ask: AskTransaction): Promise<boolean> {
  if (!fs.existsSync(markFile(folder))) return false
  const mark = JSON.parse(fs.readFileSync(markFile(folder), 'utf8')) as PlacingMark
  const until = Date.now() + patience
  for (;;) {
    const status = await ask(mark.transaction)
    if (status === 'in progress' && Date.now() < until) await new Promise(resolve => setTimeout(resolve, 100))
    else if (status === 'in progress') throw new Error('A restore is under way here; wait for its end.')
    else {
      if (status === 'aborted') putBack(folder, mark)
      forgetPlacing(folder)
      return status === 'aborted'
    }
  }
}

function putBack(folder: string, { aside, before, placed }: PlacingMark): void {
  for (const name of placed) fs.rmSync(path.join(folder, name), { force: true })
  for (const name of before) writeWhole(path.join(folder, name), fs.readFileSync(path.join(aside, name)))
}

/** Whole under another name first, and on disk before it counts. */
export function writeWhole(file: string, bytes: Buffer): void {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const half = `${file}.half`
  const open = fs.openSync(half, 'w', 0o600)
  try {
    fs.writeSync(open, bytes)
    fs.fsyncSync(open)
  } finally {
    fs.closeSync(open)
  }
  fs.renameSync(half, file)
}
