// Brings what a command needs (packages, Node 24, the built site), then runs it. Plain JavaScript, so that any Node from 20 on can read it.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = path.dirname(fileURLToPath(import.meta.url))
const [command = 'start', ...words] = process.argv.slice(2)

/** The first locked package that is not installed in its locked version, or undefined when all are there. */
function missingPackage() {
  const kept = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(kept)) return 'every package'
  const here = JSON.parse(readFileSync(kept, 'utf8')).packages
  const locked = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(locked).find(
    ([at, entry]) => at !== '' && !entry.optional && here[at]?.version !== entry.version,
  )?.[0]
}

function install() {
  if (missingPackage() === undefined) return
  console.error('Installing what is missing (once) ...')
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) fail('npm ci did not succeed; its message stands above.')
}

/** Node 24, which npm installed beside the other packages; on systems without such a package, the Node that runs this. */
function node24() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const brought = path.join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(brought)) return brought
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  fail(
    `Node 24 is needed; npm could not bring it for ${process.platform} ${process.arch}. Install Node 24 and try again.`,
  )
}

/** A digest of everything the built site is made of. */
function sourcesDigest() {
  const digest = createHash('sha256')
  const read = folder => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (['node_modules', 'build', '.svelte-kit', 'gallery', 'test'].includes(entry.name)) continue
      const file = path.join(folder, entry.name)
      if (entry.isDirectory()) read(file)
      else digest.update(path.relative(root, file)).update(readFileSync(file))
    }
  }
  read(path.join(root, 'apps/web'))
  for (const name of readdirSync(path.join(root, 'packages'))) {
    const source = path.join(root, 'packages', name, 'src')
    if (existsSync(source)) read(source)
  }
  // What the sources import from the content.
  for (const file of ['package-lock.json', 'content/languages.json', 'content/messages/unserved.json'])
    digest.update(readFileSync(path.join(root, file)))
  return digest.digest('hex')
}

function build(node, always = false) {
  const stamp = path.join(root, 'apps/web/build/sources.sha256')
  const digest = sourcesDigest()
  if (!always && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  console.error('Building the site ...')
  const vite = path.join(root, 'node_modules/vite/bin/vite.js')
  const done = spawnSync(node, [vite, 'build', '--logLevel', 'error'], {
    cwd: path.join(root, 'apps/web'),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment(node),
  })
  if (done.status !== 0) fail('The site could not be built; the reason stands above.')
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, digest)
}

function environment(node) {
  const places = [path.dirname(node), path.join(root, 'node_modules/.bin'), process.env.PATH ?? '']
  return { ...process.env, PATH: places.join(path.delimiter) }
}

/** Runs a program to its end and ends as it ended; signals are handed on. */
function run(node, script, more) {
  const child = spawn(node, [path.join(root, script), ...more], { cwd: root, stdio: 'inherit', env: environment(node) })
  // From a terminal Ctrl-C reaches the child as well: told twice, it ends once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

function fail(message) {
  console.error(message)
  process.exit(1)
}

const scripts = {
  start: ['apps/cli/src/waymark.ts', 'start'],
  dev: ['apps/cli/src/waymark.ts', 'dev'],
  waymark: ['apps/cli/src/waymark.ts'],
  test: ['tests/run.ts'],
  check: ['checks/run.ts'],
  prove: ['prove/run.ts'],
  bench: ['bench/run.ts'],
}

install()
const node = node24()
if (command === 'build') build(node, true)
else if (Object.hasOwn(scripts, command)) {
  if (['start', 'test', 'prove', 'bench'].includes(command)) build(node)
  const [script, ...first] = scripts[command]
  if (!statSync(path.join(root, script), { throwIfNoEntry: false })) fail(`${command} is not part of this checkout.`)
  run(node, script, [...first, ...words])
} else fail(`Unknown command "${command}". Known: ${[...Object.keys(scripts), 'build'].join(', ')}.`)
