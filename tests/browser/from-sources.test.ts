/** The site as whoever changes it sees it: pages made from their sources, over the same database. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { directionOf, languages } from '@waymark/language'
import { beginSession, useRuntime } from '@waymark/operations'
import { openWorld, type World } from '@waymark/testing'
import { siteFromSources, type SiteFromSources } from '../../apps/web/from-sources.ts'
import { serve, type Serving } from '../../apps/web/server.ts'

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
