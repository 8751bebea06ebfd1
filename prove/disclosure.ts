import assert from 'node:assert/strict'
import {
  auditTables,
  loadSolver,
  protectTable,
  usualPolicy,
  verifyCertificate,
  type Certificate,
  type Policy,
  type PrintedTable,
  type Release,
  type Solver,
  type Table,
} from '@waymark/disclosure'
import { sealOf } from '../packages/disclosure/src/certificate/certificate.ts'
import { inventedCount, inventedDimension, numbersFrom, tableOf } from '../packages/disclosure/test/invented.ts'
import { naiveReader, type NaiveReader } from '../packages/disclosure/test/naive-reader.ts'
import { absent, reference, referenceIsHere } from '../packages/disclosure/test/reference.ts'

export const title = 'Protected counts: 200 invented tables in three releases each, and 1,000 forged certificates'

const tables = 200
const forgeries = 1_000
type Certified = { readonly printed: readonly PrintedTable[]; readonly certificate: Certificate }

/**
 * Three yearly releases of 200 invented tables of 2 to 5 dimensions: each repeats the years before it, and in every fourth
 * table a count is corrected. A reader of everything published is tried by three programs: the verifier, the audit, and a
 * naive one that writes the whole system down. Then 1,000 certificates are changed; none may be accepted.
 */
export async function prove(say: (line: string) => void): Promise<void> {
  const solver = await loadSolver()
  const naive = await naiveReader()
  const certified: Certified[] = []
  const sums = { releases: 0, hidden: 0, refused: 0, asked: 0 }
  for (let number = 0; number < tables; number++) {
    const found = releasesOf(number, solver, sums)
    certified.push(...found)
    sums.asked += attackAll(found.at(-1), number, { solver, naive })
    if (number % 20 === 19)
      say(`${number + 1} tables: ${sums.releases} releases, ${sums.hidden} hidden counts, none recovered`)
  }
  say(
    `${sums.refused} releases refused because earlier ones disclose already; ${sums.asked} counts asked of the naive reader`,
  )
  assert.ok(sums.refused <= tables * 0.03, 'too many releases were refused')
  forgeAll(certified)
  say(`${forgeries} forged certificates, all refused`)
  judgeReference(solver, say)
}

/** The linked reference tables of 4,000 children: what the reference pattern gives away, and what this engine's does. */
function judgeReference(solver: Solver, say: (line: string) => void): void {
  if (!referenceIsHere) return say(absent)
  const { table, theirs, smallest } = reference('cp4000-linked-n4-nz')
  const isSmall = (cell: number) => table.cells[cell]!.count >= 1 && table.cells[cell]!.count <= smallest
  const judge = (printed: PrintedTable) => {
    const judged = auditTables([printed], { atLeastOne: true, width: 1 }, solver)
    assert.ok(judged.ok)
    return judged.value.exposed.filter(({ cell }) => isSmall(cell)).length
  }
  const ours = protectTable({ table, policy: { ...usualPolicy, smallest, complements: false } }, solver)
  assert.ok(ours.ok)
  const hidden = (printed: PrintedTable) => printed.cells.filter(({ count }) => count === null).length
  const [known, theirsHidden, oursHidden] = [judge(theirs), hidden(theirs), hidden(ours.value.printed)]
  say(
    `linked tables of 4,000 children: the reference pattern hides ${theirsHidden} and gives ${known} small counts away`,
  )
  assert.equal(judge(ours.value.printed), 0)
  say(`  this engine hides ${oursHidden} and gives none away`)
  assert.ok(oursHidden <= 1.03 * theirsHidden)
}

function policyOf(number: number): Policy {
  return {
    ...usualPolicy,
    smallest: [2, 3, 4, 9][number % 4]!,
    zerosShown: number % 3 !== 0,
    complements: number % 2 === 0,
    width: number % 10 === 7 ? 2 : 1,
  }
}

/** Three releases that grow by a year; leaf counts are drawn once and kept, but for one correction. */
function tablesOf(number: number): readonly Table[] {
  const next = numbersFrom(number + 1)
  const wide = 2 + (number % 4) // dimensions, the year among them
  const others = Array.from({ length: wide - 1 }, (_, axis) => inventedDimension(`d${axis}`, leavesOf(wide, next())))
  const counts = new Map<string, number>()
  return [1, 2, 3].map(years => {
    const codes = Array.from({ length: years }, (_, at) => `year${at + 1}`)
    const year = { name: 'year', members: { Total: codes, ...Object.fromEntries(codes.map(code => [code, [code]])) } }
    let corrected = number % 4 !== 0 || years !== 3
    return tableOf(`table ${number}, release ${years}`, [...others, year], leaf => {
      const key = leaf.join(' ')
      if (!counts.has(key)) counts.set(key, inventedCount(next))
      else if (!corrected && counts.get(key)! > 20) {
        counts.set(key, counts.get(key)! + 1 + Math.floor(next() * 30))
        corrected = true
      }
      return counts.get(key)!
    })
  })
}

function leavesOf(dimensions: number, at: number): number {
  const most = [0, 0, 9, 5, 3, 2][dimensions]!
  return 2 + Math.floor(at * (most - 1))
}

