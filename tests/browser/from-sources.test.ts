/** The site as whoever changes it sees it: pages made from their sources, over the same database. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { directionOf, languages } from '@waymark/language'
import { beginSession, useRuntime } from '@waymark/operations'
import { openWorld, type World } from '@waymark/testing'
import { siteFromSources, type SiteFromSources } from '../../apps/web/from-sources.ts'
import { serve, type Serving } from '../../apps/web/server.ts'

const lib = path.join(import.meta.dirname, '../../apps/web/src/lib')
let world: World
let site: SiteFromSources
let serving: Serving
before(async () => {
  world = await openWorld()
  useRuntime(world.runtime)
  site = await siteFromSources(world.runtime)
  const settings = { hosts: ['127.0.0.1'], port: 0, origins: [], open: false, graceMs: 2000 }
  serving = await serve(settings, { site: async () => site.answer })
})
after(async () => {
  await serving?.close()
  await site?.end()
  await world?.close()
})

test('a gallery shows every component in each language, on light and on dark paper', async () => {
  const gallery = (more = '') => fetch(`http://localhost:${serving.port}/gallery${more}`)
  const page = await (await gallery()).text()
  for (const language of languages)
    for (const paper of ['light', 'dark'])
      assert.ok(page.includes(`src="/gallery/${language}" style="color-scheme: ${paper}"`), `${language} ${paper}`)
  for (const language of languages) {
    const answer = await gallery(`/${language}`)
    assert.equal(answer.status, 200)
    const sheet = await answer.text()
    assert.match(sheet, new RegExp(`<html lang="${language}" dir="${directionOf(language)}">`))
    assert.match(sheet, /<textarea/)
    assert.doesNotMatch(sheet, /⟦/)
  }
  assert.equal((await gallery('/xx')).status, 404)
})

/** The components that stand on the sheet, those within others with them. */
function shownBy(file: string, found = new Set<string>()): ReadonlySet<string> {
  for (const [, named] of readFileSync(file, 'utf8').matchAll(/import \w+ from '([^']+\.svelte)'/g)) {
    const at = named!.startsWith('#lib/') ? path.join(lib, named!.slice(5)) : path.join(path.dirname(file), named!)
    if (!found.has(at)) shownBy(at, found.add(at))
  }
  return found
}

test('what the gallery shows is every component but the frame around a page', () => {
  const around = ['Frame.svelte', 'Steps.svelte', 'Top.svelte']
  const shown = shownBy(path.join(lib, '../../gallery/Sheet.svelte'))
  const every = readdirSync(path.join(lib, 'components')).filter(name => name.endsWith('.svelte'))
  assert.deepEqual(
    every.filter(name => !around.includes(name) && !shown.has(path.join(lib, 'components', name))),
    [],
  )
})

test('an open page hears of changes through a script of this address alone', async () => {
  const about = await fetch(`http://localhost:${serving.port}/en/about`)
  assert.match(await about.text(), /<script src="\/reload\.js"><\/script>$/)
  assert.match(about.headers.get('content-security-policy') ?? '', /script-src[^;]*'self'/)
  const script = await fetch(`http://localhost:${serving.port}/reload.js`)
  assert.match(await script.text(), /new EventSource\('\/reload'\)/)
})

test('a page and the desk are served without a built site', async () => {
  const page = await fetch(`http://localhost:${serving.port}/en/about`)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /<h1>/)
  const person = (await world.signInAs('sigrid')).person!.id
  const { token } = await beginSession(world.runtime, person)
  const desk = await fetch(`http://localhost:${serving.port}/en/test-network/desk`, {
    headers: { cookie: `waymark=${token}` },
    redirect: 'manual',
  })
  assert.equal(desk.status, 200)
  assert.match(await desk.text(), /<title>Your tasks /)
})
