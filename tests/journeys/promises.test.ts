/** What the site promises whoever reads: nothing kept by crawlers that may be withdrawn, a way out, and a way to say that something is wrong. */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { repository } from '@waymark/testing'
import { servePublicSite, type PublicSite } from '../browser/public-site.ts'

describe('the promises of the public site', () => {
  let site: PublicSite
  before(async () => void (site = await servePublicSite()))
  after(() => site?.close())
  const ask = async (at: string, agent = 'a browser') => {
    const answer = await fetch(`http://localhost:${site.port}${at}`, { headers: { 'user-agent': agent } })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  const robots = async (at: string) => (await ask(at)).headers.get('x-robots-tag')

  test('lets search engines keep facts and definitions, and nothing that can be withdrawn or is invented', async () => {
    const record = '/en/public-record/2026-1'
    for (const at of ['/en', '/ar/privacy', `${record}/framework/public-record-1/OPIC`, `${record}/countries/GAB`])
      for (const time of ['rendered', 'kept']) assert.equal(await robots(at), null, `${at} ${time}`)
    const not = [
      '/en/demonstration/latest',
      '/en/demonstration/latest/countries/QMA',
      '/en/sign-in',
      '/en/nowhere',
      '/en/leave',
    ]
    for (const at of [...not, `${record}/files/index.json`, `${record}/framework/public-record-1/OPIC?in=WB-LOW`])
      for (const time of ['rendered', 'kept'])
        assert.equal(await robots(at), 'noindex, noarchive, nosnippet', `${at} ${time}`)
  })

  test('refuses crawlers of language models, also where a page is kept, and says so in robots.txt', async () => {
    for (let time = 0; time < 2; time++) assert.equal((await ask('/en/public-record/2026-1')).status, 200)
    assert.equal((await ask('/en/public-record/2026-1', 'Mozilla/5.0 (compatible; GPTBot/1.2)')).status, 403)
    const file = await ask('/robots.txt', 'GPTBot/1.2')
    assert.equal(file.status, 200)
    assert.match(file.headers.get('content-type') ?? '', /^text\/plain/)
    assert.equal(file.headers.get('cache-control'), 'public, max-age=3600')
    assert.match(file.text, /User-agent: GPTBot\n[^]*Disallow: \/\n$/)
    assert.match(file.text, /User-agent: \*\nDisallow: \/\*\/sign-in\n/)
  })

  test('asks the browser to drop its copies of pages on the way out, and nothing else', async () => {
    const { headers, text } = await ask('/en/leave')
    assert.equal(headers.get('clear-site-data'), '"cache"')
    assert.match(text, /browser keeps a list of the pages you visit/)
    assert.doesNotMatch(text, /<script/)
  })

  test('has one script of at most 1 KB on public pages, and none where people work or sign in', async () => {
    assert.ok(fs.statSync(path.join(repository, 'apps/web/static/shift.js')).size <= 1024)
    const open = await ask('/en/demonstration/latest/plan')
    assert.match(open.text, /<script src="\/shift\.js" type="module"><\/script>/)
    assert.match(open.headers.get('content-security-policy') ?? '', /script-src 'self';/)
    assert.match((await ask('/shift.js')).headers.get('content-type') ?? '', /javascript/)
    assert.match((await ask('/en/frameworks')).text, /shift\.js/)
    assert.doesNotMatch((await ask('/en/sign-in')).text, /shift\.js/)
  })

  test('offers on every public page to say that something is wrong, with the words about children first', async () => {
    for (const [at, there] of [
      ['/en', '/en/wrong'],
      ['/en/demonstration/latest/countries/QMA', '/en/demonstration/wrong'],
    ]) {
      assert.ok((await ask(at!)).text.includes(`href="${there}"`), at)
      const { status, text } = await ask(there!)
      assert.equal(status, 200)
      const [child, desk] = [text.indexOf('If a child is in danger now'), text.indexOf('Go to the workspace')]
      assert.ok(child > 0 && desk > child, there)
      assert.doesNotMatch(text, /<textarea|<input/)
    }
    assert.equal((await ask('/en/no-such-network/wrong')).status, 404)
  })

  test('names who runs the installation where that is said, and says that nobody is named where it is not', async () => {
    assert.match((await ask('/en/privacy')).text, /have not named themselves here/)
    assert.match((await ask('/en/wrong')).text, /No address to write to is given here/)
    Object.assign(process.env, { WAYMARK_OPERATOR: 'Harbour Office', WAYMARK_CONTACT: '' })
    try {
      assert.match((await ask('/en/wrong')).text, /No address to write to is given here/)
      process.env['WAYMARK_CONTACT'] = 'office@harbour.example'
      assert.match((await ask('/en/privacy')).text, /run by Harbour Office\./)
      assert.match((await ask('/en/wrong')).text, /href="mailto:office@harbour\.example"/)
    } finally {
      delete process.env['WAYMARK_OPERATOR']
      delete process.env['WAYMARK_CONTACT']
    }
  })
})
