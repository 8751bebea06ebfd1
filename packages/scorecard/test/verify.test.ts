import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { assembleRelease, canonicalBytes, decodeUtf8, verifyRelease, type Files } from '../src/index.ts'
import { anybody, keys, keysFrom, stamp } from './keys.ts'
import { signedAgain as signedOver } from './signed-again.ts'
import { texts, threeCountries } from './three-countries.ts'

const release = assembleRelease(threeCountries, texts, { stamp, crypto: keys })
const auditor = { ...anybody, hmac: keys.hmac, sealed: release.sealed, texts: release.texts }
const kinds = (files: Files, verifier = anybody) => verifyRelease(files, verifier).findings.map(finding => finding.kind)

test('an untouched release is intact, and says that nobody checked whose key it is', () => {
  const report = verifyRelease(release.files, anybody)
  assert.equal(report.intact, true)
  assert.deepEqual(report.notes, [
    { kind: 'verify.signer-not-checked', keyId: 'key-1' },
    { kind: 'verify.texts-not-checked', count: 8 },
    { kind: 'verify.sealed-not-checked' },
    { kind: 'verify.only-with-sealed', members: 1, splits: 0 },
  ])
  assert.ok(report.checked.figures > 50)
})

test('with a known key the signer is named, and another key is a finding', () => {
  const known = verifyRelease(release.files, { ...auditor, knownKeys: [keys.publicKey] })
  assert.deepEqual([known.findings, known.notes], [[], [{ kind: 'verify.signed-by-known-key', keyId: 'key-1' }]])
  const other = { ...anybody, knownKeys: [keysFrom(9).publicKey] }
  assert.deepEqual(kinds(release.files, other), ['verify.signer-is-another'])
})

test('one flipped bit anywhere in the public files is found by anybody', () => {
  const paths = Object.keys(release.files)
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.nat(), fc.nat(7), (path, place, bit) => {
      const bytes = Uint8Array.from(release.files[path] as Uint8Array)
      const at = place % bytes.length
      bytes[at] = (bytes[at] as number) ^ (1 << bit)
      assert.notDeepEqual(kinds({ ...release.files, [path]: bytes }), [], `${path} at ${at} bit ${bit}`)
    }),
    { numRuns: 150 },
  )
})

test('a manifest with any of its fields called by another name is a finding', () => {
  const manifest = new TextDecoder().decode(release.files['manifest.json'] as Uint8Array)
  const fields = [...new Set(manifest.match(/"[A-Za-z0-9]+"(?=:)/g))]
  assert.ok(fields.length > 10, fields.join(' '))
  for (const field of fields) {
    const bytes = new TextEncoder().encode(manifest.replace(`${field}:`, `"x${field.slice(1)}:`))
    assert.notDeepEqual(kinds({ ...release.files, 'manifest.json': bytes }), [], field)
  }
})

test('one flipped bit in the sealed files is found by whoever has the key', () => {
  const paths = Object.keys(release.sealed)
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.nat(), fc.nat(7), (path, place, bit) => {
      const bytes = Uint8Array.from(release.sealed[path] as Uint8Array)
      bytes[place % bytes.length] = (bytes[place % bytes.length] as number) ^ (1 << bit)
      const report = verifyRelease(release.files, { ...auditor, sealed: { ...release.sealed, [path]: bytes } })
      assert.ok(report.findings.some(finding => finding.kind === 'verify.sealed-changed'))
    }),
    { numRuns: 40 },
  )
})

test('a missing file and a file too many are named', () => {
  const { 'countries/QMA.json': _, ...fewer } = release.files
  assert.deepEqual(kinds(fewer), ['verify.file-missing', 'verify.page-missing'])
  const more = { ...release.files, 'countries/QZZ.json': canonicalBytes({}) }
  assert.deepEqual(kinds(more), ['verify.file-extra', 'verify.page-extra'])
})

const signedAgain = (changed: Files): Files => signedOver({ ...release.files, ...changed }, keys)

const changedText = (path: string, from: string, to: string): Files => {
  const text = decodeUtf8(release.files[path] as Uint8Array) as string
  assert.ok(text.includes(from), `${path} has ${from}`)
  return { [path]: new TextEncoder().encode(text.replace(from, to)) }
}

test('a number changed on a page and signed again is found, with its figure and what it should be', () => {
  const path = 'indicators/small-2026/O1d.json'
  const page = JSON.parse(decodeUtf8(release.files[path] as Uint8Array) as string)
  page.figures[0].figure.shares.yes.count = 3
  const { findings } = verifyRelease(signedAgain({ [path]: canonicalBytes(page) }), anybody)
  assert.deepEqual(findings, [
    {
      kind: 'verify.page-differs',
      path,
      at: 'figures[0].figure.shares.yes.count',
      figure: 'small/O1d@1/2026/member',
      found: '3',
      computed: '1',
    },
  ])
})

test('an answer changed in the base and signed again no longer fits the pages', () => {
  const files = signedAgain(changedText('data/answers.json', '"state": "yes"', '"state": "no"'))
  const { findings } = verifyRelease(files, anybody)
  assert.ok(findings.some(finding => finding.kind === 'verify.page-differs' && finding.figure !== null))
})

test('a member figure changed everywhere and signed again is found by the auditor alone', () => {
  const base = changedText('data/member-figures.json', '"yes": 6', '"yes": 5')
  const found = verifyRelease(signedAgain(base), auditor).findings
  assert.ok(
    found.some(
      finding => finding.kind === 'verify.base-differs-from-sealed' && finding.path === 'data/member-figures.json',
    ),
  )
})

test('a figure that breaks the law is named even where base and page agree', () => {
  const base = changedText('data/member-figures.json', '"yes": 6', '"yes": 5')
  const found = verifyRelease(signedAgain(base), anybody).findings
  assert.ok(
    found.some(finding => finding.kind === 'verify.figure-breaks-law' && finding.violation.includes('answered')),
  )
})

test('a base that breaks its own rules is a finding, not a crash', () => {
  const files = signedAgain(changedText('data/answers.json', '"numerator": "1"', '"count": "1"'))
  assert.ok(kinds(files).includes('verify.pages-not-computable'))
  assert.deepEqual(kinds({}), ['verify.manifest-missing'])
  assert.deepEqual(kinds({ 'manifest.json': canonicalBytes({ format: 2 }) }), ['verify.format-unknown'])
  assert.deepEqual(kinds({ 'manifest.json': canonicalBytes(null) }), ['verify.manifest-damaged'])
})

test('a redacted text leaves the release intact and is counted with its day', () => {
  const { 'text-7001': _, ...left } = release.texts
  const redactions = [{ text: 'text-7001', day: '2026-05-05' }]
  const report = verifyRelease(release.files, { ...auditor, texts: left, redactions })
  assert.deepEqual(report.findings, [])
  assert.deepEqual(report.notes.at(-1), { kind: 'verify.texts-redacted', count: 1, day: '2026-05-05' })
  assert.deepEqual(kinds(release.files, { ...auditor, texts: left }), ['verify.text-missing'])
  assert.deepEqual(kinds(release.files, { ...auditor, redactions }), ['verify.redacted-text-present'])
})

test('a text with other words, or the words of another text, does not fit its commitment', () => {
  const [one, other] = [release.texts['text-7001']!, release.texts['text-7003']!]
  const swapped = { ...release.texts, 'text-7001': other, 'text-7003': one }
  assert.deepEqual(kinds(release.files, { ...auditor, texts: swapped }), ['verify.text-changed', 'verify.text-changed'])
})
