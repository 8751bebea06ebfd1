/** Fifty people who write beside two hundred who read: what gets through, and how long readers wait. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import process from 'node:process'
import {
  beginSession,
  invitePerson,
  loadContent,
  publishRelease,
  readAs,
  runJobs,
  runtimeOf,
  signInByLink,
  startPreview,
  useRuntime,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import { allMembers, answersOf } from '@waymark/store'
import { must, shippedContent, startTestServer, testInstallation } from '@waymark/testing'
import { serveSite } from '../tests/browser/served.ts'
import { pagesBelow } from './readers-load.ts'
import type { Clients, Told, Writer } from './readers-clients.ts'
import { askRound, questionsOf, scaleWorld } from './scale-world.ts'

export const title = 'readers beside writers: 50 people who save and 200 who read'

const [writers, readers, savesOfWriter] = [50, 200, 4]
/** At least this share of the requests a second that the same processes reach with a constant; readers wait at most so many times the unloaded median. */
const allowed = { share: 1 / 4, wait: 20 } as const

export async function bench(say: (line: string) => void): Promise<void> {
  const database = await startTestServer()
  Object.assign(process.env, database.environment)
  const installation = await testInstallation()
  try {
    const runtime = runtimeOf(installation, { now: () => new Date('2026-11-30T09:00:00.000Z') })
    useRuntime(runtime)
    const { desk, round } = await publishedNetwork(runtime)
    const site = await serveSite({}, runtime.publications)
    try {
      const reads = await pagesBelow(site.port, `/en/${desk.network.slug}/2026-1`, 60)
      const people = await writersOf(runtime, desk, round)
      const quiet = await told({ port: site.port, reads, readers: 1, asksOfReader: 200, writers: [] })
      const busy = await told({ port: site.port, reads, readers, asksOfReader: 10, writers: people })
      const constant = await constantServer(site.port, reads, people)
      const bare = await told({
        port: (constant.address() as AddressInfo).port,
        reads,
        readers,
        asksOfReader: 10,
        writers: people,
      })
      constant.closeAllConnections()
      constant.close()
      const lost = await lostOf(desk, busy)
      const share = busy.perSecond / bare.perSecond
      const wait = at(busy.waits, 0.99) / at(quiet.waits, 0.5)
      verdict(
        say,
        share >= allowed.share,
        `${share.toFixed(2)} of the requests a second of a constant; at least ${allowed.share} is asked`,
      )
      verdict(
        say,
        wait <= allowed.wait,
        `p99 of reading is ${wait.toFixed(1)} times the unloaded median; at most ${allowed.wait} is asked`,
      )
      const sent = people.reduce((sum, one) => sum + one.questions.length, 0)
      verdict(
        say,
        lost === 0 && busy.acknowledged.length === sent,
        `${busy.acknowledged.length} of ${sent} saves were acknowledged, ${lost} of them lost`,
      )
    } finally {
      await site.close()
    }
  } finally {
    await installation.close()
    await database.stop()
  }
}

function verdict(say: (line: string) => void, fits: boolean, line: string): void {
  say(`${fits ? 'ok  ' : 'OVER'} ${line}`)
  if (!fits) process.exitCode = 1
}

const at = (all: readonly number[], share: number): number =>
  all.toSorted((one, other) => one - other)[Math.floor((all.length - 1) * share)]!

/** A network of so many members as write, with a release that is read and an open round. */
async function publishedNetwork(runtime: Runtime): Promise<{ readonly desk: Desk; readonly round: string }> {
  await loadContent(runtime, shippedContent())
  const { desk, edition, answer } = await scaleWorld(runtime, writers)
  const first = await askRound(desk, edition, '2023')
  await answer(first, 400)
  const preview = must(await startPreview(desk, { rounds: [first], label: '2026-1', days: '0' }))
  await runJobs(runtime)
  must(await publishRelease(desk, { preview }))
  return { desk, round: await askRound(desk, edition, '2024') }
}

async function writersOf(runtime: Runtime, desk: Desk, round: string): Promise<readonly Writer[]> {
  const names = new Map((await readAs(desk, t => allMembers(t))).map(({ id, name }) => [id, name]))
  const network = desk.network.slug
  // Without one no free text is taken.
  const focal = must(await invitePerson(runtime, { network, name: 'Focal point', role: 'focal-point' }))
  must(await signInByLink(runtime, focal.token))
  const found: Writer[] = []
  for (const [submission, asked] of Map.groupBy(await questionsOf(desk, round, writers), one => one.submission)) {
    const member = names.get(asked[0]!.member!)!
    const writer = { network, name: `Writer of ${member}`, role: 'contributor', member } as const
    const { person, token } = must(await invitePerson(runtime, writer))
    must(await signInByLink(runtime, token))
    const session = await beginSession(runtime, person)
    const below = `/en/${network}/desk/submissions/${submission}`
    const questions = asked.slice(0, savesOfWriter).map(({ indicator }) => `${below}/${indicator}`)
    found.push({ cookie: `waymark=${session.token}`, submission, questions })
  }
  return found
}

/** Lets clients in a process of their own ask, and gives back what they tell. */
async function told(clients: Clients): Promise<Told> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'readers-clients.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(clients))
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString('utf8')))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`The clients ended with ${code}.`)
  return JSON.parse(said) as Told
}

/** Answers each page that was asked for with the bytes that the site answered with, and each save with a redirect to its page. */
async function constantServer(port: number, reads: readonly string[], people: readonly Writer[]) {
  const known = new Map<string, Buffer>()
  const keep = async (page: string, cookie: string) => {
    const answer = await fetch(`http://localhost:${port}${page}`, { headers: { cookie } })
    known.set(page, Buffer.from(await answer.arrayBuffer()))
  }
  for (const page of reads) await keep(page, '')
  for (const { questions, cookie } of people) for (const page of questions) await keep(page, cookie)
  const server = createServer((request, response) => {
    const [page = ''] = (request.url ?? '').split('?')
    if (request.method === 'GET') response.writeHead(200, { 'content-type': 'text/html' }).end(known.get(page))
    else request.resume().on('end', () => response.writeHead(303, { location: page }).end())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

/** Saves that were acknowledged and of which nothing is kept. */
async function lostOf(desk: Desk, { acknowledged }: Told): Promise<number> {
  return readAs(desk, async t => {
    let lost = 0
    for (const [submission, saves] of Map.groupBy(acknowledged, one => one)) {
      const kept = (await answersOf(t, submission)).filter(answer => answer.rationale !== null)
      lost += Math.max(0, saves.length - kept.length)
    }
    return lost
  })
}
