import { isInAddress } from './address.ts'
import type { Compiled } from './compile.ts'
import type { TermLanguage } from './languages.ts'
import { findPatterns, type Hit } from './match.ts'
import { quotedSpans } from './quotes.ts'
import { type Span, SpanIndex } from './span.ts'
import { type Found, type Suggestion, suggestionsFor } from './suggest.ts'
import type { Status } from './term-set.ts'
import { titleSpans } from './titles.ts'
import { gaps, roomForWords, WordReader, type Words } from './words.ts'

/**
 * How a term stands in the text: the writer's own word (`plain`); part of the name of a law, body or cited work (`title`); quoted or spoken of as a
 * word (`quotation`); in a text from before the guidelines (`dated`). Only plain ones ask for a change.
 */
export type Reading = 'plain' | 'title' | 'quotation' | 'dated'

/** A listed wording in a text. `start` and `end` count UTF-16 units from the beginning; `text` is what stands there. */
export type Finding = {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly language: TermLanguage
  readonly concept: string
  readonly status: Status
  readonly reading: Reading
  readonly suggestions: readonly Suggestion[]
}

/** `cut` says that the text holds more findings than were asked for: what follows the last one was not looked at. */
export type Survey = {
  readonly findings: Finding[]
  readonly excepted: readonly Span[]
  readonly cut: boolean
}

export type CheckOptions = {
  /** The day the text was published, as YYYY or YYYY-MM-DD; before 28 January 2016 its terms are `dated`. */
  readonly published?: string
  /** One of the languages that share a script, taken where a passage's small words do not tell; the first of all where it is left out. */
  readonly language?: TermLanguage
  /** Stretches that are quotations although no quotation marks say so, as a block quotation is. */
  readonly quoted?: readonly Span[]
  /** How many findings are wanted at most; all where it is left out. */
  readonly most?: number
}

/** Day on which the terminology guidelines were adopted (Interagency Working Group, Luxembourg). */
export const guidelinesAdopted = '2016-01-28'

export const stretchLength = 1 << 15 // units read at a time, so that memory does not grow with the text

/**
 * Every listed wording in a text, in order, including preferred ones. Time grows in proportion to the text. Wordings in Latin, Cyrillic and Arabic
 * script are found beside each other; a word that is both English and Swedish is read in the language of its sentence's small words.
 */
export function check(compiled: Compiled, text: string, options: CheckOptions = {}): Finding[] {
  return survey(compiled, text, options).findings
}

/** As `check`, with the places that a listed exception of the content left alone. */
export function survey(compiled: Compiled, text: string, options: CheckOptions = {}): Survey {
  const reader = new WordReader(compiled.vocabulary)
  const words = roomForWords(stretchLength)
  const findings: Finding[] = []
  const excepted: Span[] = []
  const blocks = new SpanIndex(options.quoted ?? [])
  const most = options.most ?? Number.POSITIVE_INFINITY
  for (let from = 0; from < text.length && findings.length <= most;) {
    const to = stretchEnd(text, from)
    reader.read(text, { from, to }, words)
    readStretch(compiled, { text, from, to, words }, { options, blocks, findings, excepted })
    from = to
  }
  const cut = findings.length > most
  return { findings: cut ? findings.slice(0, most) : findings, excepted, cut }
}

type Stretch = { readonly text: string; readonly from: number; readonly to: number; readonly words: Words }

/** A stretch ends at a paragraph's end, else a line's, else a blank. */
export function stretchEnd(text: string, from: number): number {
  const most = from + stretchLength - 2
  if (most >= text.length) return text.length
  const stretch = text.slice(from, most) // searched back from its end, never beyond its beginning
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = stretch.lastIndexOf(mark)
    if (at > 0) return from + at + mark.length
  }
  return most
}

