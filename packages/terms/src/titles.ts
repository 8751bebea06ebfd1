import type { Compiled } from './compile.ts'
import type { Hit } from './match.ts'
import type { Span, SpanIndex } from './span.ts'
import { gaps, type Words } from './words.ts'

export type Stretch = {
  readonly text: string
  readonly words: Words
  readonly around: readonly Hit[]
  readonly quotes: SpanIndex
}

const farthestHeading = 16 // words between "Article 9" and the heading that belongs to it
const longestTitle = 48 // words
const capital = /\p{Lu}/u

/** Names of laws, bodies and works in a stretch of text: inside them a term is theirs and not the writer's. */
export function titleSpans(compiled: Compiled, stretch: Stretch): Span[] {
  const spans: Span[] = []
  const headings = new Map(stretch.around.filter(hit => hit.accept.kind === 'heading').map(hit => [hit.first, hit]))
  for (const hit of stretch.around) {
    if (hit.accept.kind === 'title') spans.push(spanOf(stretch.words, hit.first, hit.last))
    else if (hit.accept.kind === 'zone') spans.push(...zoneFrom(compiled, stretch, hit))
    else if (hit.accept.kind === 'head') spans.push(...capitalRun(stretch, hit))
    else if (hit.accept.kind === 'article') spans.push(...headingAfter(stretch, hit, headings))
    else if (hit.accept.kind === 'named') spans.push(...nameAfter(stretch, hit))
  }
  spans.push(...citedWorks(stretch))
  return spans.sort((left, right) => left.start - right.start)
}

function spanOf(words: Words, first: number, last: number): Span {
  return { start: words.starts[first]!, end: words.ends[last]! }
}

/** A title with a known beginning goes on as long as its words are words of that title. */
function zoneFrom(compiled: Compiled, { text, words }: Stretch, hit: Hit): Span[] {
  const zone = compiled.zones[hit.accept.entry]!
  if (zone.capital && !capital.test(text[words.starts[hit.first]!]!)) return []
  let last = hit.last
  let spare = zone.any
  for (
    let next = last + 1;
    next < words.count && next - hit.last <= longestTitle && words.gaps[next]! <= gaps.mark;
    next++
  ) {
    const senses = words.numbers[next]! >= 0 ? compiled.vocabulary.senses[words.numbers[next]!]! : []
    if (!senses.some(sense => zone.words.has(sense.slot)) && spare-- <= 0) break
    last = next
  }
  return [spanOf(words, hit.first, last)]
}

/** "The Child Pornography Prevention Act": capitalised words around the noun, with small words between them. */
function capitalRun({ text, words }: Stretch, hit: Hit): Span[] {
  const isCapital = (at: number) => capital.test(text[words.starts[at]!]!)
  if (!isCapital(hit.first)) return []
  const reach = (step: 1 | -1) => {
    const from = step === 1 ? hit.last : hit.first
    let edge = from
    for (
      let at = edge + step, small = 0;
      at >= 0 && at < words.count && small < 3 && Math.abs(at - from) <= longestTitle;
      at += step
    ) {
      if (words.gaps[step === 1 ? at : at + 1] !== gaps.space) break
      if (isCapital(at)) {
        edge = at
        small = 0
      } else if (words.ends[at]! - words.starts[at]! <= 7) small++
      else break
    }
    return edge
  }
  const [first, last] = [reach(-1), reach(1)]
  return last - first >= 2 ? [spanOf(words, first, last)] : []
}

/** "Article 9 (Offences related to ...)", "Article 9 – Offences ... –", "Article 9 is headed Offences concerning ...", "in section 14". */
function headingAfter({ text, words, quotes }: Stretch, hit: Hit, headings: ReadonlyMap<number, Hit>): Span[] {
  if (!/^[\p{Nd}IVXLivxl]/u.test(text.slice(words.starts[hit.last]!, words.ends[hit.last]))) return []
  const spans: Span[] = nameBefore(text, words, hit)
  for (
    let at = hit.last + 1;
    at < words.count && at - hit.last <= farthestHeading && words.gaps[at]! < gaps.sentence;
    at++
  ) {
    const opener = text.slice(words.ends[at - 1]!, words.starts[at]!)
    const closer = /\(/.test(opener) ? ')' : /[–—]/.test(opener) ? '–' : undefined
    if (closer) {
      const start = words.starts[at]!
      const length = text.slice(start, words.ends[Math.min(at + farthestHeading, words.count - 1)]! + 1).indexOf(closer)
      if (length >= 0) spans.push({ start, end: start + length })
    }
  }
  const end = words.ends[Math.min(hit.last + farthestHeading, words.count - 1)]!
  spans.push(...quotes.startingIn(words.ends[hit.last]!, end))
  for (let first = hit.last + 1; first <= hit.last + farthestHeading; first++) {
    const heading = headings.get(first)
    if (heading) spans.push(spanOf(words, first, Math.min(heading.last + 6, words.count - 1)))
  }
  return spans
}

/** "the offence Child Sex Tourism in section 14": two or more capitalised words right before. */
function nameBefore(text: string, words: Words, hit: Hit): Span[] {
  const last = hit.first - 2
  let first = last + 1
  while (
    first > 0 &&
    last - first < longestTitle &&
    words.gaps[first] === gaps.space &&
    capital.test(text[words.starts[first - 1]!]!)
  )
    first--
  return last - first >= 1 ? [spanOf(words, first, last)] : []
}

/** A law or campaign whose name follows in quotation marks, as its next word. */
function nameAfter({ words, quotes }: Stretch, hit: Hit): readonly Span[] {
  return hit.last + 1 < words.count ? quotes.startingIn(words.ends[hit.last]!, words.starts[hit.last + 1]!) : []
}

/** "Smith, A. (2011). The title of the work. Publisher": what stands between the year in brackets and the next full stop. */
function citedWorks({ text, words }: Stretch): Span[] {
  const spans: Span[] = []
  for (let at = 1; at + 1 < words.count; at++) {
    const end = words.ends[at]!
    if (text.charCodeAt(end) !== 41 || text.charCodeAt(end + 1) !== 46) continue
    if (!/^(?:1[89]|20)\d\d[a-z]?$/.test(text.slice(words.starts[at], end))) continue
    if (words.gaps[at + 1] !== gaps.sentence || !followsAuthor(text, words, at)) continue
    let last = at + 1
    while (last + 1 < words.count && words.gaps[last + 1]! < gaps.sentence) last++
    spans.push(spanOf(words, at + 1, last))
  }
  return spans
}

function followsAuthor(text: string, words: Words, year: number): boolean {
  const start = words.starts[year]!
  const bracket = text.slice(Math.max(0, start - 16), start).lastIndexOf('(')
  if (bracket < 0) return false
  const end = Math.max(0, start - 16) + bracket
  const before = text
    .slice(Math.max(0, end - 80), end)
    .split('\n')
    .at(-1)!
    .trimEnd()
  const author = before.slice(Math.max(before.search(/[.:;]\s\p{Lu}[^.:;]*$/u) + 1, 0))
  return (
    before.endsWith('.') ||
    /^[^\n.]{0,36}[,،][^\n.]{0,36}$/.test(author) ||
    before.split(/\s+/).every(word => /^(?:\p{Lu}|\d|[-&*]|and$|och$|и$)/u.test(word))
  )
}
