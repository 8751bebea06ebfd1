/** Every page below the top says what it lies below, and every step of that is a page of its own. */
import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { routesAbove } from '../src/lib/steps.ts'

const routes = fileURLToPath(new URL('../src/routes', import.meta.url))
const pages = globSync('**/+page.svelte', { cwd: routes }).map(file => `/${file.slice(0, -'/+page.svelte'.length)}`)
const plain = (route: string) => route.replace('/[...part=part]', '')
/** The address of a network only leads on, to its latest release. */
const leadsOn = '/[language=language]/[network]'
const known = new Set(pages.map(plain).filter(page => page !== leadsOn))

test('each step above a page is a page, and each page above a page is a step', () => {
  assert.ok(pages.length > 80, String(pages.length))
  for (const page of pages) {
    const steps = routesAbove(page)
    for (const step of steps) assert.ok(known.has(step), `${page}: ${step} is no page`)
    const parts = plain(page).split('/')
    const above = parts.slice(2).map((_, at) => parts.slice(0, at + 2).join('/'))
    for (const one of above.filter(route => known.has(route))) assert.ok(steps.includes(one), `${page}: no step ${one}`)
  }
})
