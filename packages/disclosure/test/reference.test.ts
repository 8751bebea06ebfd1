import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import {
  auditTables,
  loadSolver,
  protectTable,
  quickEffort,
  usualEffort,
  usualPolicy,
  verifyCertificate,
} from '@waymark/disclosure'
import type { PrintedTable, Protected } from '@waymark/disclosure'
import { naiveReader, type NaiveReader } from './naive-reader.ts'
import { absent, reference, referenceIsHere, referenceNames, type Reference } from './reference.ts'

const solver = await loadSolver()

// Large tables get one order and no tidying here; the long proof (npm run prove) looks further.
const large = ['t10k-n4-nz', 'cp4000-linked-n4-nz']
const names = referenceIsHere ? referenceNames().filter(name => !/round\d+$|^incr/.test(name)) : []
const ours = new Map<string, Protected>()
let intervals: NaiveReader

function protectReference(id: string): { done: Protected; known: Reference } {
  const known = reference(id)
  const policy = { ...usualPolicy, complements: false, smallest: known.smallest, zerosShown: known.zerosShown }
  const effort = large.includes(id) ? quickEffort : usualEffort
  const done = ours.get(id) ?? protectTable({ table: known.table, policy, effort }, solver)
  if ('ok' in done && !done.ok) assert.fail(`${id}: ${JSON.stringify(done.refusal)}`)
  const value = 'ok' in done ? done.value : done
  ours.set(id, value)
  return { done: value, known }
}

const isSmallCell =
  ({ table, smallest, zerosShown }: Reference) =>
  (cell: number) => {
    const { count } = table.cells[cell]!
    return count <= smallest && (count > 0 || !zerosShown)
  }

before(async () => {
  intervals = await naiveReader()
})

test('every reference table comes out with nothing small in print and a certificate that its readers can check', t => {
  if (!referenceIsHere) return t.skip(absent)
  for (const id of names) {
    const { done, known } = protectReference(id)
    const isSmall = isSmallCell(known)
    assert.ok(
      done.printed.cells.every((cell, at) => cell.count === null || !isSmall(at)),
      id,
    )
    assert.deepEqual(verifyCertificate([done.printed], done.certificate), { ok: true }, id)
  }
})

test('a reader who assumes less than is true, and one who assumes all of it, know no hidden count of a reference table', t => {
  if (!referenceIsHere) return t.skip(absent)
  for (const id of names.filter(name => !large.includes(name))) {
    const { done, known } = protectReference(id)
    for (const atLeastOne of known.zerosShown ? [true, false] : [false]) {
      const judged = auditTables([done.printed], { atLeastOne, width: 1 }, solver)
      assert.ok(judged.ok && judged.value.exposed.length === 0, `${id}, at least one: ${atLeastOne}`)
    }
  }
})

test('a second program that knows nothing of the engine finds every hidden count uncertain', t => {
  if (!referenceIsHere) return t.skip(absent)
  for (const id of names.filter(name => !/^(d3|t1k|t10k|cp4000)/.test(name))) {
    const { done, known } = protectReference(id)
    for (const { low, high, cell } of intervals([done.printed], known.zerosShown)) {
      assert.ok(high - low >= 1 - 1e-6, `${id}: ${JSON.stringify(done.printed.cells[cell]!.at)}`)
    }
  }
})

test('hiding only the small counts leaks in the reference tables, and the audit names small counts that it gives away', t => {
  if (!referenceIsHere) return t.skip(absent)
  for (const id of ['d1-n4-nz', 'd2-n4', 'd2-n4-nz', 'd3-n4-nz', 'mun_accidents-n3-nz', 't1k-n4']) {
    const known = reference(id)
    const judged = auditTables([known.primary], { atLeastOne: known.zerosShown, width: 1 }, solver)
    assert.ok(judged.ok)
    assert.ok(judged.value.exposed.filter(({ cell }) => isSmallCell(known)(cell)).length > 0, id)
  }
})

test('in sum no more is hidden than in the reference patterns, over the tables where those are safe', t => {
  if (!referenceIsHere) return t.skip(absent)
  const sums = { ours: 0, theirs: 0, tables: 0 }
  for (const id of names.filter(name => name !== 'cp4000-linked-n4-nz')) {
    const known = reference(id)
    const judged = auditTables([known.theirs], { atLeastOne: known.zerosShown, width: 1 }, solver)
    assert.ok(judged.ok, id)
    if (judged.value.exposed.some(({ cell }) => isSmallCell(known)(cell))) continue
    sums.ours += protectReference(id).done.loss.hidden
    sums.theirs += known.theirs.cells.filter(cell => cell.count === null).length
    sums.tables += 1
  }
  assert.ok(sums.tables >= 30, `${sums.tables} tables`)
  assert.ok(sums.ours <= sums.theirs, JSON.stringify(sums))
})

test('the linked tables of 4,000 children: none known (the reference pattern gives 21 away), at most 3 per cent more hidden', t => {
  if (!referenceIsHere) return t.skip(absent)
  const { done, known } = protectReference('cp4000-linked-n4-nz')
  const theirs = known.theirs.cells.filter(cell => cell.count === null).length
  assert.ok(done.loss.hidden <= 1.03 * theirs, `${done.loss.hidden} of ${theirs}`)
  const witnessed = new Map(done.certificate.hidden.map(([, cell, from, to]) => [cell, to - from]))
  assert.ok(done.printed.cells.every((cell, at) => cell.count !== null || witnessed.get(at)! >= 1))
})

test('four yearly releases in turn: nothing is disclosed in their union', t => {
  if (!referenceIsHere) return t.skip(absent)
  const earlier: Protected['release'][] = []
  const printed: PrintedTable[] = []
  for (const id of ['incr-a1', 'incr-a2', 'incr-a3', 'incr-a4']) {
    const { table, smallest } = reference(id)
    const policy = { ...usualPolicy, complements: false, smallest, zerosShown: false }
    const done = protectTable({ table, policy, earlier }, solver)
    assert.ok(done.ok, id)
    earlier.push(done.value.release)
    printed.push(done.value.printed)
    assert.deepEqual(verifyCertificate(printed, done.value.certificate), { ok: true })
  }
  const judged = auditTables(printed, { atLeastOne: false, width: 1 }, solver)
  assert.ok(judged.ok)
  assert.deepEqual(judged.value.exposed, [])
  for (const { low, high } of intervals(printed, false)) assert.ok(high - low >= 1 - 1e-6)
})
