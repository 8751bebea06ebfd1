/** Deeds sent twice with one key, and deeds whose process is killed in the middle and which are done again. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import process from 'node:process'
import { isDeepStrictEqual } from 'node:util'
import { beginSession, type Desk } from '@waymark/operations'
import { wait } from '../start-product.ts'
import type { Doomed } from './doomed.ts'
import type { Stage } from './stage.ts'

/** How often what was done, for the proof to say. `late`: kills that came when the deed was done already. */
export type Tally = {
  forms: number
  twice: number
  readonly killed: Record<Doomed['deed']['kind'], number>
  late: number
  overHttp: number
}

export const noTally = (): Tally => ({
  forms: 0,
  twice: 0,
  killed: { jobs: 0, publish: 0, save: 0 },
  late: 0,
  overHttp: 0,
})

/** The mark of a form: what its key and all that is typed into it come to. */
export const markOf = (form: unknown): string => createHash('sha256').update(JSON.stringify(form)).digest('hex')

const everySo = 20 // forms

/** Does a deed with the form; every so often sends the form twice at once, and both must be answered alike. */
export async function sent<T>(tally: Tally, desk: Desk, form: unknown, deed: (desk: Desk) => Promise<T>): Promise<T> {
  if (++tally.forms % everySo !== 0) return deed(desk)
  const marked = { ...desk, form: markOf(form) }
  const [one, other] = await Promise.all([deed(marked), deed(marked)])
  if (!isDeepStrictEqual(one, other))
    throw new Error(`Sent twice: ${JSON.stringify(one)} and ${JSON.stringify(other)}.`)
  tally.twice++
  return one
}

/** Begins the deed in a process of its own and kills that after so many milliseconds. */
export async function killed(
  stage: Stage,
  tally: Tally,
  { desk, mark, deed, after }: Pick<Doomed, 'deed' | 'mark'> & { readonly desk: Desk; readonly after: number },
): Promise<void> {
  const { token } = await beginSession(stage.runtime, desk.person!.id)
  const { slug } = stage.world.network
  const wish: Doomed = { folder: stage.folder, day: stage.day(), network: slug, token, mark, deed }
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'doomed.ts'), JSON.stringify(wish)])
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => (said += String(piece)))
  const closed = new Promise<void>(resolve => child.once('close', () => resolve()))
  let over = false
  void closed.then(() => (over = true))
  while (!said.includes('begun')) {
    if (over) throw new Error(`A process ended before its deed began: ${said}`)
    await wait(2)
  }
  await wait(after)
  child.kill('SIGKILL')
  await closed
  if (said.includes('done')) tally.late++
  else if (said.replace('begun', '').trim() !== '') throw new Error(`A deed went wrong before its kill: ${said}`)
  else tally.killed[deed.kind]++
}
