/**
 * Every route that the router knows, asked by every role for what is another network's, what is nobody's, and what is not theirs:
 * a page that is added tomorrow is asked too.
 */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, test, type TestContext } from 'node:test'
import { roleNames, type RoleName } from '@waymark/network'
import { beginSession, runtimeOf, loadContent, useRuntime, type Runtime } from '@waymark/operations'
import type { Installation } from '@waymark/store'
import type { Serving } from '../../apps/web/server.ts'
import { serveSite } from '../browser/served.ts'
import { repository, shippedContent, testInstallation } from '@waymark/testing'
import { fillNetwork, type Filled } from './filled-network.ts'

const manifestFile = path.join(repository, 'apps/web/build/server/manifest.js')
const isBuilt = fs.existsSync(manifestFile)

type Route = { readonly id: string }
let routes: readonly string[] = []
let installation: Installation
let runtime: Runtime
let site: Serving
let visitor: Filled
let open: Filled
let closed: Filled

before(async () => {
  if (!isBuilt) return
  const { manifest } = (await import(manifestFile)) as { manifest: { routes: readonly Route[] } }
  routes = manifest.routes.map(route => route.id)
  installation = await testInstallation()
  runtime = runtimeOf(installation, { now: () => new Date('2026-02-02T09:00:00.000Z') })
  await loadContent(runtime, shippedContent())
  open = await fillNetwork(runtime, { slug: 'open-network', kind: 'network', canary: 'CANARYOPEN' })
  closed = await fillNetwork(runtime, { slug: 'closed-network', kind: 'closed', canary: 'CANARYCLOSED' })
  visitor = await fillNetwork(runtime, { slug: 'visitor', kind: 'network', canary: 'VISITOR' })
  useRuntime(runtime)
  site = await serveSite()
})
after(async () => {
  await site?.close()
  await installation?.close()
})

const skipUnbuilt = (t: TestContext) => {
  if (!isBuilt) t.skip('the site has not been built: npm run build')
  return !isBuilt
}

/** Roles whose people can sign in; nobody is one more. */
const roles = roleNames.filter(role => role !== 'focal-point')
type Who = RoleName | 'nobody'

const absentId = '0198c000-0000-7000-8000-000000000000'

/** A side of the country, or the office whose things are asked for. */
type Where = 'north' | 'south' | keyof Filled['offices']
const ofOffice = (of: Filled, office: keyof Filled['offices']) => ({ ...of.north, ...of.shared, ...of.offices[office] })

/** What stands in an address for each part of it: ids of a network's northern or southern things, or of an office's. */
function parts(of: Filled, where: Where = 'north'): Readonly<Record<string, string>> {
  const things = where === 'north' || where === 'south' ? { ...of[where], ...of.shared } : ofOffice(of, where)
  return {
    submission: things.draft,
    indicator: 'A2',
    section: 'A',
    kind: 'joint-action',
    member: things.member,
    region: of.regional.region,
    entry: things.entry,
    answer: things.correction,
    edition: things.edition,
    finding: things.finding,
    person: things.person,
    mail: things.person,
    country: things.place,
    preview: things.preview,
    release: things.release,
    round: things.round,
    subject: things.place,
    text: things.text,
    redaction: things.redaction,
    hiding: things.hiding,
    held: things.role,
    dialogue: things.dialogue,
    plan: things.plan,
    action: things.action,
    baseline: things.baseline,
    proposal: things.national,
    priority: things.priority,
    of: things.action,
    toReview: things.toReview,
    entryToReview: things.entryToReview,
  }
}
const nobodys = Object.fromEntries(
  ['submission', 'entry', 'answer', 'edition', 'finding', 'person', 'mail', 'preview', 'release', 'round']
    .concat([
      'text',
      'member',
      'region',
      'redaction',
      'hiding',
      'held',
      'dialogue',
      'plan',
      'action',
      'baseline',
      'proposal',
      'priority',
      'of',
      'toReview',
      'entryToReview',
    ])
    .map(name => [name, absentId]),
)
const inPublic = {
  release: 'latest',
  edition: 'demonstration-2021-2025',
  group: 'north',
  source: 'none',
  survey: 'none',
  path: 'index.json',
  part: '',
  facet: 'measures',
  value: 'process',
  table: 'figures.csv',
  token: 'none',
  key: 'none',
}

/** Things that none of these networks has: their pages answer like those of what does not exist. */
const nowhere = { concern: absentId, invitation: absentId, recovery: absentId, naming: absentId, proposal: absentId }

