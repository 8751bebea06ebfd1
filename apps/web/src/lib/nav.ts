import { isLanguage, type Language } from '@waymark/language'

/** One link of the main navigation; `text` is said already. */
export type NavLink = { readonly href: string; readonly text: string }

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
