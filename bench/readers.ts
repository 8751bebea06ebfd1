/** What a public page costs, kept and rendered, beside a bare server that answers with the same bytes: CPU of all processes. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { startTestServer } from '@waymark/testing'
import { servePublicSite } from '../tests/browser/public-site.ts'
import { serveSite } from '../tests/browser/served.ts'

export const title = 'readers: a public page, kept and rendered, beside a bare server of the same bytes'

const asks = { bare: 4000, kept: 4000, rendered: 150 } // requests a measurement, so that each takes about a second of CPU
const rounds = 3
const page = '/en/demonstration/2026-1/countries'

/** Highest ratio allowed of CPU a request to the bare server's; the worst of three runs counts. */
export const allowed = { kept: 4, rendered: 60 } as const

export async function bench(say: (line: string) => void): Promise<void> {
  const database = await startTestServer()
  Object.assign(process.env, database.environment)
  const site = await servePublicSite({ own: true })
  const rendering = await serveSite() // hears of no change, so it keeps nothing
  try {
    const body = Buffer.from(await (await fetch(`http://localhost:${site.port}${page}`)).arrayBuffer())
    const packed = await packedBytes(site.port)
    const bare = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' }).end(packed)
    }).listen(0, '127.0.0.1')
    await once(bare, 'listening')
    say(`${page}: ${body.length} bytes, ${packed.length} over the wire`)
    const worst = { kept: 0, rendered: 0 }
    for (let round = 0; round < rounds; round++) {
      const base = await costOf((bare.address() as AddressInfo).port, asks.bare)
      const ratios = {
        kept: (await costOf(site.port, asks.kept)) / base,
        rendered: (await costOf(rendering.port, asks.rendered)) / base,
      }
      say(
        `a bare answer ${(base / 1000).toFixed(3)} ms; kept ${ratios.kept.toFixed(1)} times, rendered ${ratios.rendered.toFixed(1)} times`,
      )
      worst.kept = Math.max(worst.kept, ratios.kept)
      worst.rendered = Math.max(worst.rendered, ratios.rendered)
    }
    for (const what of ['kept', 'rendered'] as const) {
      const ratio = worst[what]
      say(
        `${ratio <= allowed[what] ? 'ok  ' : 'OVER'} ${what}: at worst ${ratio.toFixed(1)} times; at most ${allowed[what]} are asked`,
      )
      if (ratio > allowed[what]) process.exitCode = 1
    }
    bare.closeAllConnections()
    bare.close()
  } finally {
    await rendering.close()
    await site.close()
    await database.stop()
  }
}

/** Microseconds of CPU for one request: of this process, which serves, and of the database. A process of its own asks. */
async function costOf(port: number, times: number): Promise<number> {
  await ask(port, Math.ceil(times / 10)) // warm
  const before = cpu()
  await ask(port, times)
  return (cpu() - before) / times
}

const asker = `
  const { Agent, get } = await import('node:http')
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const [port, path, times] = process.argv.slice(1)
  const one = () => new Promise((done, fail) => get(
    { host: '127.0.0.1', port, path, agent, headers: { host: 'localhost:' + port, 'accept-encoding': 'br' } },
    answer => answer.resume().on('end', () => answer.statusCode === 200 ? done() : fail(new Error(String(answer.statusCode)))),
  ).on('error', fail))
  let left = Number(times)
  await Promise.all([1, 2, 3, 4].map(async () => { while (left-- > 0) await one() }))
  process.exit(0)
`

async function ask(port: number, times: number): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', asker, String(port), page, String(times)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code] = (await once(child, 'exit')) as [number]
  if (code !== 0) throw new Error(`The readers ended with ${code}.`)
}

/** Microseconds of CPU that this process and its PostgreSQL have used; on Linux, where /proc tells. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  const all = fs.readdirSync('/proc').flatMap(id => (/^\d+$/.test(id) ? timesOf(id) : []))
  const postmaster = all.find(
    ({ command }) => command.includes(process.env['WAYMARK_TEST_FOLDER']!) && command.includes('-D'),
  )
  const backends = all.filter(({ parent }) => parent === postmaster?.id)
  // Backends that ended are in what the postmaster has waited for.
  const ticks = backends.reduce((sum, { own }) => sum + own, (postmaster?.own ?? 0) + (postmaster?.ended ?? 0))
  return user + system + ticks * 10_000 // a tick is a hundredth of a second
}

type Times = {
  readonly id: string
  readonly parent: string
  readonly command: string
  readonly own: number
  readonly ended: number
}

function timesOf(id: string): readonly Times[] {
  try {
    const stat = fs.readFileSync(`/proc/${id}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const command = fs.readFileSync(`/proc/${id}/cmdline`, 'utf8')
    const [own, ended] = [Number(fields[11]) + Number(fields[12]), Number(fields[13]) + Number(fields[14])]
    return [{ id, parent: fields[1]!, command, own, ended }]
  } catch {
    return [] // it ended meanwhile
  }
}

async function packedBytes(port: number): Promise<Buffer> {
  const { get } = await import('node:http')
  return new Promise((done, fail) => {
    get(
      { host: '127.0.0.1', port, path: page, headers: { host: `localhost:${port}`, 'accept-encoding': 'br' } },
      answer => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(Buffer.concat(parts)))
      },
    ).on('error', fail)
  })
}
