import { parse } from 'yaml'
import { scriptOfLanguage, type TermLanguage } from './languages.ts'
import type { Concept, TermSet, Titles, Wording } from './term-set.ts'

/** What is wrong with a content file: the file, the place in it, and the key of the message. */
export type TermsRefusal = {
  readonly kind:
    | 'terms.not-yaml'
    | 'terms.no-language'
    | 'terms.language-unread'
    | 'terms.no-text'
    | 'terms.not-a-list'
    | 'terms.twice'
    | 'terms.unknown-key'
    | 'terms.pages'
  readonly file: string
  readonly at: string
}
export type TermsResult =
  { readonly ok: true; readonly value: TermSet } | { readonly ok: false; readonly refusals: readonly TermsRefusal[] }

const lists = ['discouraged', 'careful', 'preferred', 'except', 'instead'] as const
const texts = ['why', 'example'] as const

type Fields = Readonly<Record<string, unknown>>
const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

/**
 * Reads `content/terms/*.yaml`, given as file name and text. `titles.yaml` holds the names of laws and works; every other file a list of concepts.
 * The languages are those of `titles.yaml`.
 * Refuses, with every place at once, a language in a script that the checker does not read, a concept without one of the languages, a wording
 * without reason or example, an id used twice.
 */
export function readTerms(files: Readonly<Record<string, string>>): TermsResult {
  const refusals: TermsRefusal[] = []
  const concepts: Concept[] = []
  const refusing =
    (file: string): Refuse =>
    (kind, at) =>
      refusals.push({ kind, file, at })
  const read = Object.entries(files)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([file, text]) => parsed(file, text, refusing(file)))
  const named = read.find(({ file }) => file.endsWith('titles.yaml'))
  if (!named) return { ok: false, refusals: [...refusals, { kind: 'terms.no-text', file: 'titles.yaml', at: '' }] }
  const languages = Object.keys(fields(named.content))
  for (const language of languages)
    if (!scriptOfLanguage(language)) refusing(named.file)('terms.language-unread', language)
  const to = { languages, refuse: refusing(named.file) }
  const titles = perLanguage(named.content, 'titles', { ...to, read: readTitles })
  for (const { file, content } of read.filter(each => each !== named)) {
    const refuse = refusing(file)
    if (!Array.isArray(content)) refuse('terms.not-a-list', '')
    else
      for (const concept of content) concepts.push(readConcept(fields(concept), { languages, refuse, known: concepts }))
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, value: { languages, concepts, titles } }
}

type Refuse = (kind: TermsRefusal['kind'], at: string) => void
type Reading = { readonly languages: readonly TermLanguage[]; readonly refuse: Refuse }

function parsed(
  file: string,
  text: string,
  refuse: Refuse,
): readonly { readonly file: string; readonly content: unknown }[] {
  try {
    return [{ file, content: parse(text) as unknown }]
  } catch {
    refuse('terms.not-yaml', '')
    return []
  }
}

function readConcept(given: Fields, to: Reading & { readonly known: readonly Concept[] }): Concept {
  const id = String(given['id'] ?? '')
  if (id === '') to.refuse('terms.no-text', 'id')
  if (to.known.some(concept => concept.id === id)) to.refuse('terms.twice', id)
  for (const key of Object.keys(given)) {
    if (!['id', 'guidelines', 'pages', ...to.languages].includes(key)) to.refuse('terms.unknown-key', `${id}.${key}`)
  }
  const pages = given['pages'] === undefined ? null : String(given['pages'])
  if (pages !== null && (given['guidelines'] !== true || !/^\d+(?:-\d+)?$/.test(pages))) to.refuse('terms.pages', id)
  return {
    id,
    guidelines: given['guidelines'] === true,
    pages,
    words: perLanguage(given, id, { ...to, read: readWording }),
  }
}

function perLanguage<T>(
  given: unknown,
  at: string,
  to: Reading & { readonly read: (given: Fields, at: string, refuse: Refuse) => T },
): Readonly<Record<TermLanguage, T>> {
  const entries = to.languages.map(language => {
    const worded = fields(given)[language]
    if (worded === undefined) to.refuse('terms.no-language', `${at}.${language}`)
    return [language, to.read(fields(worded), `${at}.${language}`, to.refuse)] as const
  })
  return Object.fromEntries(entries)
}

function readWording(given: Fields, at: string, refuse: Refuse): Wording {
  for (const key of Object.keys(given)) {
    if (![...lists, ...texts].includes(key as (typeof lists)[number])) refuse('terms.unknown-key', `${at}.${key}`)
  }
  for (const key of texts)
    if (typeof given[key] !== 'string' || given[key].trim() === '') refuse('terms.no-text', `${at}.${key}`)
  const list = (key: (typeof lists)[number]) => listOf(given[key], `${at}.${key}`, refuse)
  return {
    discouraged: list('discouraged'),
    careful: list('careful'),
    preferred: list('preferred'),
    except: list('except'),
    instead: list('instead'),
    why: String(given['why'] ?? ''),
    example: String(given['example'] ?? ''),
  }
}

function readTitles(given: Fields, at: string, refuse: Refuse): Titles {
  const zones = (Array.isArray(given['zones']) ? given['zones'] : []).map((zone, index) => ({
    start: listOf(fields(zone)['start'], `${at}.zones.${index}.start`, refuse),
    words: listOf(fields(zone)['words'], `${at}.zones.${index}.words`, refuse),
    any: Number(fields(zone)['any'] ?? 0),
    capital: fields(zone)['capital'] === true,
  }))
  const list = (key: string) => listOf(given[key], `${at}.${key}`, refuse)
  return {
    zones,
    exact: list('exact'),
    heads: list('heads'),
    articles: list('articles'),
    headings: list('headings'),
    namedInQuotes: list('namedInQuotes'),
    mentions: list('mentions'),
    children: list('children'),
    small: list('small'),
  }
}

function listOf(given: unknown, at: string, refuse: Refuse): string[] {
  if (given === undefined || given === null) return []
  if (!Array.isArray(given)) {
    refuse('terms.not-a-list', at)
    return []
  }
  return given.map(String)
}
