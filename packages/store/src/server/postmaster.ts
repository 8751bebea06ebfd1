/** The process that runs a cluster: finding it, starting it, ending it. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'

export type Launch = {
  /** Where the server's log is kept. */
  readonly folder: string
  readonly data: string
  readonly socket: string
  readonly program: string
  readonly words: readonly string[]
  readonly uid: number | undefined
}

const patience = 20_000 // ms; how long an ending server may take to write everything down

const wait = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** The process id of the running server, as it wrote it down itself; undefined when none runs. */
export function postmaster(data: string): number | undefined {
  const pid = writtenPid(data)
  return pid !== undefined && alive(pid) && runsCluster(pid, data) !== false ? pid : undefined
}

/** Starts the server; `ended` is told when it is gone again. */
export function startPostmaster(launch: Launch, ended: () => void): void {
  forgetStranger(launch)
  const log = fs.openSync(path.join(launch.folder, 'postgres.log'), 'a', 0o600)
  const child = spawn(launch.program, launch.words, {
    ...(launch.uid === undefined ? {} : { uid: launch.uid, gid: launch.uid }),
    cwd: '/',
    env: { LC_ALL: 'C' }, // PGDATA and foreign locales of the outer environment break it
    detached: true, // else Ctrl-C reaches the database at the same time as the app
    stdio: ['ignore', log, log],
  })
  fs.closeSync(log)
  child.on('error', ended)
  child.on('exit', ended)
  child.unref()
}

/** Tells the server to end now, cleanly, and waits until it has. */
export async function stopPostmaster(data: string): Promise<void> {
  const pid = postmaster(data)
  if (pid === undefined) return
  process.kill(pid, 'SIGINT')
  const end = Date.now() + patience
  while (postmaster(data) === pid && Date.now() < end) await wait(20)
}

/** The last thing the server said, for a message about why it does not start. */
export function lastWords(folder: string): string {
  try {
    return fs.readFileSync(path.join(folder, 'postgres.log'), 'utf8').trimEnd().split('\n').at(-1) ?? ''
  } catch {
    return ''
  }
}

/**
 * After a restart of the machine the remembered process id may belong to another program of the same user; PostgreSQL would
 * then refuse to start. Its notes are put aside only where the system says which program that is.
 */
function forgetStranger({ data, socket }: Launch): void {
  const pid = writtenPid(data)
  if (pid === undefined || !alive(pid) || runsCluster(pid, data) !== false) return
  fs.rmSync(path.join(data, 'postmaster.pid'), { force: true })
  for (const name of fs.readdirSync(socket))
    if (name.endsWith('.lock')) fs.rmSync(path.join(socket, name), { force: true })
}

function writtenPid(data: string): number | undefined {
  try {
    const pid = Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

/** Whether this process is the server of the cluster; undefined where the system does not tell. */
function runsCluster(pid: number, data: string): boolean | undefined {
  try {
    const words = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    const given = words[words.indexOf('-D') + 1]
    return words.includes('-D') && given !== undefined && fs.realpathSync(given) === fs.realpathSync(data)
  } catch {
    return undefined
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM'
  }
}
