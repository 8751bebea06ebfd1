/** How `waymark verify` ends and what it says last: scripts go by the one, people by the other. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { after, before, test } from 'node:test'
import { assembleRelease, canonicalBytes, pageFormat, type CandidateTexts, type Files } from '@waymark/scorecard'
import { stamp } from '../../../packages/scorecard/test/keys.ts'
import { signedAgain } from '../../../packages/scorecard/test/signed-again.ts'
import { texts, threeCountries } from '../../../packages/scorecard/test/three-countries.ts'
import { networkKeys, type NetworkKeys } from '@waymark/operations'
import { createHash, createHmac } from 'node:crypto'

let folder: string
let keys: NetworkKeys
let files: Files
let exported: CandidateTexts
const commitmentKey = '07'.repeat(32)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-verify-'))
  keys = networkKeys(folder, 'test-network')
  const crypto = {
    sha256,
    hmac: (bytes: Uint8Array) => createHmac('sha256', Buffer.from(commitmentKey, 'hex')).update(bytes).digest('hex'),
    sign: keys.sign,
    publicKey: keys.publicKey,
  }
  const release = assembleRelease(threeCountries, texts, { stamp: { ...stamp, keyId: keys.keyId }, crypto })
  files = release.files
  exported = release.texts
})
after(() => fs.rmSync(folder, { recursive: true, force: true }))

type Beside = {
  readonly texts?: CandidateTexts
  readonly redactions?: readonly unknown[]
  readonly key?: string
  readonly words?: readonly string[]
  readonly before?: (folder: string) => void
}

/** Writes an export of these files and verifies it from the command line. */
function verify(given: Files, beside: Beside = {}): { status: number | null; last: string; all: string } {
  const at = fs.mkdtempSync(path.join(folder, 'export-'))
  for (const [file, bytes] of Object.entries(given)) {
    fs.mkdirSync(path.dirname(path.join(at, 'release', file)), { recursive: true })
    fs.writeFileSync(path.join(at, 'release', file), bytes)
  }
  fs.writeFileSync(path.join(at, 'texts.json'), JSON.stringify(beside.texts ?? exported))
  fs.writeFileSync(path.join(at, 'redactions.json'), JSON.stringify(beside.redactions ?? []))
  fs.writeFileSync(path.join(at, 'commitment.key'), `${beside.key ?? commitmentKey}\n`)
  if (beside.key === '') fs.rmSync(path.join(at, 'commitment.key'))
  beside.before?.(at)
  const command = path.join(import.meta.dirname, '../src/waymark.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'verify', at, ...(beside.words ?? [])], {
    encoding: 'utf8',
  })
  return { status, last: stdout.trimEnd().split('\n').at(-1)!, all: stdout + stderr }
}

/** The same release with another page format, one page changed as `laidOut`, signed again. */
function inFormat(number: number, laidOut: string): Files {
  const pages = { ...files, 'index.json': canonicalBytes({ laidOut }) }
  return signedAgain(pages, { sha256, sign: keys.sign, publicKey: keys.publicKey }, { pageFormat: number })
}

test('an intact release of this version ends with 0', () => {
  const { status, last, all } = verify(files)
  assert.deepEqual([status, last], [0, `Release 2026-1 of ${threeCountries.network.slug} is intact.`], all)
})

test('one that another version laid out ends with 3, and says which part was not computed again', () => {
  const { status, last, all } = verify(inFormat(pageFormat + 1, 'as it will be'))
  assert.equal(status, 3, all)
  assert.match(
    last,
    /^Release 2026-1 of \S+ is as it was signed\. Its figures follow from its data; its pages, .* were not computed again\.$/,
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

test('texts that nobody can check, or that are said to be redacted, have a verdict of their own', () => {
  const unchecked = verify(files, { key: '' })
  assert.equal(unchecked.status, 5, unchecked.all)
  assert.match(unchecked.last, /files of Release 2026-1 .* are intact\. Of its texts, \d+ were not checked/)
  const redactions = Object.keys(texts).map(text => ({ text, day: '2026-03-01' }))
  assert.equal(verify(files, { texts: {}, redactions }).status, 5)
})

test('a text with other words is found by whoever has the key', () => {
  const [id = '', text] = Object.entries(texts)[0]!
  const { status, all } = verify(files, { texts: { ...texts, [id]: { ...text!, body: 'Other words.' } } })
  assert.equal(status, 1)
  assert.match(all, new RegExp(`Text ${id} was changed`))
})

test('another release than the one whose manifest was named is not called intact', () => {
  const hash = sha256(files['manifest.json']!)
  assert.equal(verify(files, { words: ['--manifest', hash] }).status, 0)
  const { status, all } = verify(files, { words: ['--manifest', '0'.repeat(64)] })
  assert.equal(status, 1)
  assert.match(all, /files of another release/)
})

test('a link among the files, and a file of an odd name, are named', () => {
  const { status, all } = verify(files, {
    before(folder) {
      fs.symlinkSync('/etc/hostname', path.join(folder, 'release', 'more.json'))
      fs.writeFileSync(path.join(folder, 'release', '__proto__'), 'more')
    },
  })
  assert.equal(status, 1)
  assert.match(all, /more\.json is no plain file/)
  assert.match(all, /__proto__ is not part of the release/)
})
