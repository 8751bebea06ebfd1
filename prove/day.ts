/**
 * A day of whoever changes the code, in a copy of the checkout: `npm run dev` serves pages from their sources over a database of its own, and
 * a page changes with a component, a message and a package while it runs, and its open pages hear of it; Ctrl-C leaves nothing running. A run of
 * tests that is stopped or killed leaves no database behind.
 */
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { copyCheckout } from '../checks/copy-of-checkout.ts'
import { databaseOf, newFolder, startProduct, wait, type Product } from './start-product.ts'

export const title = "The developer's day: pages from their sources, and nothing left running"

const patience = 30_000 // ms

/** Changes one text of a file of the copy. */
function edit(copy: string, { file, find, put }: { file: string; find: string; put: string }): void {
  const text = readFileSync(path.join(copy, file), 'utf8')
  assert.ok(text.includes(find), `${file} has ${find}`)
  writeFileSync(
    path.join(copy, file),
    text.replace(find, () => put),
  )
}

/** Asks for the page until it says so. */
async function says(product: Product, at: string, wanted: RegExp): Promise<void> {
  const limit = Date.now() + patience
  for (;;) {
    const page = await (await product.get(at)).text()
    if (wanted.test(page)) return
    assert.ok(
      Date.now() < limit,
      `${at} does not say ${String(wanted)}: ${page.replaceAll(/<style[^]*?<\/style>/g, '').slice(0, 1500)}`,
    )
    await wait(100)
  }
}

/** Resolves when an open page hears that something changed. */
async function hears(product: Product): Promise<() => Promise<void>> {
  const { body, headers } = await product.get('/reload')
  assert.equal(headers.get('content-type'), 'text/event-stream')
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
  await reader.read() // its first line says that it listens
  return async () => {
    const heard = await Promise.race([reader.read(), wait(patience).then(() => ({ value: 'nothing' }))])
    await reader.cancel().catch(() => {})
    assert.match(String(heard.value), /changed/)
  }
}

const changes = [
  {
    what: 'a component',
    file: 'apps/web/src/routes/[language=language]/about/+page.svelte',
    find: '<h1>',
    put: '<h1>Planted component ',
    says: /<h1>\s*Planted component /,
  },
  {
    what: 'a message',
    file: 'content/messages/about.json',
    find: '"en": "',
    put: '"en": "Planted message ',
    says: /Planted message /,
  },
  {
    what: 'a package',
    file: 'packages/language/src/say.ts',
    find: 'export ',
    put: 'export const planted = 1\nexport ',
    says: /<h1>/,
  },
]

async function develops(say: (line: string) => void, copy: string): Promise<void> {
  const data = newFolder('day')
  try {
    const words = ['launch.mjs', 'dev']
    const product = await startProduct({ folder: data.at, checkout: copy, words, environment: { WAYMARK_DEMO: 'off' } })
    await says(product, '/en/about', /<script src="\/reload\.js"><\/script>/)
    await says(product, '/gallery', /Gallery of components/)
    for (const { what, says: wanted, ...change } of changes) {
      const heard = await hears(product)
      edit(copy, { ...change })
      await heard()
      await says(product, '/en/about', wanted)
      say(`a page changes with ${what} while npm run dev runs, and hears of it`)
    }
    assert.equal(await product.end('SIGINT', 'SIGINT'), 0, product.said())
    assert.equal(databaseOf(data.at), undefined, 'no database is left running')
    say('Ctrl-C ends it, and its database with it')
  } finally {
    data.forget()
  }
}

/** Checks the types of the pure packages, a second time from what the first time kept: a fault that came since is found all the same. */
function checksTypes(say: (line: string) => void, copy: string): void {
  const check = () => {
    const began = performance.now()
    const words = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.pure.json']
    const { status, stdout } = spawnSync(process.execPath, words, { cwd: copy, encoding: 'utf8' })
    return { status, stdout, took: (performance.now() - began) / 1000 }
  }
  const first = check()
  assert.equal(first.status, 0, first.stdout)
  assert.ok(existsSync(path.join(copy, 'node_modules/.cache/types/pure.tsbuildinfo')), 'what was found is kept')
  const again = check()
  assert.equal(again.status, 0, again.stdout)
  edit(copy, {
    file: 'packages/language/src/say.ts',
    find: 'export const planted = 1',
    put: 'const planted: string = 1',
  })
  const faulty = check()
  assert.match(faulty.stdout, /say\.ts.*Type 'number' is not assignable to type 'string'/)
  say(`types: ${first.took.toFixed(1)} s, again ${again.took.toFixed(1)} s; a fault that came since is found`)
}

const longTest = `import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { testInstallation } from '@waymark/testing'
test('takes long', async () => {
  await testInstallation()
  writeFileSync('tests/planted/begun', process.env['WAYMARK_TEST_FOLDER'])
  await new Promise(resolve => setTimeout(resolve, 600_000))
})
`

/** Begins a run of tests through the launcher, stops it in its midst, and waits until its database and its tests are gone. */
async function stops(copy: string, signal: NodeJS.Signals): Promise<void> {
  const planted = path.join(copy, 'tests/planted')
  const begun = path.join(planted, 'begun')
  rmSync(planted, { recursive: true, force: true })
  mkdirSync(planted)
  writeFileSync(path.join(planted, 'long.test.ts'), longTest)
  const run = spawn(process.execPath, ['tests/run.ts', 'tests/planted/long.test.ts'], { cwd: copy, stdio: 'ignore' })
  const over = new Promise(resolve => run.on('exit', resolve))
  await until('the test begins', () => existsSync(begun))
  const folder = readFileSync(begun, 'utf8')
  const server = databaseOf(folder)
  assert.ok(server, 'the run has a database')
  run.kill(signal)
  await over
  await until('the database is gone', () => !existsSync(folder) && !isAlive(server))
  await until('the tests are gone', () => runningIn(copy).length === 0)
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const limit = Date.now() + patience
  while (!holds()) {
    assert.ok(Date.now() < limit, what)
    await wait(50)
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Processes that work in the folder, where the system says so. */
function runningIn(folder: string): readonly string[] {
  return globSync('/proc/[0-9]*/cwd').filter(link => {
    try {
      return readlinkSync(link) === folder
    } catch {
      return false
    }
  })
}

export async function prove(say: (line: string) => void): Promise<void> {
  const copy = mkdtempSync(path.join(tmpdir(), 'day-'))
  try {
    mkdirSync(copy, { recursive: true })
    copyCheckout(copy)
    await develops(say, copy)
    checksTypes(say, copy)
    copyCheckout(copy)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
      await stops(copy, signal)
      say(`a run of tests that ${signal} ends leaves no database and no test behind`)
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
