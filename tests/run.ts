/** `npm test`: finds or installs Chromium, starts one PostgreSQL for the whole run, and runs every test. */
import { spawn } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { startTestServer } from '@waymark/testing'
import { findOrInstallChromium } from './browser/chromium.ts'
import { countingQuietMinutes } from './quiet-minutes.ts'

const everything = [
  'packages/*/test/**/*.test.ts',
  'apps/*/test/**/*.test.ts',
  'checks/**/*.test.ts',
  'tests/**/*.test.ts',
  'prove/**/*.test.ts',
]
/** Packages whose tests need no database, file or clock of their own: they share one process. */
const pure = /^packages\/(language|framework|network|collection|measure|scorecard|plan)\/test\//
/** What takes longest comes first, so that nothing long is left for the end. */
const longFirst = [/^tests\/browser\//, /^tests\/vectors\//, /^tests\/journeys\//, /^apps\//, /^tests\//]
const mostMinutes = 20 // as on a machine that does nothing else; a run that takes longer is no run that anybody waits for

const { positionals } = parseArgs({ allowPositionals: true, strict: false })
const named = positionals.map(positional =>
  existsSync(positional) && statSync(positional).isDirectory() ? `${positional}/**/*.test.ts` : positional,
)
const files = globSync(named.length > 0 ? named : everything, { exclude: ['**/node_modules/**'] })
  .map(file => file.split(path.sep).join('/'))
  .sort((file, other) => rank(file) - rank(other) || (file < other ? -1 : 1))

function rank(file: string): number {
  const found = longFirst.findIndex(kind => kind.test(file))
  return found < 0 ? longFirst.length : found
}

const chromium = findOrInstallChromium()
if (!chromium) {
  console.error(
    'No Chromium was found or could be installed: the browser tests are skipped. Set CHROMIUM to its path to run them.',
  )
  if (process.env['CI'] === 'true') process.exit(1)
}

const began = Date.now()
const quietMinutes = countingQuietMinutes()
const server = await startTestServer()
const environment = { ...process.env, ...server.environment, ...(chromium ? { CHROMIUM: chromium } : {}) }
const reporters = ['spec', './tests/by-file.ts'].flatMap(name => [
  `--test-reporter=${name}`,
  '--test-reporter-destination=stdout',
])
let stopped: NodeJS.Signals | undefined
let running: ReturnType<typeof spawn> | undefined
/** Ends the tests and the database where this process is killed. */
const watching = spawn(process.execPath, ['tests/watch-over.ts', server.environment['WAYMARK_TEST_FOLDER']!], {
  stdio: ['pipe', 'ignore', 'inherit'],
  detached: true, // Ctrl-C is this process's to hear
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    stopped = signal
    if (running?.pid) tryKill(-running.pid, signal)
  })

/** Runs files in processes of their own, or together in one; gives the exit status back. */
function run(some: readonly string[], together: boolean): Promise<number> {
  if (some.length === 0 || stopped) return Promise.resolve(stopped ? 1 : 0)
  const how = together ? ['--test-isolation=none'] : ['--test-concurrency=2']
  const words = ['--test', '--test-timeout=600000', ...how, ...reporters, ...some]
  // A group of their own, so that whatever they began ends with them.
  running = spawn(process.execPath, words, { stdio: 'inherit', env: environment, detached: true })
  watching.stdin!.write(`${running.pid}\n`)
  return new Promise(resolve => running?.on('exit', code => resolve(code ?? 1)))
}

/** The group may have ended in the same moment. */
function tryKill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    running = undefined
  }
}

const together = await run(
  files.filter(file => pure.test(file)),
  true,
)
const apart = await run(
  files.filter(file => !pure.test(file)),
  false,
)
await server.stop()
watching.stdin!.end()
if (stopped) process.exit(1)
const quiet = quietMinutes()
const all = (Date.now() - began) / 60_000
console.log(`All in all ${all.toFixed(1)} minutes, ${quiet.toFixed(1)} as on a machine that does nothing else.`)
const tooLong = quiet > mostMinutes
if (tooLong)
  console.error(
    `More than ${mostMinutes} minutes fail the run: cut or share what takes longest (see the seconds by file).`,
  )
process.exit(together || apart || (tooLong ? 1 : 0))
