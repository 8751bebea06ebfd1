import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import {
  certifyTables,
  loadSolver,
  protectTable,
  sha256,
  usualPolicy,
  verifyCertificate,
  type Certificate,
  type Rules,
} from '@waymark/disclosure'
import * as fc from 'fast-check'
import { sealOf } from '../src/certificate/certificate.ts'
import { inventedCount, inventedDimension, numbersFrom, printedWith, tableOf } from './invented.ts'

const solver = await loadSolver()
const next = numbersFrom(21)
const table = tableOf('certified', [inventedDimension('age', 4), inventedDimension('place', 5)], () =>
  inventedCount(next),
)
const safe = protectTable({ table, policy: { ...usualPolicy, complements: false } }, solver)
assert.ok(safe.ok)
const { printed, certificate } = safe.value
assert.ok(certificate.hidden.length > 5 && certificate.witnesses.length > 1)

const sealed = (changed: Certificate): Certificate => ({ ...changed, seal: sealOf(changed) })
const withRules = (changed: Partial<Rules>): Certificate => ({
  ...certificate,
  tables: certificate.tables.map(table => ({ ...table, rules: { ...table.rules, ...changed } })),
})
const kindOf = (changed: Certificate, shown = printed) => {
  const verdict = verifyCertificate([shown], changed)
  return verdict.ok ? 'accepted' : verdict.fault.kind
}

test('the digest is SHA-256', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
      assert.equal(sha256(text), createHash('sha256').update(text).digest('hex'))
    }),
  )
})

test('a certificate is accepted beside its table, also after a journey through a file', () => {
  assert.equal(kindOf(certificate), 'accepted')
  const [file, shown] = [JSON.parse(JSON.stringify(certificate)), JSON.parse(JSON.stringify(printed))]
  assert.deepEqual(verifyCertificate([shown], file), { ok: true })
})

test('a certificate says no hidden count: the printed table alone gives the same one, byte for byte', () => {
  const policy = { ...usualPolicy, complements: false }
  const again = certifyTables([printed], policy, solver)
  assert.ok(again.ok)
  assert.equal(JSON.stringify(again.value), JSON.stringify(certificate))
})

test('a table that hides too little gets no certificate, and the cells are named', () => {
  const smallOnly = printedWith(table, ({ count }) => count > 0 && count <= 4)
  const refused = certifyTables([smallOnly], { ...usualPolicy, complements: false }, solver)
  assert.ok(!refused.ok && refused.refusal.kind === 'certificate.exposed' && refused.refusal.cells.length > 0)
})

test('any change to a sealed certificate is refused', () => {
  assert.equal(kindOf(withRules({ smallest: 3 })), 'certificate.seal')
  assert.equal(kindOf({ ...certificate, witnesses: certificate.witnesses.slice(1) }), 'certificate.seal')
  assert.equal(
    kindOf({ ...certificate, seal: certificate.seal.replace(/^./, sign => (sign === '0' ? '1' : '0')) }),
    'certificate.seal',
  )
})

test('a false claim is refused though it is sealed anew', () => {
  const [first, ...rest] = certificate.hidden
  const [at, cell, from, to] = first!
  assert.equal(kindOf(sealed({ ...certificate, hidden: [[at, cell, from, to + 1], ...rest] })), 'certificate.range')
  assert.equal(kindOf(sealed({ ...certificate, hidden: rest })), 'certificate.hidden-list')
  assert.equal(kindOf(sealed({ ...certificate, witnesses: certificate.witnesses.slice(0, 1) })), 'certificate.range')
  const [witness, ...others] = certificate.witnesses
  const [[leaf, since, count], ...more] = witness as [Certificate['witnesses'][0][0], ...Certificate['witnesses'][0]]
  const bent = [[leaf, since, count + 1] as const, ...more]
  assert.equal(kindOf(sealed({ ...certificate, witnesses: [bent, ...others] })), 'certificate.witness-disagrees')
  const negative = [[leaf, since, -1] as const, ...more]
  assert.equal(kindOf(sealed({ ...certificate, witnesses: [negative, ...others] })), 'certificate.witness-not-counts')
  assert.equal(kindOf(sealed(withRules({ width: 1_000_000 }))), 'certificate.too-narrow')
})

test('a certificate does not fit a table that prints another count, or a small one', () => {
  const shownAt = printed.cells.findIndex(({ count }) => count !== null && count > 4)
  const changed = {
    ...printed,
    cells: printed.cells.map((cell, at) => (at === shownAt ? { ...cell, count: cell.count! + 1 } : cell)),
  }
  assert.equal(kindOf(certificate, changed), 'certificate.other-table')
  assert.equal(kindOf(sealed(withRules({ smallest: 1_000_000 }))), 'certificate.small-printed')
})

test('rubbish in place of a certificate is refused, not thrown at', () => {
  fc.assert(fc.property(fc.jsonValue(), rubbish => !verifyCertificate([printed], rubbish as unknown as Certificate).ok))
})
