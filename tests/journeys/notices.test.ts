/** Notices of the first page of a desk, marked as read through HTTP and without script. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Shown } from './visitor.ts'

let here: DeskWorld
before(async () => {
  here = await openDeskWorld()
})
after(() => here.close())

const unread = (page: Shown) =>
  [...page.document.querySelectorAll('.notice button')].map(button => button.getAttribute('value') ?? '')

test('a notice is marked as read by its own button, then all of them, and each button says which', async () => {
  const arva = await here.enter('arva')
  const page = await arva.open(desk)
  const [first = '', ...others] = unread(page)
  assert.ok(others.length > 0, page.text)
  for (const button of page.document.querySelectorAll('.notice button')) {
    const named = (button.getAttribute('aria-labelledby') ?? '').split(' ').map(id => page.document.getElementById(id))
    assert.ok(named.length === 2 && named[0] === button && named[1]?.querySelector('a[href]'))
  }
  const after = await arva.send(page, { notice: first }, { action: '?/read' })
  assert.match(after.text, /Marked as read\./)
  assert.deepEqual(unread(after).toSorted(), others.toSorted())
  assert.deepEqual(unread(await (await here.enter('bodil')).open(desk)).length > 0, true)
  const all = await arva.send(after, {}, { action: '?/read' })
  assert.deepEqual(unread(all), [])
  assert.equal(all.document.querySelectorAll('.notice').length, others.length + 1)
})
