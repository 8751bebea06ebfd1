/** Another process for the work beside requests, begun again where it dies: computing a release never makes a reader wait. */
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'

const again = 1000 // ms between the end of one and the beginning of the next; one that dies at once must not spin

/** Begins it. `end` lets it finish what it is at, and waits for it. */
export function jobsBeside(say: (line: string) => void): { readonly end: () => Promise<void> } {
  const state: { ended: boolean; child?: ChildProcess; timer?: NodeJS.Timeout } = { ended: false }
  const begin = () => {
    const command = path.join(import.meta.dirname, 'waymark.ts')
    const child = spawn(process.execPath, [...process.execArgv, command, 'jobs'], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'], // the channel tells it when this process is gone
    })
    state.child = child
    child.on('exit', code => {
      if (state.ended) return
      say(`The process for work beside requests ended (${code ?? 'killed'}); it is begun again.`)
      state.timer = setTimeout(begin, again)
    })
    child.on('error', () => {}) // it could not be begun: `exit` does not follow, the site serves on
  }
  begin()
  return {
    async end() {
      state.ended = true
      clearTimeout(state.timer)
      const { child } = state
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      await new Promise<void>(resolve => {
        child.on('exit', () => resolve())
        child.kill('SIGTERM')
      })
    },
  }
}
