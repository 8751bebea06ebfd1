import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { installation, roles, staleSteps } from './guides.ts'

const here = installation()
const stale = (guide: string) => staleSteps(guide, here)
const step = (place: string) => `# For readers\n\n1. **Read.** Some words.\n   <!-- ${place} -->\n`

test('a step that does not say where it is done is refused at its line', () => {
  assert.deepEqual(stale('# For readers\n\n1. **Read.** Some words,\n   and more.\n2. Also this.\n'), [
    '3: the step does not say where it is done',
    '5: the step does not say where it is done',
  ])
})

test('a step on a page that is gone, or by a command that is gone, is refused', () => {
  assert.deepEqual(stale(step('desk/nowhere: Open a round')), ['3: there is no page desk/nowhere'])
  assert.deepEqual(stale(step('npm run waymark -- nothing')), ['3: there is no command nothing'])
})

test('a step by words that its page does not say is refused, even where another page says them', () => {
  assert.deepEqual(stale(step('desk/rounds/open: Close it today')), [
    '3: the page desk/rounds/open does not say "Close it today"',
  ])
  assert.deepEqual(stale(step('desk/rounds/open: Words of no page')), [
    '3: the page desk/rounds/open does not say "Words of no page"',
  ])
})

test('a step that is as its guide says is taken', () => {
  assert.deepEqual(stale(step('desk/rounds/open: Open a round; npm run waymark -- backup')), [])
})

for (const role of roles)
  test(`the guide ${role} has steps, none of them stale`, () => {
    const guide = readFileSync(`docs/guide/${role}.md`, 'utf8')
    assert.match(guide, /<!-- .+: .+ -->/)
    assert.deepEqual(stale(guide), [])
  })
