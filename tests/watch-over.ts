/**
 * Stands beside a run of tests in a process of its own: where the run is killed, so that it can end nothing itself, this ends its tests and its
 * database. Words: the folder of the database. On its input the run writes the process group of the tests it begins, a line each;
 * the input ends with the run.
 */
import { globSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'

const folder = process.argv[2]!
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {}) // it ends with the run

let group: number | undefined
for await (const line of createInterface({ input: process.stdin })) group = Number(line)

signalTo(group && -group, 'SIGKILL')
for (const note of globSync(path.join(folder, 'pg-*/postmaster.pid'))) {
  const server = Number(readFileSync(note, 'utf8').split('\n')[0])
  while (signalTo(server, 'SIGINT')) await new Promise(resolve => setTimeout(resolve, 50))
}
rmSync(folder, { recursive: true, force: true })

/** Whether there was anything to tell. */
function signalTo(pid: number | undefined, signal: NodeJS.Signals): boolean {
  try {
    return pid !== undefined && process.kill(pid, signal)
  } catch {
    return false
  }
}
