import { directionOf, type Language } from '@waymark/language'
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

/** One bar: `count` of `of`, both in the same unit; `text` is how the page prints them, "32 of 42". */
export type Bar = { readonly label: string; readonly count: number; readonly of: number; readonly text: string }

const width = 360 // narrow enough to be read on a telephone; the style sheet lets it grow
const rowHeight = 44 // a line of words above a bar, so that long labels need no margin
const lettersPerLabel = 40 // at 13 px, with room for the text at the end of the line

/**
 * Horizontal bars, each on the full length of what it is of, as an SVG text for `{@html}`; a table beside it carries the
 * same numbers and the whole labels. Runs from the right in Arabic. `label` is its text alternative.
 */
export function barChart(language: Language, label: string, bars: readonly Bar[]): string {
  const { document } = parseHTML('<html><body></body></html>')
  const longest = Math.max(1, ...bars.map(bar => bar.of))
  const rows = bars.map((bar, index) => ({ ...bar, index: String(index), short: shortened(bar.label) }))
  const bar = { y: 'index', insetTop: 22, insetBottom: 6 }
  const words = { y: 'index', dy: -11, fill: 'var(--ink)', stroke: 'none' }
  const svg = Plot.plot({
    document,
    className: 'chart',
    width,
    height: rows.length * rowHeight,
    margin: 1,
    x: { domain: directionOf(language) === 'rtl' ? [longest, 0] : [0, longest], axis: null },
    y: { domain: rows.map(row => row.index), axis: null, padding: 0 },
    marks: [
      Plot.barX(rows, { ...bar, x: 'of', fill: 'none', stroke: 'var(--edge)' }),
      Plot.barX(rows, { ...bar, x: 'count', fill: 'var(--yes)' }),
      // "start" and "end" follow the direction of the page.
      Plot.text(rows, { ...words, x: 0, text: 'short', textAnchor: 'start' }),
      Plot.text(rows, { ...words, x: longest, text: 'text', textAnchor: 'end', fontWeight: 600 }),
    ],
  })
  // Its inline <style> would be refused by the content security policy: style.css has the same rules.
  svg.querySelector('style')?.remove()
  // Its own labels are English words on groups that may not carry any.
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', label)
  return svg.outerHTML
}

function shortened(text: string): string {
  return text.length > lettersPerLabel ? `${text.slice(0, lettersPerLabel - 1).trimEnd()}…` : text
}
