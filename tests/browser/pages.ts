/** Every type of public page. Whoever adds a route adds its page here; the tests of all pages read this list. */
import type { Language } from '@waymark/language'

export type PageType = {
  /** What it is, for the title of the test. */
  readonly name: string
  readonly path: (language: Language) => string
  /** The status it answers with; 200 where nothing is said. */
  readonly status?: number
}

export const pages: readonly PageType[] = [
  { name: 'front page', path: language => `/${language}` },
  { name: 'method', path: language => `/${language}/method` },
  { name: 'about', path: language => `/${language}/about` },
  { name: 'leave', path: language => `/${language}/leave` },
  { name: 'page that is not there', path: language => `/${language}/nowhere`, status: 404 },
]

/** The largest page, in bytes over the wire, with everything it loads. */
export const mostBytes = 40_960
