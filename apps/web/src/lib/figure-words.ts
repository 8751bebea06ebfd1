import {
  percent,
  stateShare,
  type Bounds,
  type EntriesFigure,
  type EntrySumFigure,
  type Figure,
  type StatesFigure,
} from '@waymark/measure'
import type { Words } from './words.ts'

/** A figure in words: the number that stands out (none when there is nothing to count), and what stands small beside it. */
export type FigureWords = { readonly bold: string | null; readonly small: readonly string[] }

/**
 * A figure as pages print it: "8 of 19" and beside it "42 to 74%", "13 with a published answer". `state` is the counted state of
 * a states figure; `bounds` adds what the count could be, and over the scope where some were not asked. The per cent is the range
 * of the bounds; there is none where nobody answered. Source: design 3.1 to 3.4.
 */
export function figureWords(figure: Figure, words: Words, how: { state: string; bounds: boolean }): FigureWords {
  const { speak, number } = words
  // Decimal text, since sums outgrow the numbers of JSON.
  const big = (text: string) => number(BigInt(text))
  const nothing = (...small: readonly string[]) => ({ bold: null, small })
  if (figure.kind === 'withheld') return nothing(speak('figure.withheld'))
  if (figure.kind === 'entries' || figure.kind === 'entry-sum') {
    const closed = speak('figure.lists-closed', { closed: figure.lists.closed, of: figure.lists.asked })
    const beside = [closed, ...upperWords(figure, words), ...unconfirmedWords(figure, words)]
    const n = figure.kind === 'entries' ? figure.distinct : figure.entries
    if (n === 0 && !zeroIsSure(figure)) {
      // Of one country's own list nothing is said but that nothing is published.
      const isUnpublishedList = figure.lists.asked === 1 && figure.lists.missing['no-answer-published'] === 1
      return isUnpublishedList
        ? { bold: speak('figure.none-published'), small: [] }
        : { bold: speak('figure.entries', { n: 0 }), small: beside }
    }
    if (figure.kind === 'entries') return { bold: n > 0 ? speak('figure.entries', { n }) : number(0), small: beside }
    const twice = speak('figure.may-count-twice')
    return {
      bold: speak('figure.sum', { total: big(figure.total) }),
      small: [speak('figure.entries', { n }), twice, ...beside],
    }
  }
  const { sets } = figure
  if (sets.asked === 0) return nothing(speak('figure.nobody-asked'))
  const notAsked = sets.inScope > sets.asked ? [speak('figure.not-asked', { n: sets.inScope - sets.asked })] : []
  if (sets.answered === 0 && (figure.kind === 'states' || figure.kind === 'given'))
    return { bold: speak('figure.none-published'), small: [speak('figure.asked', { n: sets.asked }), ...notAsked] }
  if (figure.kind === 'states') return stateWords(figure, words, how, notAsked)
  if (figure.kind === 'given') {
    const bold = speak('figure.of', { count: figure.given, of: sets.applicable })
    return { bold, small: [heard(sets.answered, sets.applicable, words), ...notAsked] }
  }
  const over = speak('figure.sum-over', { n: figure.given, of: sets.asked })
  if (figure.given === 0) return nothing(speak('figure.none-given'), over, ...notAsked)
  if (figure.kind === 'sum')
    return { bold: speak('figure.sum', { total: big(figure.total) }), small: [over, ...notAsked] }
  if (figure.kind === 'maximum') {
    const largest = figure.largest === null ? null : speak('figure.largest', { n: big(figure.largest) })
    return { bold: largest, small: [over, ...notAsked] }
  }
  const rounded = percent(BigInt(figure.numerator), BigInt(figure.denominator))
  const bold = speak('figure.of', { count: big(figure.numerator), of: big(figure.denominator) })
  return { bold, small: [...(rounded === null ? [] : [words.perCent(rounded)]), over, ...notAsked] }
}

function stateWords(
  figure: StatesFigure,
  words: Words,
  how: { state: string; bounds: boolean },
  notAsked: readonly string[],
): FigureWords {
  const { count, of, answered, percent: range, bounds, overScope } = stateShare(figure, how.state)
  const open = how.bounds && bounds !== null && bounds.high > bounds.low
  const small = [
    ...(open ? [words.speak('figure.if-answered-text', bounds)] : []),
    ...(range === null ? [] : [perCentRange(range, words)]),
    figure.basis === 'answered'
      ? words.speak('figure.of-answered', { asked: figure.sets.asked })
      : heard(answered, of, words),
    ...notAsked,
    ...(how.bounds && overScope?.percent
      ? [words.speak('figure.over-scope', { ...overScope.bounds, percent: perCentRange(overScope.percent, words) })]
      : []),
  ]
  return { bold: words.speak('figure.of', { count, of }), small }
}

/** "42 to 74%", or one number where both ends round alike. */
function perCentRange({ low, high }: Bounds, words: Words): string {
  if (low === high) return words.perCent(low)
  return words.speak('figure.bounds', { low: words.number(low), high: words.perCent(high) })
}

/** How many lists of coordinators and of the secretariat are closed, where the figure counts their entries too. */
function upperWords({ upper }: EntriesFigure | EntrySumFigure, { speak }: Words): readonly string[] {
  if (!upper) return []
  const { regional, international } = upper
  const closed = { closed: regional.closed, of: regional.asked }
  return [speak('figure.upper-closed', { ...closed, closed2: international.closed, of2: international.asked })]
}

function unconfirmedWords(figure: EntriesFigure | EntrySumFigure, { speak }: Words): readonly string[] {
  const n = 'unconfirmed' in figure ? Number(figure.unconfirmed) : 0
  return n > 0 ? [speak('figure.unconfirmed', { n })] : []
}

// 0 is a count only where the release says so, or everyone who was asked has closed the list; otherwise nothing was recorded,
// and nobody knows.
function zeroIsSure(figure: EntriesFigure | EntrySumFigure): boolean {
  if ('zeroIsSure' in figure) return figure.zeroIsSure === true
  return figure.lists.asked > 0 && figure.lists.closed === figure.lists.asked
}

function heard(answered: number, of: number, { speak }: Words): string {
  return answered === of ? speak('figure.all-answered') : speak('figure.answered', { n: answered })
}

/** "71 to 133", or one number where all answered, for the column "It could be"; empty where there are no bounds. */
export function boundsWords(figure: Figure, words: Words, state = 'yes'): string {
  if (figure.kind !== 'states' || figure.sets.asked === 0) return ''
  const range = stateShare(figure, state).bounds
  if (range === null) return ''
  const { low, high } = range
  return low === high ? words.number(low) : words.speak('figure.bounds', { low, high })
}
