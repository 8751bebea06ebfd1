/** The pages that a person is led to by links, from the desk and the account on. */
import { randomUUID } from 'node:crypto'
import type { Shown, Visitor } from '../../tests/journeys/visitor.ts'

/** An address of the site and the route behind it. */
export type Address = { readonly route: string; readonly path: string }

/** `/[language=language]/[network]/desk/entries/[kind]` as a pattern; `[[part]]` may be left out, `[...rest]` takes all that follows. */
const patternOf = (route: string): RegExp => {
  const parts = route.split('/').filter(part => part !== '')
  const pattern = parts.map(part =>
    part.startsWith('[...')
      ? '(?:/.*)?'
      : part.startsWith('[[')
        ? '(?:/[^/]+)?'
        : part.includes('[')
          ? '/[^/]+'
          : `/${part}`,
  )
  return new RegExp(`^${pattern.join('')}/?$`)
}

/** Finds the route of a path: the one with the fewest parts left open. */
export function routing(routes: readonly string[]): (path: string) => string | undefined {
  const known = routes
    .map(route => ({ route, pattern: patternOf(route), open: route.replaceAll(/\[\[\w+\]\]/g, '').split('[').length }))
    .sort((a, b) => a.open - b.open)
  return path => known.find(({ pattern }) => pattern.test(path))?.route
}

/** What pages are called by: their route, with the kind of entry, the section and the code of the indicator in place. */
export function pageName({ route, path }: Address): string {
  const parts = path.replace(/\?.*/, '').split('/')
  return route
    .split('/')
    .map((part, at) => (/^\[\[?(?:kind|indicator|section)/.test(part) ? (parts[at] ?? 'first') : part))
    .join('/')
    .replace('/[language=language]', '')
    .replace('/[network]', '')
}

/** A page with a key of its own, as a link to a form has one: what is sent from it is sent for the first time. */
export const fresh = (browser: Visitor, path: string): Promise<Shown> => {
  const [at, search = ''] = path.split('?')
  const query = new URLSearchParams(search)
  query.set('form', randomUUID())
  return browser.open(`${at}?${query.toString()}`)
}

export type Crawl = {
  readonly browser: Visitor
  readonly from: readonly string[]
  readonly routeOf: (path: string) => string | undefined
  /** Addresses of one page name that are opened. */
  readonly most: number
}

/** Opens what links lead to, and what that leads to; each page at most so often. */
export async function* pagesOf({
  browser,
  from,
  routeOf,
  most,
}: Crawl): AsyncGenerator<Address & { readonly page: Shown }> {
  const waiting = [...from]
  const seen = new Set(waiting)
  const opened = new Map<string, number>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routeOf(path.replace(/\?.*/, ''))
    if (!route) continue
    const name = pageName({ route, path })
    const times = opened.get(name) ?? 0
    if (times >= most) continue
    const page = await fresh(browser, path)
    if (page.status !== 200) continue
    opened.set(name, times + 1)
    for (const link of page.document.querySelectorAll('a[href]')) {
      const to = new URL(link.getAttribute('href')!, `http://x${page.path}`)
      to.searchParams.delete('form')
      to.searchParams.delete('done')
      const next = `${to.pathname}${to.search}`
      if (to.host !== 'x' || seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
    }
    yield { route, path, page }
  }
}
