/**
 * The guides of those who work at the desk, step by step over HTTP: on the page that a step names, whoever the guide is for reads the
 * words by which it is done.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { PersonName } from '@waymark/testing'
import { pagesIn } from '../../checks/guides.ts'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import { furnish } from './furnished-desk.ts'
import type { Visitor } from './visitor.ts'

const people: Readonly<Record<string, PersonName>> = {
  auditor: 'aud',
  contributor: 'arva',
  coordinator: 'kaja',
  reviewer: 'rune',
  secretariat: 'sigrid',
}

/** Steps of a state that this network is not in: what has to be there first. Whatever else a step names has to be read on its page. */
const elsewhere: Readonly<Record<string, string>> = {
  'Unchanged: confirm it today': 'an answer of the round before',
  'Read and confirm': 'a form in which everything is as it was',
  'Submit the correction': 'an answer asked about after its round',
  'What changed, and what the network did': 'a release',
  'Choose optional indicators': 'a dialogue in which the edition lets some be chosen',
  'Review an entry': 'an entry handed in with what shows it',
  'Evidence opened': 'evidence of a kind that a reviewer opens',
  'Review a correction': 'a correction handed in',
  'Resolve conflicting answers': 'two answers that differ',
  'Request removal': 'a text that the reviewer reads',
  'Let the release stand': 'a release, and somebody who asked to withdraw it',
  'Keep it': 'a sheet that was tried',
  'Open the round again': 'a closed round',
  'Start the preview': 'a closed round',
}

describe('the guide of a role', () => {
  let here: DeskWorld
  let addresses: readonly string[]
  before(async () => {
    here = await openDeskWorld()
    addresses = (await furnish(here)).map(({ path }) => path)
  })
  after(() => here?.close())

  /** What the pages lead to that the person has from the start: the desk, the plan of a country, and what stands in the menu. */
  async function linksOf(open: Visitor['open']): Promise<readonly string[]> {
    const starts = ['', '/plans/QMA', '/reviews', '/entries', '/rounds', '/registry'].map(path => `${desk}${path}`)
    const pages = []
    for (const start of starts) pages.push(await open(start))
    return pages.flatMap(({ document }) =>
      [...document.querySelectorAll('a[href]')].map(link => (link.getAttribute('href') ?? '').replace(/#.*/, '')),
    )
  }

  /** Where the page of a step stands in this network; the page itself where it is one for all. */
  function addressesOf(page: string, links: readonly string[]): readonly string[] {
    if (page.startsWith('[language]')) return [page.replace('[language]', '/en')]
    const shape = new RegExp(`^/en/test-network/${page.replaceAll(/\[[a-z]+\]/g, '[^/?]+')}(?:/[A-Z])?(?:\\?.*)?$`)
    const listed = [...new Set([...addresses.map(address => `/en${address}`), ...links])].filter(at => shape.test(at))
    return listed.length > 0 || page.includes('[') ? listed : [`/en/test-network/${page}`]
  }

  for (const [role, person] of Object.entries(people))
    test(`leads a person of that role through its pages: ${role}`, async () => {
      const { open } = await here.enter(person)
      const links = await linksOf(open)
      const missed: string[] = []
      const others: string[] = []
      for (const { page, words } of pagesIn(readFileSync(`docs/guide/${role}.md`, 'utf8'))) {
        const shown = []
        for (const address of addressesOf(page, links)) shown.push(await open(address))
        const reached = shown.filter(({ status }) => status === 200)
        const said = reached.some(({ document }) =>
          (document.body.textContent ?? '').replace(/\s+/g, ' ').includes(words),
        )
        if (said) assert.ok(!(words in elsewhere), `${words} is read here: take it off the list`)
        else if (words in elsewhere) others.push(words)
        else missed.push(`${page}: ${words} [${shown.map(({ status }) => status).join(' ')}]`)
      }
      assert.deepEqual(missed, [])
      assert.ok(others.length < 6, others.join(', '))
    })
})
