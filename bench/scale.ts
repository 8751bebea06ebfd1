/**
 * How the work of a network grows, one dimension at a time: members, rounds, entries. `npm run bench scale members` measures one of them. Of
 * each size the network is filled once and each piece of work done three times; the worst counts. Printed are ratios to the smallest size, and the
 * exponent that fits them: 1 is growth with the size, 2 with its square.
 */
import process from 'node:process'
import { startTestServer } from '@waymark/testing'
import { measured, type Measured, type Size } from './scale-measured.ts'
import { mostOfFile, verdict } from './verdict.ts'

export const title = 'scale: what members, rounds and entries cost'

/** No exponent may be above this, but of lists and boards, which are bounded by how often they cost what they cost at the smallest size. */
const mostExponent = 1.1
const most = { list: 3, board: 6 } as const

type Dimension = { readonly of: keyof Size; readonly sizes: readonly number[]; readonly fixed: Size }

const dimensions: readonly Dimension[] = [
  { of: 'members', sizes: [30, 122, 488, 1952], fixed: { members: 30, rounds: 1, entries: 1000 } },
  { of: 'rounds', sizes: [1, 2, 4, 10], fixed: { members: 30, rounds: 1, entries: 240 } },
  { of: 'entries', sizes: [100, 1000, 10_000, 100_000], fixed: { members: 30, rounds: 1, entries: 100 } },
]

/** `WAYMARK_BENCH_SIZES=30,122` measures fewer sizes, where time is short. */
const wished = process.env['WAYMARK_BENCH_SIZES']?.split(',').map(Number)

export async function bench(say: (line: string) => void): Promise<void> {
  const named = dimensions.filter(({ of }) => process.argv.includes(of))
  for (const dimension of named.length > 0 ? named : dimensions) await grown(dimension, say)
}

async function grown({ of, sizes, fixed }: Dimension, say: (line: string) => void): Promise<void> {
  const found: Measured[] = []
  const wanted = wished && process.argv.includes(of) ? wished : sizes
  for (const size of wanted) {
    const database = await startTestServer()
    Object.assign(process.env, database.environment)
    try {
      found.push(await measured({ ...fixed, [of]: size }))
      say(`${size} ${of}: measured, and its release verifies`)
    } finally {
      await database.stop()
    }
  }
  for (const work of Object.keys(found[0]!.costs)) {
    const cpu = found.map(eachMeasured => eachMeasured.costs[work]!.cpu)
    const line = `${of}: ${work}: CPU ${ratios(cpu)}; memory ${ratios(found.map(eachMeasured => eachMeasured.costs[work]!.memory))}`
    const kind = Object.entries(most).find(([word]) => work.startsWith(word))
    const bound = kind?.[1]
    const slope = exponent(wanted, cpu)
    const fits = bound === undefined ? !(slope > mostExponent) : cpu.every(one => one <= bound * cpu[0]!)
    verdict(say, fits, `${line}${bound === undefined ? `; exponent ${slope.toFixed(2)}` : `; at most ${bound} times`}`)
  }
  verdict(
    say,
    found.every(eachMeasured => eachMeasured.largest.bytes <= mostOfFile),
    `${of}: largest file ${found.map(eachMeasured => `${eachMeasured.largest.path} ${eachMeasured.largest.bytes}`).join(', ')} bytes; at most ${mostOfFile} are asked`,
  )
  say(
    `${of}: the draft costs ${found.map(({ costs, json }) => (costs['draft']!.cpu / json).toFixed(1)).join(' : ')} times parsing and writing its files as JSON`,
  )
}

const ratios = (all: readonly number[]) => all.map(one => (one / all[0]!).toFixed(1)).join(' : ')

/** The slope of the line through the logarithms; NaN of a single size. */
function exponent(sizes: readonly number[], costs: readonly number[]): number {
  const points = sizes.map((size, at) => [Math.log(size), Math.log(costs[at]!)] as const)
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const rise = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return rise / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
}
