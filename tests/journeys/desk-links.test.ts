/** Whoever reads a page of the desk may open what it links to: followed for every person from their first page on. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { PersonName } from '@waymark/testing'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import { furnish } from './furnished-desk.ts'
import type { Visitor } from './visitor.ts'

const persons = ['arva', 'rune', 'sigrid', 'tuva', 'kaja', 'adele'] as const satisfies readonly PersonName[]
const most = 120 // pages of one person: each kind of page is met long before

describe('every link at the desk', () => {
  let here: DeskWorld
  let starts: readonly { readonly person: PersonName; readonly path: string }[]
  before(async () => {
    here = await openDeskWorld()
    starts = await furnish(here)
  })
  after(() => here.close())

  for (const person of persons)
    test(`opens for ${person}, who sees it`, async () => {
      const own = starts.filter(start => start.person === person).map(({ path }) => `/en${path}`)
      assert.deepEqual(await closedLinks(await here.enter(person), [desk, ...own]), [])
    })
})

/** What does not open of all that is reached from these pages, each with the page that links there. */
async function closedLinks(visitor: Visitor, starts: readonly string[]): Promise<readonly string[]> {
  const from = new Map(starts.map(start => [start, 'the start']))
  const closed: string[] = []
  for (const address of from.keys()) {
    const page = await visitor.open(address)
    if (page.status !== 200) closed.push(`${page.status} ${address}, linked on ${from.get(address)}`)
    for (const link of linksOn(page.document)) if (!from.has(link) && from.size < most) from.set(link, address)
  }
  return closed
}

/** Addresses of pages of the desk, without what only sorts, searches or pages a list. */
function linksOn(document: Document): readonly string[] {
  return [...document.querySelectorAll('main a, nav a')]
    .map(link => link.getAttribute('href') ?? '')
    .filter(href => href.startsWith(`${desk}/`) && !href.includes('?') && !href.endsWith('.csv'))
    .map(href => href.replace(/#.*/, ''))
}
