/** While the database cannot be reached, people are told so, and that they may try again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useRuntime } from '@waymark/operations'
import { serveSite } from '../browser/served.ts'
import { openWorld } from '@waymark/testing'
import { visitor } from './visitor.ts'

test('a desk whose database is away answers 503 in words and says when to ask again', async () => {
  const world = await openWorld()
  useRuntime(world.runtime)
  const site = await serveSite()
  try {
    await world.close()
    const browser = visitor(`http://localhost:${site.port}`, 'waymark=a-token-of-some-session')
    for (const language of ['en', 'ar']) {
      const page = await browser.open(`/${language}/test-network/desk`)
      assert.equal(page.status, 503)
      assert.equal(page.headers.get('retry-after'), '5')
      assert.equal(page.document.querySelectorAll('h1').length, 1)
      assert.doesNotMatch(page.html, /⟦/)
    }
  } finally {
    await site.close()
  }
})
