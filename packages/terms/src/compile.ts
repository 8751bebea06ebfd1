import type { TermLanguage } from './languages.ts'
import { type Kind, type PatternNode, Patterns } from './patterns.ts'
import type { Concept, Status, TermSet, Titles } from './term-set.ts'
import { Vocabulary } from './vocabulary.ts'

/** One wording of one concept in one language. */
export type Entry = {
  readonly concept: Concept
  readonly status: Status
  readonly language: TermLanguage
  readonly pattern: string
}
export type Zone = { readonly words: ReadonlySet<number>; readonly any: number; readonly capital: boolean }

/** A term set made ready for reading text. Made once, used for any number of texts. */
export type Compiled = {
  readonly vocabulary: Vocabulary
  readonly root: PatternNode
  /** By word number: whether any pattern can begin with the word. */
  readonly begins: Uint8Array
  readonly languages: readonly TermLanguage[]
  /** By word number: the places among the languages of those in which it is a small word. */
  readonly small: readonly (readonly number[] | undefined)[]
  readonly entries: readonly Entry[]
  readonly zones: readonly Zone[]
  readonly concepts: readonly Concept[]
}

const statuses: readonly Status[] = ['discouraged', 'careful', 'preferred']

export function compile(set: TermSet): Compiled {
  const vocabulary = new Vocabulary()
  const patterns = new Patterns(vocabulary)
  const entries = set.languages.flatMap(language => entriesOf(set, language))
  for (const [entry, { language, pattern }] of entries.entries())
    patterns.add(language, pattern, { kind: 'term', entry })
  const zones: Zone[] = []
  for (const language of set.languages) {
    addExceptions(set, language, patterns)
    addTitles(set.titles[language]!, language, patterns)
    for (const zone of set.titles[language]!.zones) {
      for (const start of zone.start) patterns.add(language, start, { kind: 'zone', entry: zones.length })
      zones.push({
        words: new Set(zone.words.map(word => vocabulary.slot(language, word))),
        any: zone.any,
        capital: zone.capital,
      })
    }
  }
  const smallSlots = new Map<number, number>()
  for (const [place, language] of set.languages.entries())
    for (const word of set.titles[language]!.small) smallSlots.set(vocabulary.slot(language, `=${word}`), place)
  vocabulary.seal()
  const begins = new Uint8Array(vocabulary.size)
  const small: (readonly number[] | undefined)[] = []
  for (const [word, senses] of vocabulary.senses.entries()) {
    for (const { slot } of senses) {
      if (patterns.root.next.has(slot)) begins[word] = 1
    }
    const places = senses.flatMap(({ slot }) => smallSlots.get(slot) ?? [])
    if (places.length > 0) small[word] = [...new Set(places)]
  }
  const { concepts, languages } = set
  return { vocabulary, root: patterns.root, begins, languages, small, entries, zones, concepts }
}

function entriesOf(set: TermSet, language: TermLanguage): Entry[] {
  return set.concepts.flatMap(concept =>
    statuses.flatMap(status =>
      concept.words[language]![status].map(pattern => ({ concept, status, language, pattern })),
    ),
  )
}

function addExceptions(set: TermSet, language: TermLanguage, patterns: Patterns): void {
  for (const { words } of set.concepts) {
    for (const pattern of words[language]!.except) patterns.add(language, pattern, { kind: 'exception', entry: -1 })
  }
}

function addTitles(titles: Titles, language: TermLanguage, patterns: Patterns): void {
  const lists: readonly (readonly [Kind, readonly string[]])[] = [
    ['title', titles.exact],
    ['head', titles.heads],
    ['article', titles.articles],
    ['heading', titles.headings],
    ['named', titles.namedInQuotes],
    ['mention', titles.mentions],
    ['child', titles.children],
  ]
  for (const [kind, list] of lists) for (const pattern of list) patterns.add(language, pattern, { kind, entry: -1 })
}
