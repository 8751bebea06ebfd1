/** The auditor's search through HTTP: what is found, and what is said of a search that cannot be read. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Visitor } from './visitor.ts'

let here: DeskWorld
let auditor: Visitor
before(async () => {
  here = await openDeskWorld()
  auditor = await here.enter('aud')
})
after(() => here.close())

test('a search by deed and day lists what was done, and keeps what was asked', async () => {
  const found = await auditor.open(`${desk}/audit?action=open-round&from=2026-01-01`)
  assert.equal(found.status, 200)
  assert.match(found.text, /open-round/)
  assert.match(found.html, /name="from"[^>]*value="2026-01-01"/)
})

for (const [field, label] of [
  ['from', 'First day'],
  ['until', 'Last day'],
] as const)
  test(`a day that is none is refused in the field “${label}”, with 422, and stands there as it was typed`, async () => {
    const page = await auditor.open(`${desk}/audit?action=open-round&${field}=the+31st`)
    assert.equal(page.status, 422)
    assert.equal(page.headers.get('cache-control'), 'private, no-store')
    const summary = page.document.querySelector('.problems')
    assert.match(summary?.textContent ?? '', new RegExp(label))
    assert.equal(summary?.querySelector('a')?.getAttribute('href'), `#field-${field}`)
    const input = page.document.querySelector(`#field-${field}`)
    assert.equal(input?.getAttribute('value'), 'the 31st')
    assert.equal(input?.getAttribute('aria-invalid'), 'true')
    assert.ok(page.document.querySelector('option[value=open-round]')?.hasAttribute('selected'))
    assert.equal(page.document.querySelector('main table'), null)
  })
