/** `npm test`: finds or installs Chromium, starts one PostgreSQL for the whole run, and runs every test. */
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { findOrInstallChromium } from './browser/chromium.ts'
import { startTestServer } from './database/server.ts'

const everything = [
  'packages/*/test/**/*.test.ts',
  'apps/*/test/**/*.test.ts',
  'checks/**/*.test.ts',
  'tests/**/*.test.ts',
]
const { positionals } = parseArgs({ allowPositionals: true, strict: false })
const files = globSync(positionals.length > 0 ? positionals : everything, {
  exclude: ['**/node_modules/**'],
}).sort()

const chromium = findOrInstallChromium()
if (!chromium) {
  console.error(
    'No Chromium was found or could be installed: the browser tests are skipped. Set CHROMIUM to its path to run them.',
  )
  if (process.env['CI'] === 'true') process.exit(1)
}

const server = await startTestServer()
const child = spawn(
  process.execPath,
  ['--test', '--test-timeout=300000', '--test-concurrency=2', '--test-reporter=spec', ...files],
  { stdio: 'inherit', env: { ...process.env, ...server.environment, ...(chromium ? { CHROMIUM: chromium } : {}) } },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', async code => {
  await server.stop()
  process.exit(code ?? 1)
})