function readStretch(
  compiled: Compiled,
  stretch: Stretch,
  into: { options: CheckOptions; blocks: SpanIndex; findings: Finding[]; excepted: Span[] },
): void {
  const { text, words, from, to } = stretch
  const { terms, around } = findPatterns(compiled, words)
  if (terms.length === 0) return
  const fallback = into.options.language ?? compiled.languages[0]!
  const { chosen, excepted } = chooseLongest(compiled, words, { terms, around, fallback })
  for (const { first, last } of excepted) into.excepted.push({ start: words.starts[first]!, end: words.ends[last]! })
  if (chosen.length === 0) return
  const inQuotes = new SpanIndex(quotedSpans(text, from, to))
  const inTitles = new SpanIndex(titleSpans(compiled, { text, words, around, quotes: inQuotes }))
  const mentions = new Set(around.filter(hit => hit.accept.kind === 'mention').map(hit => hit.last))
  const dated = isDated(into.options.published)
  for (const { first, last, entry } of chosen) {
    const [start, end] = [words.starts[first]!, words.ends[last]!]
    if (isInAddress(text, start, end)) {
      into.excepted.push({ start, end })
      continue
    }
    const mentioned = mentions.has(first - 1)
    const quoted = mentioned || inQuotes.holds(start, end) || into.blocks.holds(start, end)
    const title = inTitles.holds(start, end) && !(mentioned && inQuotes.holds(start, end))
    const reading = title ? 'title' : quoted ? 'quotation' : dated ? 'dated' : 'plain'
    const { concept, language, status } = entry
    const suggestions =
      status === 'preferred' ? [] : suggestionsFor(compiled, text, { words, found: { first, last, entry } })
    into.findings.push({
      start,
      end,
      text: withoutFillers(text.slice(start, end)),
      language,
      concept: concept.id,
      status,
      reading,
      suggestions,
    })
  }
}

/** From the left, the longest wording at each place; an exception of the same length wins, and a passage's own language before another. */
function chooseLongest(
  compiled: Compiled,
  words: Words,
  at: { terms: readonly Hit[]; around: readonly Hit[]; fallback: TermLanguage },
): { chosen: readonly Found[]; excepted: readonly Hit[] } {
  const languages = passageLanguages(compiled, words)
  const besideChild = sentencesWithChildren(words, at)
  const languageAt = (word: number) => languages[word] ?? at.fallback
  const chosen: Found[] = []
  const excepted: Hit[] = []
  let free = 0
  for (let index = 0; index < at.terms.length;) {
    const { first } = at.terms[index]!
    let best: Hit | undefined
    for (; index < at.terms.length && at.terms[index]!.first === first; index++) {
      const hit = at.terms[index]!
      if (hit.accept.local && languageAt(first) !== hit.accept.language) continue
      if (hit.accept.besideChild && !besideChild(first)) continue
      if (!best || rank(hit, languageAt(first)) > rank(best, languageAt(first))) best = hit
    }
    if (!best || first < free) continue
    free = best.last + 1
    if (best.accept.kind === 'exception') excepted.push(best)
    else chosen.push({ first, last: best.last, entry: compiled.entries[best.accept.entry]! })
  }
  return { chosen, excepted }
}

/** Whether the sentence of a word has a word for a child; looked up only where a wording asks for it. One pass. */
function sentencesWithChildren(
  words: Words,
  at: { terms: readonly Hit[]; around: readonly Hit[] },
): (word: number) => boolean {
  if (!at.terms.some(hit => hit.accept.besideChild)) return () => false
  const sentences = new Int32Array(words.count)
  for (let word = 1; word < words.count; word++)
    sentences[word] = sentences[word - 1]! + (words.gaps[word]! >= gaps.sentence ? 1 : 0)
  const withChild = new Set(at.around.filter(hit => hit.accept.kind === 'child').map(hit => sentences[hit.first]!))
  return word => withChild.has(sentences[word]!)
}

function rank(hit: Hit, language: TermLanguage): number {
  return hit.last * 4 + (hit.accept.kind === 'exception' ? 2 : 0) + (hit.accept.language === language ? 1 : 0)
}

/** By word: the language that most of its sentence's small words are of; undefined where no language has most. One pass. */
export function passageLanguages(compiled: Compiled, words: Words): readonly (TermLanguage | undefined)[] {
  const languages = Array<TermLanguage | undefined>(words.count)
  const tally = compiled.languages.map(() => 0)
  let from = 0
  for (let at = 0; at <= words.count; at++) {
    if (at === words.count || (at > from && words.gaps[at]! >= gaps.sentence)) {
      const most = Math.max(...tally)
      const place = tally.indexOf(most)
      const spoken = most > 0 && tally.lastIndexOf(most) === place ? compiled.languages[place] : undefined
      languages.fill(spoken, from, at)
      from = at
      tally.fill(0)
    }
    const small = at < words.count && words.numbers[at]! >= 0 ? compiled.small[words.numbers[at]!] : undefined
    if (small) for (const place of small) tally[place]!++
  }
  return languages
}

function isDated(published: string | undefined): boolean {
  return published !== undefined && published < guidelinesAdopted.slice(0, Math.max(4, published.length))
}

/** The readers of markup put word joiners where tags were; nobody wants to see them. */
function withoutFillers(text: string): string {
  return text.includes('\u2060') ? text.replaceAll('\u2060', '') : text
}
