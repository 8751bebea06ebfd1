/** A fresh clone that nobody else may walk into: as root, and as an ordinary user; its packages put in without install scripts. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { repository, runToEnd, startProduct, type Wishes } from './start-product.ts'

export const title = 'A clone below a closed home directory, as root and as an ordinary user'

type Say = (line: string) => void
const person = 'waymark-proof'
/** The path of a person's shell: without what npm puts before it when it runs a script. */
const ownPath = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .filter(folder => !folder.includes('node_modules') && !folder.includes('node-gyp-bin'))
  .join(path.delimiter)

export async function prove(say: Say): Promise<void> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-proof-home-'))
  try {
    fs.chmodSync(home, 0o700)
    const checkout = freshClone(home, say)
    await startsTwice({ checkout, home }, say)
    if (process.getuid?.() === 0) await asOrdinaryUser({ checkout, home }, say)
    else say('SKIPPED: root and another user, because this is not run by root')
  } finally {
    fs.rmSync(home, { recursive: true, force: true })
  }
}

type Place = { readonly checkout: string; readonly home: string; readonly user?: number }

/** A clone of what is committed, with its packages, and without what their install scripts would have made. */
function freshClone(home: string, say: Say): string {
  const checkout = path.join(home, 'waymark')
  must('git', ['clone', '--quiet', repository, checkout], home)
  const began = Date.now()
  must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], checkout)
  say(`npm ci --ignore-scripts: ${Math.round((Date.now() - began) / 1000)} s`)
  return checkout
}

function must(program: string, words: readonly string[], cwd: string): void {
  const done = spawnSync(program, words, {
    cwd,
    encoding: 'utf8',
    env: { PATH: ownPath, HOME: path.dirname(cwd) },
  })
  assert.equal(done.status, 0, `${program} ${words.join(' ')}: ${done.stderr}`)
}

async function startsTwice({ checkout, home, user }: Place, say: Say): Promise<void> {
  const wishes: Wishes = {
    folder: '', // the product's own choice
    bare: true,
    checkout,
    words: ['launch.mjs', 'start'],
    environment: { HOME: home, LC_ALL: 'xx_YY' },
    ...(user === undefined ? {} : { user }),
  }
  const began = Date.now()
  const first = await startProduct(wishes)
  const data = /data in (.*)\)/.exec(first.said())?.[1] ?? ''
  say(
    `${who(user)}: first start with the build ${Date.now() - began} ms, data in ${data.replace(home, 'the home directory')}`,
  )
  try {
    assert.equal((await first.get('/readyz')).status, 200)
    assert.equal((await first.get('/en')).status, 200)
    assert.equal(await first.end('SIGTERM'), 0, first.said())
    const again = Date.now()
    const second = await startProduct(wishes)
    assert.ok(!second.said().includes('(once)'), second.said())
    assert.equal((await second.get('/readyz')).status, 200)
    assert.equal(await second.end('SIGINT'), 0)
    say(`${who(user)}: again, with everything kept, ${Date.now() - again} ms`)
  } finally {
    if (!data.startsWith(home)) fs.rmSync(data, { recursive: true, force: true })
  }
}

const who = (user: number | undefined): string => (user === undefined ? os.userInfo().username : 'an ordinary user')

/** The same clone in the hands of an ordinary user; then what root began for them, which is refused in words. */
async function asOrdinaryUser({ checkout, home }: Place, say: Say): Promise<void> {
  const made = spawnSync('useradd', ['--no-create-home', '--home-dir', home, person], { stdio: 'ignore' })
  if (made.status !== 0) return say('SKIPPED: an ordinary user, because none can be made here')
  try {
    const user = Number(spawnSync('id', ['-u', person], { encoding: 'utf8' }).stdout)
    must('chown', ['-R', `${user}:${user}`, home], home)
    await startsTwice({ checkout, home, user }, say)
    const folder = path.join(home, 'begun-by-root')
    fs.mkdirSync(folder)
    const refused = await runToEnd({ folder, bare: true, checkout, user, words: ['launch.mjs', 'start'] })
    assert.equal(refused.code, 1)
    assert.match(refused.said, /belongs to another user, who started Waymark there. Start as that user/)
    say('a data folder of another user: refused in words')
  } finally {
    spawnSync('userdel', [person], { stdio: 'ignore' })
  }
}
