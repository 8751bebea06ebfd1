/** How the database cluster is made: what the server's own user may read meanwhile. */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { after, test } from 'node:test'
import { createCluster } from '../src/server/cluster.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-cluster-test-'))
fs.chmodSync(folder, 0o777)
after(() => fs.rmSync(folder, { recursive: true, force: true }))

test(
  'the file that initdb reads holds no password, only what PostgreSQL keeps in place of one',
  { skip: process.platform === 'win32' && 'the stand-in for initdb is a script of a shell' },
  () => {
    const standIn = path.join(folder, 'initdb')
    const keepsTheFile = `for word; do case $word in --pwfile=*) cat "\${word#--pwfile=}" > '${folder}/seen';; esac; done\nexit 1`
    fs.writeFileSync(standIn, `#!/bin/sh\n${keepsTheFile}\n`, { mode: 0o755 })
    assert.throws(() => createCluster(folder, path.join(folder, 'data'), 'open sesame'))
    const seen = fs.readFileSync(path.join(folder, 'seen'), 'utf8')
    assert.match(seen, /^SCRAM-SHA-256\$4096:[\w+/=]{24}\$[\w+/=]{44}:[\w+/=]{44}$/)
    assert.doesNotMatch(seen, /sesame/)
    assert.deepEqual(fs.readdirSync(folder).sort(), ['initdb', 'seen'], 'and is gone afterwards')
  },
)
