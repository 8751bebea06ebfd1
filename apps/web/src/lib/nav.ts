import { isLanguage, type Language, type TextByLanguage } from '@waymark/language'

/** One link of the main navigation; `text` is said already. */
export type NavLink = { readonly href: string; readonly text: string }

/** A network in the menu of networks. */
export type NetworkLink = { readonly slug: string; readonly names: TextByLanguage }

/** How many letters the row of the navigation holds at 1280 px; each link costs `gap` letters beside its own. */
const roomOfRow = 112
const gap = 2.5

/** The links that fit one row of a wide screen, and those that go into the menu at its end, in their order. */
export function inOneRow(links: readonly NavLink[]): {
  readonly row: readonly NavLink[]
  readonly more: readonly NavLink[]
} {
  const widthOf = (shown: readonly NavLink[]) => shown.reduce((sum, { text }) => sum + text.length + gap, 0)
  if (widthOf(links) <= roomOfRow) return { row: links, more: [] }
  const menu = 10 // letters of the word on the menu, with its mark
  let fits = links.length
  while (fits > 1 && widthOf(links.slice(0, fits)) + menu > roomOfRow) fits--
  return { row: links.slice(0, fits), more: links.slice(fits) }
}

/** Whether the page at `pathname` is the link's page or lies below it: its `aria-current`. */
export function currentOf(href: string, pathname: string): 'page' | 'true' | undefined {
  if (pathname === href) return 'page'
  return href.split('/').length > 2 && pathname.startsWith(`${href}/`) ? 'true' : undefined
}

/** What is needed of a URL; the page's own cannot be changed. */
type Address = { readonly pathname: string; readonly searchParams: Iterable<[string, string]> }

/** Of several links, the one that leads nearest to the page at `pathname`; undefined where none does. */
export function nearestOf(links: readonly { readonly href: string }[], pathname: string): string | undefined {
  const leading = links.map(link => link.href).filter(href => currentOf(href, pathname) !== undefined)
  return leading.sort((one, other) => other.length - one.length)[0]
}

/** The address of the same page in another language; the front page where the address names no language. */
export function inLanguage(language: Language, url: Address): string {
  const [, first = '', ...rest] = url.pathname.split('/')
  if (!isLanguage(first)) return `/${language}`
  // A form's action ("?/save") is no page of its own.
  const asked = [...url.searchParams].filter(([name]) => !name.startsWith('/'))
  const search = new URLSearchParams(asked).toString()
  return ['', language, ...rest].join('/') + (search === '' ? '' : `?${search}`)
}
