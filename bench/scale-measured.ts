/** What the pieces of work of a network of one size cost. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { sql } from 'kysely'
import {
  deskOf,
  freezeAgain,
  loadContent,
  publishRelease,
  readAs,
  runJobs,
  runtimeOf,
  saveAnswer,
  startPreview,
  today,
  verifyWhole,
  withRelease,
  writeReleaseFolder,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import { allMembers, draftsOf, openInstallation } from '@waymark/store'
import { must, newPerson, repository, shippedContent, testFolder, testInstallation } from '@waymark/testing'
import { costOf, type Cost } from './cost.ts'
import { now } from './on-own-database.ts'
import { askRound, quarter, questionsOf, scaleWorld, type ScaleWorld } from './scale-world.ts'

/** `entries`: of all rounds together. */
export type Size = { readonly members: number; readonly rounds: number; readonly entries: number }

export type Measured = {
  /** By the name of the work: pages that are lists begin with `list`, counts over all with `board`. */
  readonly costs: Readonly<Record<string, Cost>>
  /** CPU of parsing and writing the same files once with JSON, in microseconds. */
  readonly json: number
  readonly largest: { readonly path: string; readonly bytes: number }
}

const times = 3
const savesAtOnce = 20
const label = '2026-1'

const mostRounds = 10

export async function measured(size: Size): Promise<Measured> {
  const installation = await testInstallation()
  try {
    const runtime = runtimeOf(installation, { now })
    await loadContent(runtime, shippedContent())
    const world = await scaleWorld(runtime, size.members)
    const rounds: string[] = []
    for (let round = 0; round < size.rounds; round++) {
      rounds.push(await askRound(world.desk, world.edition, quarter(round)))
      await world.answer(rounds[round]!, Math.ceil(size.entries / size.rounds))
    }
    return await costsOf(runtime, world, rounds)
  } finally {
    await installation.close()
  }
}

async function costsOf(runtime: Runtime, world: ScaleWorld, rounds: readonly string[]): Promise<Measured> {
  const costs: Record<string, Cost> = {}
  const measure = async (work: string, again: (time: number) => Promise<unknown>, often = times) => {
    for (let time = 0; time < often; time++) costs[work] = worse(costs[work], await costOf(() => again(time)))
    if (process.env['WAYMARK_BENCH_TELL']) console.error(`${work}: ${(costs[work]!.cpu / 1000).toFixed(0)} ms`)
  }
  const { desk } = world
  let opened = ''
  await measure('opening a round', async time => {
    opened = await askRound(desk, world.edition, quarter(mostRounds + time)) // all after those that are published
  })
  await measure('saving', await savingOf(desk, opened))
  for (const { page, at } of await desksOf(runtime, desk)) await measure(page, () => today(at))
  const preview = must(await startPreview(desk, { rounds: [...rounds], label, days: '0' }))
  await measure('draft', async time => {
    if (time > 0) must(await freezeAgain(desk, { preview, days: '0' }))
    await runJobs(runtime)
    const [draft] = await readAs(desk, t => draftsOf(t, preview))
    if (draft?.state !== 'ready') throw new Error(`The draft is ${draft?.state}: ${draft?.problem}`)
  })
  await measure('publish', async () => must(await publishRelease(desk, { preview })), 1)
  const of = { network: desk.network.slug, label, withSealed: true }
  await measure('verify', async () => {
    const found = await withRelease(runtime, of, release => verifyWhole(release).findings)
    if (found?.length !== 0) throw new Error(`The release does not verify: ${JSON.stringify(found?.slice(0, 3))}`)
  })
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-scale-'))
  try {
    await measure('export', time => writeReleaseFolder(runtime, of, path.join(folder, String(time))))
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
  await measure('start', () => startAgain(runtime))
  return { costs, ...(await filesOf(runtime, of)) }
}

const worse = (cost: Cost | undefined, other: Cost): Cost => ({
  cpu: Math.max(cost?.cpu ?? 0, other.cpu),
  memory: Math.max(cost?.memory ?? 0, other.memory),
})

/** Saves answers of drafts that were begun by nobody yet, others at each time. */
async function savingOf(desk: Desk, round: string): Promise<(time: number) => Promise<void>> {
  const questions = await questionsOf(desk, round, times * savesAtOnce)
  const step = Math.max(1, Math.floor(questions.length / (times * savesAtOnce)))
  return async time => {
    for (let save = 0; save < savesAtOnce; save++) {
      const { submission, indicator } = questions[(time * savesAtOnce + save) * step]!
      const said = { typed: { missing: 'unknown' }, rationale: 'The gazette prints it.', evidence: [] }
      must(await saveAnswer(desk, { submission, indicator, ...said, language: 'en', revision: 0 }))
    }
  }
}

/** The first page of each role. A contributor sees what is asked of one member; offices see counts over all. */
async function desksOf(runtime: Runtime, { network }: Desk) {
  const [member] = await readAs(await deskNamed(), t => allMembers(t))
  const roles = [
    { page: 'list: first page of a contributor', role: 'contributor', member: member!.name },
    { page: 'list: first page of a lead', role: 'lead', member: member!.name },
    { page: 'board: first page of a reviewer', role: 'reviewer' },
    { page: 'board: first page of a coordinator', role: 'coordinator', region: 'region-0' },
    { page: 'board: first page of the secretariat', role: 'secretariat' },
    { page: 'board: first page of an observer', role: 'observer' },
  ] as const
  const seated = []
  for (const { page, ...role } of roles) seated.push({ page, at: await deskNamed(role) })
  return seated

  async function deskNamed(role: object = { role: 'administrator' }): Promise<Desk> {
    const asked = { network: network.slug, name: JSON.stringify(role), ...role } as Parameters<typeof newPerson>[1]
    const { session } = await newPerson(runtime, asked)
    const desk = await deskOf(runtime, session, network.slug)
    if (!desk) throw new Error(`${asked.name} has no desk.`)
    return desk
  }
}

/** The name of the database that an installation is in. */
export async function databaseOf({ installation }: Runtime): Promise<string> {
  const { rows } = await installation.owner.db
    .connection()
    .execute(c => sql<{ name: string }>`select current_database() as name`.execute(c))
  return rows[0]!.name
}

/** Opens the installation once more and brings its content in, as each start does. */
async function startAgain(runtime: Runtime): Promise<void> {
  const wishes = { repository, folder: testFolder(), database: await databaseOf(runtime), withoutFsync: true }
  const installation = await openInstallation(wishes)
  try {
    await loadContent(runtimeOf(installation), shippedContent())
  } finally {
    await installation.close()
  }
}

/** The largest file of a release, and what parsing and writing all of them once with JSON costs. */
async function filesOf(runtime: Runtime, of: Parameters<typeof withRelease>[1]) {
  return (await withRelease(runtime, of, jsonOf))!
}

/** CPU of parsing and writing the files of a release once with JSON, in microseconds, and the largest of them. */
export function jsonOf({
  files,
}: Parameters<Parameters<typeof withRelease>[2]>[0]): Pick<Measured, 'json' | 'largest'> {
  let largest = { path: '', bytes: 0 }
  const before = process.cpuUsage()
  for (const name of files.paths) {
    const bytes = files.read(name)!
    if (bytes.length > largest.bytes) largest = { path: name, bytes: bytes.length }
    const text = Buffer.from(bytes).toString('utf8')
    Buffer.from(name.endsWith('.json') ? JSON.stringify(JSON.parse(text), null, 1) : text)
  }
  const { user, system } = process.cpuUsage(before)
  return { largest, json: user + system }
}
