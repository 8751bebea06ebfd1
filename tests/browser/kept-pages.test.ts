/** A public page is rendered once and kept, and never outlives a change to what it shows. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { readAs, systemDesk, withdrawRelease } from '@waymark/operations'
import { releasesOf } from '@waymark/store'
import { must } from '@waymark/testing'
import { servePublicSite, type PublicSite } from './public-site.ts'

describe('a page that was rendered', () => {
  let site: PublicSite
  const address = (path: string) => `http://localhost:${site.port}${path}`
  const page = '/en/demonstration/2025-1/countries'
  const rights = (deed: string) =>
    sql.raw(`${deed} select on app.release, app.release_file ${deed === 'grant' ? 'to' : 'from'} waymark_app`)

  before(async () => {
    site = await servePublicSite({ own: true })
    await fetch(address('/en/method')) // by now the site hears of changes, or says so by keeping nothing
  })
  after(() => site?.close())

  test('is answered again without the database, byte by byte, with its tag', async () => {
    const first = await fetch(address(page))
    const body = await first.text()
    assert.equal(first.status, 200)
    assert.equal(first.headers.get('waymark-keep'), null, 'the mark stays inside')
    await kept(site, address(page))
    await rights('revoke').execute(site.runtime.installation.owner.db)
    forgetReadings(site)
    try {
      const again = await fetch(address(page))
      assert.equal(await again.text(), body)
      assert.equal(again.headers.get('content-security-policy'), first.headers.get('content-security-policy'))
      const tag = again.headers.get('etag') ?? ''
      const fresh = await fetch(address(page), { headers: { 'if-none-match': tag } })
      assert.deepEqual([fresh.status, await fresh.text()], [304, ''])
      const plain = await fetch(address(page), { headers: { 'accept-encoding': 'identity' } })
      assert.equal(plain.status, 500, 'what was not asked for in this form was not kept in it')
    } finally {
      await rights('grant').execute(site.runtime.installation.owner.db)
    }
  })

  test('is rendered in another language from what was read for the first', async () => {
    const regions = page.replace('countries', 'regions')
    await fetch(address(regions))
    const readable = (deed: string) =>
      sql.raw(
        `${deed} select on app.network, app.release, app.release_file ${deed === 'grant' ? 'to' : 'from'} waymark_app`,
      )
    await readable('revoke').execute(site.runtime.installation.owner.db)
    try {
      const other = await fetch(address(regions.replace('/en/', '/sv/')))
      assert.equal(other.status, 200)
      assert.match(await other.text(), /lang="sv"/)
    } finally {
      await readable('grant').execute(site.runtime.installation.owner.db)
    }
  })

  test('is rendered anew once the release is withdrawn', async () => {
    const system = await systemDesk(site.runtime, 'demonstration')
    const before = await (await fetch(address(page))).text()
    assert.doesNotMatch(before, /withdrawn on/i)
    const { id } = (await readAs(system!, t => releasesOf(t))).find(release => release.label === '2025-1')!
    const withdrawal = { release: id, reason: 'An answer was read wrongly.', language: 'en', replacedBy: '' }
    must(await withdrawRelease(system!, withdrawal))
    const deadline = Date.now() + 30_000
    while (!/An answer was read wrongly/.test(await (await fetch(address(page))).text()))
      assert.ok(Date.now() < deadline, 'the notice stands above the page')
  })
})

/** What rendering reads of a release is kept beside the pages; forgotten, a page that is rendered needs the database again. */
function forgetReadings(site: PublicSite): void {
  site.runtime.heard.listener.changed()
}

/** Waits until the page is answered from what is kept: a page that is rendered cannot be without the files of its release. */
async function kept(site: PublicSite, address: string): Promise<void> {
  const { db } = site.runtime.installation.owner
  for (let tries = 0; tries < 50; tries++) {
    await (await fetch(address)).text()
    await sql`revoke select on app.release from waymark_app`.execute(db)
    forgetReadings(site)
    const { status } = await fetch(address)
    await sql`grant select on app.release to waymark_app`.execute(db)
    if (status === 200) return
  }
  assert.fail('the page is kept in the end')
}
