/**
 * The guides of roles, step by step over HTTP: on the page that a step names, whoever the guide is for reads the words by which it is done.
 * There is no step that is only looked up in the sources.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { pagesIn, roles } from '../../checks/guides.ts'
import { openGuided, type Guest, type Guided } from './guided-networks.ts'
import type { Shown } from './visitor.ts'

describe('the guide of a role', () => {
  let guided: Guided
  before(async () => {
    guided = await openGuided()
  })
  after(() => guided?.here.close())

  for (const role of roles)
    test(`leads a person of that role through its pages: ${role}`, async () => {
      const guests = await Promise.all(guided.guests[role]!.map(withLinks))
      const missed: string[] = []
      for (const { page, words } of pagesIn(readFileSync(`docs/guide/${role}.md`, 'utf8'))) {
        const shown: Shown[] = (guided.answered[role] ?? []).filter(({ path }) => shapeOf(page, '[a-z-]+').test(path))
        for (const { guest, links } of guests)
          for (const address of addressesOf(page, guest, links)) shown.push(await guest.browser.open(address))
        if (!shown.some(({ status, document }) => status === 200 && says(document, words)))
          missed.push(`${page}: ${words} [${shown.map(({ status, path }) => `${status} ${path}`).join(', ')}]`)
      }
      assert.deepEqual(missed, [])
    })
})

/** On the page, in its title, or as the name of a part of it for those who hear the page. */
const says = (document: Document, words: string) =>
  [document.title, document.body.textContent ?? '', ...namesOf(document)]
    .map(text => text.replace(/\s+/g, ' '))
    .some(text => text.includes(words))

const namesOf = (document: Document) =>
  [...document.querySelectorAll('[aria-label]')].map(element => element.getAttribute('aria-label') ?? '')

/** What the pages lead to that the person has from the start: the desk, the plan of a country, and what stands in the menu. */
async function withLinks(guest: Guest): Promise<{ readonly guest: Guest; readonly links: readonly string[] }> {
  const starts = [
    '',
    '/plans/QMA',
    '/reviews',
    '/entries',
    '/rounds',
    '/registry',
    '/registry/regions',
    '/releases',
    '/safeguarding',
  ]
  const links: string[] = []
  for (const start of starts) {
    const { document } = await guest.browser.open(`/en/${guest.slug}/desk${start}`)
    for (const link of document.querySelectorAll('a[href]'))
      links.push((link.getAttribute('href') ?? '').replace(/#.*/, ''))
  }
  return { guest, links }
}

const shapeOf = (page: string, slug: string) =>
  new RegExp(`^/en/${slug}/${page.replaceAll(/\[[a-z]+\]/g, '[^/?]+')}(?:/[A-Z])?(?:\\?.*)?$`)

/** Where the page of a step stands in a network; the page itself where it is one for all. */
function addressesOf(page: string, { slug, addresses }: Guest, links: readonly string[]): readonly string[] {
  if (page.startsWith('[language]')) return [page.replace('[language]', '/en')]
  const shape = shapeOf(page, slug)
  const listed = [...new Set([...addresses, ...links])].filter(address => shape.test(address))
  return listed.length > 0 || page.includes('[') ? listed : [`/en/${slug}/${page}`]
}
