/** What computing a release of the whole network costs, and what readers notice of it: 104 countries, 40 indicators, 10 rounds, 100,000 entries. */
import process from 'node:process'
import {
  publishRelease,
  readAs,
  runJobs,
  startPreview,
  withRelease,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import { draftsOf } from '@waymark/store'
import { must } from '@waymark/testing'
import { serveSite } from '../tests/browser/served.ts'
import { cpuOf, type Cost } from './cost.ts'
import { constantServer } from './constant-server.ts'
import { onOwnDatabase } from './on-own-database.ts'
import { resultOf } from './own-process.ts'
import { said } from './readers-told.ts'
import { bytesAt, pagesBelow } from './readers-load.ts'
import { databaseOf, jsonOf } from './scale-measured.ts'
import { askRound, quarter, scaleWorld } from './scale-world.ts'
import { median, mostOfFile, slowest, verdict, verdictBeside } from './verdict.ts'

export const title = 'computing: 104 countries x 40 indicators x 10 rounds with 100,000 entries, while others read'

const [countries, rounds] = [104, 10]
const entries = Number(process.env['WAYMARK_BENCH_ENTRIES'] ?? 100_000)
/** Times the CPU of parsing and writing the same files once with JSON; megabytes of the job's process; times the median that the slowest of 100 reads takes; bytes of a page over the wire. */
const most = { json: 30, megabytes: 500, wait: 10, page: 40 * 1024 } as const
const [small, full] = ['2026-1', '2026-2']

export async function bench(say: (line: string) => void): Promise<void> {
  await onOwnDatabase(async runtime => {
    const world = await scaleWorld(runtime, countries)
    const asked: string[] = []
    for (let round = 0; round < rounds; round++) {
      asked.push(await askRound(world.desk, world.edition, quarter(round)))
      await world.answer(asked[round]!, Math.ceil(entries / rounds))
    }
    say(`filled: ${countries} countries, ${rounds} rounds, ${entries} entries`)
    const first = must(await startPreview(world.desk, { rounds: asked.slice(0, 1), label: small, days: '0' }))
    await runJobs(runtime)
    await readyDraft(world.desk, first)
    must(await publishRelease(world.desk, { preview: first }))
    await whileOthersRead(runtime, world.desk, { asked, say })
  })
}

type Means = { readonly asked: readonly string[]; readonly say: (line: string) => void }

async function whileOthersRead(runtime: Runtime, desk: Desk, { asked, say }: Means): Promise<void> {
  const site = await serveSite({}, runtime.publications)
  try {
    const slug = desk.network.slug
    const reads = await pagesBelow(site.port, `/en/${slug}/${small}`, 60)
    const readers = { port: site.port, reads, readers: 4, pauseMs: 20, writers: [] }
    await said({ ...readers, asks: 200 }) // each page is kept by now
    const constant = await constantServer(site.port, reads)
    const preview = must(await startPreview(desk, { rounds: [...asked], label: full, days: '0' }))
    const job = jobBeside(runtime)
    const [own, bare] = await Promise.all([site, constant].map(({ port }) => said({ ...readers, port, asks: 1000 })))
    constant.close()
    say(`1,000 reads while it ${job.ended() ? 'was computed; it ended before them' : 'is computed'}`)
    const cost = await job.cost
    await readyDraft(desk, preview)
    const [wait, waitBare] = [own!, bare!].map(({ waits }) => slowest(waits) / median(waits)) as [number, number]
    must(await publishRelease(desk, { preview }))
    const json = (await withRelease(runtime, { network: slug, label: full, withSealed: true }, release =>
      jsonOf(release),
    ))!
    const times = cost.cpu / json.json
    verdict(
      say,
      times <= most.json,
      `${(cost.cpu / 1e6).toFixed(1)} s of CPU: ${times.toFixed(1)} times parsing and writing its files with JSON; at most ${most.json} are asked`,
    )
    const megabytes = cost.memory / 1e6
    verdict(
      say,
      megabytes <= most.megabytes,
      `${megabytes.toFixed(0)} MB in the process of the job; at most ${most.megabytes} are asked`,
    )
    verdictBeside(say, { own: wait, constant: waitBare, most: most.wait }, 'p99 of reading in times of its median')
    let largest = { page: '', bytes: 0 }
    for (const page of await pagesBelow(site.port, `/en/${slug}/${full}`, 400)) {
      const { length: bytes } = await bytesAt(site.port, page)
      if (bytes > largest.bytes) largest = { page, bytes }
    }
    verdict(
      say,
      largest.bytes <= most.page,
      `the largest of 400 pages is ${largest.page}, ${largest.bytes} bytes over the wire; at most ${most.page} are asked`,
    )
    verdict(
      say,
      json.largest.bytes <= mostOfFile,
      `the largest file is ${json.largest.path}, ${json.largest.bytes} bytes; at most ${mostOfFile} are asked`,
    )
  } finally {
    await site.close()
  }
}

async function readyDraft(desk: Desk, preview: string): Promise<void> {
  const [draft] = await readAs(desk, t => draftsOf(t, preview))
  if (draft?.state !== 'ready') throw new Error(`The draft is ${draft?.state}: ${draft?.problem}`)
}

/** Does the waiting work in a process of its own, and says what it cost there and in PostgreSQL. */
function jobBeside(runtime: Runtime) {
  let ended = false
  const cost = (async (): Promise<Cost> => {
    const database = await databaseOf(runtime)
    let job: Cost = { cpu: 0, memory: 0 }
    const before = process.cpuUsage()
    const beside = await cpuOf(async () => {
      job = await resultOf<Cost>('computing-job.ts', { words: [database] })
    })
    ended = true
    const serving = process.cpuUsage(before) // what readers cost here is no part of it
    return { ...job, cpu: job.cpu + beside - serving.user - serving.system }
  })()
  return { cost, ended: () => ended }
}