function releasesOf(
  number: number,
  solver: Solver,
  sums: { releases: number; hidden: number; refused: number },
): readonly Certified[] {
  const policy = policyOf(number)
  const earlier: Release[] = []
  const printed: PrintedTable[] = []
  const certified: Certified[] = []
  for (const table of tablesOf(number)) {
    const safe = protectTable({ table, policy, earlier, effort: { orders: 2, audits: 10 } }, solver)
    if (!safe.ok) {
      assert.equal(safe.refusal.kind, 'release.already-disclosed', `${table.id}: ${JSON.stringify(safe.refusal)}`)
      sums.refused++
      break
    }
    earlier.push(safe.value.release)
    printed.push(safe.value.printed)
    assert.deepEqual(verifyCertificate(printed, safe.value.certificate), { ok: true }, table.id)
    certified.push({ printed: [...printed], certificate: safe.value.certificate })
    sums.releases++
    sums.hidden += safe.value.loss.hidden
  }
  return certified
}

/** The audit of all that is out, and every fifth table without a correction the naive reader; the counts asked. */
function attackAll(
  last: Certified | undefined,
  number: number,
  { solver, naive }: { solver: Solver; naive: NaiveReader },
): number {
  // A reader who knows which counts were corrected knows more than the printed tables say: the certificate covers him.
  if (!last || last.certificate.corrected.length > 0) return 0
  const { zerosShown, width } = policyOf(number)
  const judged = auditTables(last.printed, { atLeastOne: zerosShown, width }, solver)
  assert.ok(judged.ok && judged.value.exposed.length === 0, `table ${number}`)
  if (number % 5 !== 1) return 0
  const sample = last.printed.map(table => ({ ...table, cells: table.cells }))
  const ranges = naive(sample, zerosShown)
  for (const { low, high } of ranges) assert.ok(high - low >= width - 1e-6, `table ${number}`)
  return ranges.length
}

function forgeAll(certified: readonly Certified[]): void {
  const next = numbersFrom(99)
  const able = certified.filter(({ certificate }) => certificate.hidden.length > 0 && certificate.witnesses.length > 1)
  for (let at = 0; at < forgeries; at++) {
    const { printed, certificate } = able[Math.floor(next() * able.length)]!
    const forged = at % 2 === 0 ? damaged(certificate, next) : falseClaim(certificate, printed, next)
    const verdict = verifyCertificate(printed, forged)
    assert.ok(!verdict.ok, `forgery ${at} of ${certificate.tables.at(-1)!.id} was accepted`)
  }
}

/** One value somewhere in the file changed, the seal left as it was. */
function damaged(certificate: Certificate, next: () => number): Certificate {
  const copy = structuredClone(certificate) as unknown
  let [holder, key]: [Record<string, unknown>, string] = [{ copy } as Record<string, unknown>, 'copy']
  while (typeof holder[key] === 'object' && holder[key] !== null) {
    const inside = holder[key] as Record<string, unknown>
    const keys = Object.keys(inside)
    if (keys.length === 0) break
    ;[holder, key] = [inside, keys[Math.floor(next() * keys.length)]!]
  }
  const value = holder[key]
  if (typeof value === 'number') holder[key] = value + (next() < 0.5 ? 1 : -1)
  else if (typeof value === 'boolean') holder[key] = !value
  else if (typeof value === 'string') holder[key] = `${value.slice(1)}~`
  else holder[key] = [[0, 0, 1]]
  return copy as Certificate
}

/** A false claim under a true seal. */
function falseClaim(certificate: Certificate, printed: readonly PrintedTable[], next: () => number): Certificate {
  const hidden = [...certificate.hidden]
  const at = Math.floor(next() * hidden.length)
  const [table, cell, from, to] = hidden[at]!
  const shown = printed[0]!.cells.findIndex(({ count }) => count !== null && count > 9)
  const reseal = (changes: Partial<Certificate>) => {
    const changed = { ...certificate, ...changes }
    return { ...changed, seal: sealOf(changed) }
  }
  const claims = [
    () => reseal({ hidden: hidden.with(at, [table, cell, from, to + 1]) }),
    () => reseal({ hidden: hidden.with(at, [table, cell, from - 1, to]) }),
    () => reseal({ hidden: hidden.with(at, [table, Math.max(0, shown), from, to]) }),
    () => reseal({ hidden: hidden.toSpliced(at, 1) }),
    () => reseal({ hidden: [...hidden, hidden[at]!] }),
    () => reseal({ witnesses: certificate.witnesses.slice(0, 1) }),
    () => reseal({ witnesses: [] }),
    () => reseal({ witnesses: certificate.witnesses.with(0, [[0, 0, -1]]) }),
    () => reseal({ witnesses: certificate.witnesses.with(0, [[0, 0, 0.5]]) }),
    () => reseal({ witnesses: certificate.witnesses.with(0, [[0, 7, 1]]) }),
    () =>
      reseal({ tables: certificate.tables.map(named => ({ ...named, rules: { ...named.rules, width: 100_000 } })) }),
    () =>
      reseal({
        assumptions: { ...certificate.assumptions, hiddenAtLeastOneWhereZerosShown: false as unknown as true },
      }),
    () => reseal({ tables: certificate.tables.with(0, { ...certificate.tables[0]!, sha256: '0'.repeat(64) }) }),
    () => reseal({ tables: certificate.tables.slice(1) }),
  ]
  return claims[Math.floor(next() * claims.length)]!()
}
