/** How `waymark verify` ends and what it says last: scripts go by the one, people by the other. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { after, before, test } from 'node:test'
import { assembleRelease, canonicalBytes, pageFormat, type Files } from '@waymark/scorecard'
import { stamp } from '../../../packages/scorecard/test/keys.ts'
import { signedAgain } from '../../../packages/scorecard/test/signed-again.ts'
import { texts, threeCountries } from '../../../packages/scorecard/test/three-countries.ts'
import { networkKeys, type NetworkKeys } from '@waymark/operations'
import { createHash } from 'node:crypto'

let folder: string
let keys: NetworkKeys
let files: Files
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-verify-'))
  keys = networkKeys(folder, 'test-network')
  const crypto = { sha256, hmac: () => '00', sign: keys.sign, publicKey: keys.publicKey }
  files = assembleRelease(threeCountries, texts, { stamp: { ...stamp, keyId: keys.keyId }, crypto }).files
})
after(() => fs.rmSync(folder, { recursive: true, force: true }))

/** Writes an export of these files and verifies it from the command line. */
function verify(given: Files): { status: number | null; last: string; all: string } {
  const at = fs.mkdtempSync(path.join(folder, 'export-'))
  for (const [file, bytes] of Object.entries(given)) {
    fs.mkdirSync(path.dirname(path.join(at, 'release', file)), { recursive: true })
    fs.writeFileSync(path.join(at, 'release', file), bytes)
  }
  fs.writeFileSync(path.join(at, 'texts.json'), JSON.stringify(texts))
  fs.writeFileSync(path.join(at, 'redactions.json'), '[]')
  const command = path.join(import.meta.dirname, '../src/waymark.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'verify', at], { encoding: 'utf8' })
  return { status, last: stdout.trimEnd().split('\n').at(-1)!, all: stdout + stderr }
}

/** The same release with another page format, one page changed as `laidOut`, signed again. */
function inFormat(number: number, laidOut: string): Files {
  const pages = { ...files, 'index.json': canonicalBytes({ laidOut }) }
  return signedAgain(pages, { sha256, sign: keys.sign, publicKey: keys.publicKey }, { pageFormat: number })
}

test('an intact release of this version ends with 0', () => {
  const { status, last, all } = verify(files)
  assert.deepEqual([status, last], [0, 'Release 2026-1 is intact.'], all)
})

test('one that another version laid out ends with 3, and says which part was not computed again', () => {
  const { status, last, all } = verify(inFormat(pageFormat + 1, 'as it will be'))
  assert.equal(status, 3, all)
  assert.match(
    last,
    /^Release 2026-1 is as it was signed\. Its figures follow from its data; its pages, .* were not computed again\.$/,
  )
  assert.match(
    all,
    new RegExp(
      `NOT computed again: they are laid out in page format ${pageFormat + 1}, .* page format ${pageFormat}\\. A newer version can\\.`,
    ),
  )
})

test('a page changed and signed again in the format of this version ends with 1', () => {
  const { status, last, all } = verify(inFormat(pageFormat, 'otherwise'))
  assert.equal(status, 1, all)
  assert.match(last, /NOT intact/)
})

test('a manifest that this version cannot read ends with 4, and calls nothing broken', () => {
  const { status, last } = verify({ ...files, 'manifest.json': canonicalBytes({ format: 2 }) })
  assert.deepEqual([status, last], [4, 'The release was NOT verified: take a newer version.'])
})
