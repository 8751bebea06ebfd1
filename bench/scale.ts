/**
 * How the work of a release grows with the network: members from 30 to 488, one to three rounds of 40 indicators, each with entries.
 * Prints ratios to the smallest size, and the exponent that fits them: 1 is growth with the size, 2 with its square.
 */
import process from 'node:process'
import { Client } from 'pg'
import {
  loadContent,
  publishRelease,
  runJobs,
  runtimeOf,
  startPreview,
  verifyWhole,
  wholeRelease,
  type Runtime,
} from '@waymark/operations'
import { testInstallation } from '@waymark/testing'
import { must, shippedContent } from '@waymark/testing'
import { askRound, scaleWorld } from './scale-world.ts'

export const title = 'scale: draft, publish and verify a release of 30, 122 and 488 members'

const sizes = (process.env['WAYMARK_BENCH_MEMBERS'] ?? '30,122,488').split(',').map(Number)
const rounds = Number(process.env['WAYMARK_BENCH_ROUNDS'] ?? 3)
const entriesOfMember = 8 // of a round: about 1,000 for 122 members
const firstYear = 2023

type Cost = { readonly cpu: number; readonly statements: number }
type Measured = {
  readonly members: number
  readonly draft: Cost
  readonly publish: Cost
  readonly verify: Cost
  /** CPU of parsing and writing the same files once with JSON. */
  readonly json: number
  readonly files: number
  readonly largest: { readonly path: string; readonly bytes: number }
}

export async function bench(say: (line: string) => void): Promise<void> {
  const measured: Measured[] = []
  for (const members of sizes) {
    const installation = await testInstallation()
    try {
      const runtime = runtimeOf(installation, { now: () => new Date('2026-11-30T09:00:00.000Z') })
      await loadContent(runtime, shippedContent())
      for (const one of await releasesOf(runtime, members, say)) if (one.last) measured.push(one.measured)
    } finally {
      await installation.close()
    }
  }
  for (const part of ['draft', 'publish', 'verify'] as const) {
    say(`${part}: CPU ${grown(measured, one => one[part].cpu)}`)
    if (part !== 'verify') say(`${part}: statements ${grown(measured, one => one[part].statements)}`)
  }
  for (const one of measured)
    say(
      `${one.members} members: ${one.files} files, the largest ${one.largest.path} with ${Math.round(one.largest.bytes / 1000)} kB; the draft costs ${(one.draft.cpu / one.json).toFixed(1)} times parsing and writing its files as JSON`,
    )
}

/** One release after each round, of all rounds so far; each must verify. */
async function releasesOf(
  runtime: Runtime,
  members: number,
  say: (line: string) => void,
): Promise<readonly { readonly measured: Measured; readonly last: boolean }[]> {
  const { desk, edition, answer } = await scaleWorld(runtime, members, members * entriesOfMember)
  const asked: string[] = []
  const found = []
  for (let round = 1; round <= rounds; round++) {
    const id = await askRound(desk, edition, String(firstYear + round - 1))
    await answer(id)
    asked.push(id)
    const label = `2026-${round}`
    const preview = must(await startPreview(desk, { rounds: asked, label, days: '0' }))
    const draft = await costOf(() => runJobs(runtime))
    const publish = await costOf(async () => must(await publishRelease(desk, { preview })))
    const whole = (await wholeRelease(runtime, { network: desk.network.slug, label, withSealed: true }))!
    let findings: readonly unknown[] = []
    const verify = await costOf(async () => void ({ findings } = verifyWhole(whole)))
    if (findings.length > 0)
      throw new Error(`Release ${label} of ${members} members does not verify: ${JSON.stringify(findings.slice(0, 3))}`)
    const files = Object.entries(whole.files).map(([path, bytes]) => ({ path, bytes: bytes.length }))
    const json = await costOf(async () => rewritten(whole.files))
    say(`${members} members, release ${round} of ${rounds}: published, and verifies`)
    found.push({
      last: round === rounds,
      measured: {
        members,
        draft,
        publish,
        verify,
        json: json.cpu,
        files: files.length,
        largest: files.reduce((one, other) => (one.bytes < other.bytes ? other : one)),
      },
    })
  }
  return found
}

function rewritten(files: Readonly<Record<string, Uint8Array>>): void {
  for (const [path, bytes] of Object.entries(files)) {
    const text = Buffer.from(bytes).toString('utf8')
    Buffer.from(path.endsWith('.json') ? JSON.stringify(JSON.parse(text), null, 1) : text)
  }
}

/** CPU of this process and the statements it sent. */
async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const counted = countStatements()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { cpu: user + system, statements: counted.end() }
}

function countStatements(): { readonly end: () => number } {
  const prototype = Client.prototype as unknown as { query: (...given: unknown[]) => unknown }
  const { query } = prototype
  let many = 0
  prototype.query = function counting(...given) {
    many += 1
    return query.apply(this, given)
  }
  return {
    end() {
      prototype.query = query
      return many
    },
  }
}

/** Ratios to the smallest size, and the exponent of the line through their logarithms. */
function grown(measured: readonly Measured[], of: (one: Measured) => number): string {
  const first = of(measured[0]!)
  const ratios = measured.map(one => (of(one) / first).toFixed(1)).join(' : ')
  if (measured.length < 2) return ratios
  const points = measured.map(one => [Math.log(one.members), Math.log(of(one))] as const)
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const slope =
    points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) /
    points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
  return `${ratios} for ${measured.map(one => one.members).join(' : ')} members; exponent ${slope.toFixed(2)}`
}
