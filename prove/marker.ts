/**
 * A marker typed into every field of every form that makes or says something, as those who may, through HTTP; then everything is handed
 * in, accepted and published. Forms that end something (hide, redact, close, withdraw, accounts) are declared one by one and not sent. In
 * no hashed file stands a marker but those of design 3.11, and every text that is public stands where it should. The forms are those
 * that links lead to: a page with a form that nobody reached, a form that never kept anything and a field whose words went nowhere
 * fail the proof until they are declared with a reason.
 */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import type { RoleName } from '@waymark/network'
import { adoptFramework, loadContent, runtimeOf, useRuntime } from '@waymark/operations'
import { must, repository, shippedContent, testInstallation } from '@waymark/testing'
import { fillNetwork, type Filled } from '../tests/isolation/filled-network.ts'
import { serveSite } from '../tests/browser/served.ts'
import { routing } from './marker/crawl.ts'
import * as declared from './marker/declared.ts'
import { misplaced, untried } from './marker/judge.ts'
import { planted } from './marker/planted.ts'
import { inReleases, noteArrived, onPublicPages, type Found, type Public } from './marker/found.ts'
import { Markers } from './marker/markers.ts'
import { walkOnce, type Walk } from './marker/walk.ts'
import { acceptAll, everyRole, previewNext, publishAll } from './marker/world.ts'

export const title = 'What is typed into a form is public where it should be, and stands in no hashed file'

const now = '2026-02-02T09:00:00.000Z'
const routesIn = path.join(repository, 'apps/web/src/routes')

process.env['ADDRESS_HEADER'] = 'x-forwarded-for' // read once, when the site is loaded: as behind a proxy

const routeFiles = () => fs.readdirSync(routesIn, { recursive: true, encoding: 'utf8' })
const routes = (): readonly string[] =>
  routeFiles()
    .filter(file => /\+(?:page\.svelte|server\.ts)$/.test(file))
    .map(file => `/${path.dirname(file)}`.replace('/.', '/'))
export const routesWithForms = (): readonly string[] =>
  routeFiles()
    .filter(file => file.endsWith('+page.server.ts'))
    .filter(file => /export const actions/.test(fs.readFileSync(path.join(routesIn, file), 'utf8')))
    .map(file => `/${path.dirname(file)}`)
    .sort()

export async function prove(say: (line: string) => void): Promise<void> {
  const installation = await testInstallation()
  const runtime = runtimeOf(installation, { now: () => new Date(now) })
  await loadContent(runtime, shippedContent())
  const at = await fillNetwork(runtime, { slug: 'marked', kind: 'network', canary: 'CANARY' })
  useRuntime(runtime)
  const site = await serveSite()
  try {
    const origin = `http://localhost:${site.port}`
    const walk: Walk = {
      markers: new Markers(),
      browsers: await everyRole(at, origin),
      routeOf: routing(routes()),
      from: () => beginnings(at),
      forms: new Map(),
      routes: new Set(),
      statuses: new Map(),
      async onKept() {
        for (const table of ['free_text', 'member']) await noteArrived(at.system, walk.markers, table)
      },
    }
    must(await adoptFramework(at.system, { code: 'demonstration', edition: '2026-2030' }))
    await walkAll(walk, at, say)
    const { markers, routeOf } = walk
    const inspect = async () => ({
      found: await inReleases(at.system, markers),
      shown: await onPublicPages(origin, { slug: at.slug, routeOf, markers }),
    })
    const { found, shown } = await inspect()
    sayCounts(say, walk, { found, shown })
    assert.deepEqual([...untried(walk, routesWithForms(), declared), ...misplaced(found, shown, declared)], [])
    assert.ok(
      misplaced({ ...found, beside: new Set() }, shown, declared).length > 0,
      'markers that are not public are missed',
    )
    await planted(at, markers, async () => misplaced(await inReleases(at.system, markers), shown, declared), say)
  } finally {
    await site.close()
    await installation.close()
  }
}

/** Where everybody begins: the desk, the account, and what no link leads to without a choice. */
const beginnings = (at: Filled): readonly string[] => [`/en/${at.slug}/desk`, '/en/account']

/** Who writes, and who writes about what was written: another contributor writes as a lead does. */
const writers = [
  'lead',
  'respondent',
  'secretariat',
  'coordinator',
  'reviewer',
  'administrator',
  'focal-point',
] as const
const answerers = ['reviewer', 'lead', 'secretariat'] as const

/** Twice, with a release after each: what is accepted and published makes other forms possible. */
async function walkAll(walk: Walk, at: Filled, say: (line: string) => void): Promise<void> {
  const making = (route: string, words: boolean) => words && !(route in declared.notWalked)
  const make = async (roles: readonly RoleName[], label: string) => {
    const kept = await walkOnce(walk, roles, making)
    await noteArrived(at.system, walk.markers)
    const { accepted, left } = await acceptAll(at)
    await publishAll(at, label)
    say(`${kept} forms kept, ${accepted} things accepted, ${left.length} not ready; published ${label}`)
  }
  await make(writers, '2026-3')
  await previewNext(at, '2026-4')
  forgetPreviews(walk)
  await make(answerers, '2026-5')
  await noteArrived(at.system, walk.markers)
}

/** So that the next preview is answered too, now that what was typed is in it. */
function forgetPreviews({ forms }: Walk): void {
  for (const key of forms.keys()) if (key.startsWith('/desk/previews/')) forms.delete(key)
}

type Looked = { readonly found: Found; readonly shown: Public }

function sayCounts(say: (line: string) => void, { forms, markers, statuses }: Walk, { found, shown }: Looked): void {
  const kept = [...forms.values()].filter(form => form.kept).length
  say(
    `${forms.size} forms, ${kept} of them kept; ${markers.fields.length} fields marked, ${markers.worded.size} of them take words`,
  )
  say(`answers: ${[...statuses].map(([status, times]) => `${status}: ${times}`).join(', ')}`)
  say(`${markers.arrived.size} markers arrived in the database`)
  say(
    `${found.hashed.size} stand in hashed files by right, ${found.beside.size} went out as texts that can be redacted`,
  )
  say(`${found.files} hashed files of ${found.releases} releases searched, ${shown.pages} public pages opened`)
}
