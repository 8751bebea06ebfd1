/** What public pages cost, kept and rendered, beside a bare server that answers with the same bytes: CPU of all processes. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { languages } from '@waymark/language'
import { startTestServer } from '@waymark/testing'
import { servePublicSite } from '../tests/browser/public-site.ts'
import { serveSite } from '../tests/browser/served.ts'
import { cpuOf } from './cost.ts'
import { ask, bytesAt, pagesBelow } from './readers-load.ts'
import { verdict } from './verdict.ts'

export const title = 'readers: public pages, kept and rendered, beside a bare server of the same bytes'

const pagesOfLanguage = 80 // more than the parsed files that a process keeps
const slices = 8 // of a run: what else a machine does meets bare, kept and rendered pages alike
const asksOfSlice = 500 // of the bare server and of kept pages
const rounds = 3

/** Highest ratio allowed of CPU a request to the bare server's; the worst of three runs counts. */
export const allowed = { kept: 4, rendered: 60 } as const

export async function bench(say: (line: string) => void): Promise<void> {
  const database = await startTestServer()
  Object.assign(process.env, database.environment)
  const site = await servePublicSite({ own: true })
  const rendering = await serveSite() // hears of no change, so it keeps no page
  try {
    const english = await pagesBelow(site.port, '/en/demonstration/2026-1', pagesOfLanguage)
    const pages = languages.flatMap(language => english.map(page => page.replace('/en/', `/${language}/`)))
    const { bare, mean } = await bareServer(site.port, pages)
    say(`${pages.length} pages of a release, ${mean} bytes each over the wire`)
    const worst = { kept: 0, rendered: 0 }
    for (let round = 0; round < rounds; round++) {
      const ratios = await ratiosOf({ bare: portOf(bare), kept: site.port, rendered: rendering.port }, pages, {
        forget: () => site.runtime.heard.listener.changed(),
        say,
      })
      for (const what of ['kept', 'rendered'] as const) worst[what] = Math.max(worst[what], ratios[what])
    }
    for (const what of ['kept', 'rendered'] as const) {
      const ratio = worst[what]
      verdict(
        say,
        ratio <= allowed[what],
        `${what}: at worst ${ratio.toFixed(1)} times; at most ${allowed[what]} are asked`,
      )
    }
    bare.closeAllConnections()
    bare.close()
  } finally {
    await rendering.close()
    await site.close()
    await database.stop()
  }
}

type Ports = { readonly bare: number; readonly kept: number; readonly rendered: number }
type Means = { readonly forget: () => void; readonly say: (line: string) => void }

/** Each page is rendered once, as after a publication: what was read of the release before is forgotten. */
async function ratiosOf(ports: Ports, pages: readonly string[], { forget, say }: Means) {
  await ask(ports.bare, pages)
  await ask(ports.kept, pages)
  await ask(ports.rendered, pages.slice(0, 40)) // else the first would pay for what a process loads once
  forget()
  const spent = { bare: 0, kept: 0, rendered: 0 }
  for (let slice = 0; slice < slices; slice++) {
    const own = pages.slice((pages.length * slice) / slices, (pages.length * (slice + 1)) / slices)
    spent.bare += await cpuOf(() => ask(ports.bare, pages, asksOfSlice))
    spent.kept += await cpuOf(() => ask(ports.kept, pages, asksOfSlice))
    spent.rendered += await cpuOf(() => ask(ports.rendered, own))
  }
  const base = spent.bare / (slices * asksOfSlice)
  const kept = spent.kept / spent.bare
  const rendered = spent.rendered / pages.length / base
  say(
    `a bare answer ${(base / 1000).toFixed(3)} ms; kept ${kept.toFixed(1)} times, rendered ${rendered.toFixed(1)} times`,
  )
  return { kept, rendered }
}

/** A server that does nothing but answer each page with the bytes the site answered with. */
async function bareServer(port: number, pages: readonly string[]) {
  const known = new Map<string, Buffer>()
  for (const page of pages) known.set(page, await bytesAt(port, page))
  const bare = createServer((request, response) => {
    const body = known.get(request.url ?? '')
    response.writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' })
    response.end(body)
  }).listen(0, '127.0.0.1')
  await once(bare, 'listening')
  const bytes = [...known.values()].reduce((sum, eachBytes) => sum + eachBytes.length, 0)
  return { bare, mean: Math.round(bytes / known.size) }
}

const portOf = (server: Server) => (server.address() as AddressInfo).port