/** The address of a route. Throws for a part it knows nothing of: whoever adds one says here what stands in it. */
function addressOf(route: string, network: string, given: Readonly<Record<string, string>>): string {
  const isDesk = route.includes('/desk')
  const known: Readonly<Record<string, string>> = isDesk
    ? { ...inPublic, ...nowhere, ...given }
    : { ...given, ...inPublic }
  const waits = route.includes('/reviews/')
  const filledIn = route.replaceAll(/\[\[?(?:\.\.\.)?([a-z]+)(?:=[a-z]+)?\]?\]/g, (_, name: string) => {
    if (name === 'language') return 'en'
    if (name === 'network') return network
    const value =
      waits && name === 'submission'
        ? known['toReview']
        : waits && name === 'entry'
          ? known['entryToReview']
          : known[name]
    if (value === undefined) throw new Error(`what stands for [${name}] in ${route}?`)
    return value
  })
  const filled = filledIn.replace(/(?<=.)\/$/, '') // of a list the first page has no part
  const asked = ['text', 'held', 'dialogue', 'edition', 'baseline', 'proposal', 'priority', 'plan', 'round', 'of'].map(
    name => `${name}=${known[name]}`,
  )
  // The search of a desk is asked for what every text of these networks begins with, in small letters, which are no sign of a leak.
  if (route.endsWith('/search')) asked.push('words=canary')
  // With a key, forms that make something show themselves; without one they only lead to an address that has one.
  return `${filled}?${asked.join('&')}&form=${absentId}`
}

async function ask(address: string, who: Who, at: Filled): Promise<{ status: number; body: string }> {
  const cookie = who === 'nobody' ? '' : `waymark=${await tokenOf(who, at)}`
  const answer = await fetch(`http://localhost:${site.port}${address}`, { headers: { cookie }, redirect: 'manual' })
  return { status: answer.status, body: await answer.text() }
}

const tokens = new Map<string, string>()
async function tokenOf(role: RoleName, at: Filled): Promise<string> {
  const key = `${at.slug} ${role}`
  const token = tokens.get(key) ?? (await beginSession(runtime, (await at.desk(role)).person!.id)).token
  tokens.set(key, token)
  return token
}

const ofNetworks = () => routes.filter(route => route.includes('[network]'))
const ofDesks = () => routes.filter(route => route.includes('/desk'))

/** In a network, but in none of its releases. */
const private_ = [
  ' Alder',
  ' Dogwood',
  ' Elm',
  ' Cedar',
  ' Juniper',
  ' Larch',
  ' Maple',
  ' note',
  ' dialogue',
  ' reason',
  ' what',
  ' who',
  ' resources',
  ' change',
]
  .concat([
    ' finding',
    ' lesson',
    ' decision',
    ' redaction',
    ' hiding',
    ' comment',
    ' patrol',
    ' description',
    ' corrected',
    ' national',
    ' question',
    ' plan title',
    ' plan body',
    ' amended',
    ' unanswered',
  ])
  .map(word => `CANARYOPEN${word}`)
const leaks = (body: string) => private_.filter(text => body.includes(text))

test('the router knows routes, of networks and of desks', t => {
  if (skipUnbuilt(t)) return
  assert.ok(ofNetworks().length > 30 && ofDesks().length > 20, routes.join(' '))
})

test('a closed network and one that does not exist answer alike on every route, whoever asks', async t => {
  if (skipUnbuilt(t)) return
  for (const route of ofNetworks())
    for (const who of ['nobody', 'administrator', 'contributor'] as const) {
      const there = await ask(addressOf(route, 'closed-network', parts(closed)), who, visitor)
      const gone = await ask(addressOf(route, 'no-such-network', parts(closed)), who, visitor)
      assert.equal(there.status, gone.status, `${who} ${route}`)
      assert.equal(there.body.replaceAll('closed-network', 'no-such-network'), gone.body, `${who} ${route}`)
      assert.equal(there.body.includes('CANARYCLOSED'), false, `${who} ${route}`)
      assert.ok(there.status < 500, `${who} ${route}`)
    }
})

test('an open network shows nothing but its releases to people of another', async t => {
  if (skipUnbuilt(t)) return
  for (const route of ofNetworks())
    for (const who of ['nobody', 'secretariat', 'auditor'] as const) {
      const { status, body } = await ask(addressOf(route, 'open-network', parts(open)), who, visitor)
      assert.deepEqual(leaks(body), [], `${who} ${route}`)
      assert.ok(status < 500, `${who} ${route}: ${status}`)
      if (route.includes('/desk')) assert.notEqual(status, 200, `${who} ${route}`)
    }
})

test("another network's things answer at one's own desk like things that do not exist", async t => {
  if (skipUnbuilt(t)) return
  for (const route of ofDesks().filter(desk => /\[(?!language|network)/.test(desk)))
    for (const who of roles) {
      const other = { ...parts(open), country: 'QMA', subject: 'QMA' }
      const there = await ask(addressOf(route, 'visitor', other), who, visitor)
      const gone = await ask(addressOf(route, 'visitor', { ...other, ...nobodys }), who, visitor)
      assert.equal(there.status, gone.status, `${who} ${route}`)
      assert.equal(there.body.includes('CANARY'), false, `${who} ${route}`)
    }
})

test('within a network, observers and auditors are shown no free text', async t => {
  if (skipUnbuilt(t)) return
  for (const route of ofDesks())
    for (const who of ['observer', 'auditor'] as const) {
      const { body } = await ask(addressOf(route, 'open-network', parts(open)), who, open)
      assert.deepEqual(leaks(body), [], `${who} ${route}`)
    }
})

test("a contributor is shown neither another member's draft nor what waits for a review", async t => {
  if (skipUnbuilt(t)) return
  for (const route of ofDesks())
    for (const where of ['north', 'south', 'Juniper', 'Maple'] as const) {
      const { body } = await ask(addressOf(route, 'open-network', parts(open, where)), 'contributor', open)
      for (const text of [' Dogwood', ' Elm', ' Cedar', ' Juniper', ' Maple'])
        assert.equal(body.includes(`CANARYOPEN${text}`), false, `${route} ${where}${text}`)
    }
})

test("a respondent finds the own office's things; what another office or a member wrote answers like what does not exist", async t => {
  if (skipUnbuilt(t)) return
  const named = /\[(?!language|network|preview)/ // the preview is one for all: who may see what of it is another question
  let found = 0
  for (const route of ofDesks()) {
    const askFor = (given: Readonly<Record<string, string>>) =>
      ask(addressOf(route, 'open-network', given), 'respondent', open)
    const mine = await askFor(parts(open, 'Juniper'))
    if (mine.status === 200 && mine.body.includes('CANARYOPEN Juniper')) {
      found++
      console.error(route)
    } else if (route.includes('ask') || route.includes('indicator')) console.error(route, mine.status)
    const gone = await askFor({ ...parts(open, 'Juniper'), ...nobodys })
    for (const where of ['Larch', 'Maple', 'north', 'south'] as const) {
      const there = await askFor(parts(open, where))
      assert.ok(there.status < 500, `${route} ${where}`)
      if (named.test(route)) assert.equal(there.status, gone.status, `${route} ${where}`)
      const words = leaks(there.body).filter(text => !/ (Juniper|patrol|description)$/.test(text))
      assert.deepEqual(words, [], `${route} ${where}`)
      if (where !== 'north')
        assert.equal(/CANARYOPEN (Larch|Maple|Dogwood)/.test(there.body), false, `${route} ${where}`)
    }
  }
  assert.ok(found >= 2, `the own draft stands on ${found} pages`)
})

test('whatever the search of a desk finds, its person may open', async t => {
  if (skipUnbuilt(t)) return
  let opened = 0
  for (const who of roles) {
    const { status, body } = await ask('/en/open-network/desk/search?words=canary', who, open)
    assert.equal(status, 200, who)
    const found = body.slice(body.indexOf('<main')).matchAll(/href="(\/en\/open-network\/desk\/[^"?]+)"/g)
    for (const [, href = ''] of found) {
      assert.equal((await ask(href, who, open)).status, 200, `${who} ${href}`)
      opened++
    }
  }
  assert.ok(opened > roles.length, `${opened} pages were found and opened`)
})

test('an auditor searches the audit on a page, in every language; others are refused it', async t => {
  if (skipUnbuilt(t)) return
  const page = 'desk/audit?action=save-answer&actor=&object=&from=&until='
  for (const language of ['en', 'ru', 'ar', 'sv']) {
    const { status, body } = await ask(`/${language}/open-network/${page}`, 'auditor', open)
    assert.equal(status, 200)
    assert.ok(body.includes('<code lang="en">save-answer</code>'), language)
    assert.equal(body.includes('<code lang="en">submit</code>'), false, 'only what was asked for')
  }
  const wrong = await ask('/en/open-network/desk/audit?from=yesterday', 'auditor', open)
  assert.ok(wrong.body.includes('yesterday') && wrong.body.includes('role="alert"'))
  for (const who of roles.filter(role => role !== 'auditor'))
    assert.equal((await ask(`/en/open-network/${page}`, who, open)).status, 403, who)
})
