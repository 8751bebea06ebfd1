import { directionOf, formatNumber, type Language } from '@waymark/language'
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

/** One bar: `count` of `of`, both in the same unit. */
export type Bar = { readonly label: string; readonly count: number; readonly of: number }

const rowHeight = 26
const labelWidth = 230
const lettersPerLabel = 36 // at 13 px in the width above

/**
 * Horizontal bars on the full length of what each is of, as an SVG text for `{@html}`; the table beside it carries the
 * same numbers. Runs from the right in Arabic. The drawing has no text alternative but `label`: the table is that.
 */
export function barChart(language: Language, label: string, bars: readonly Bar[]): string {
  const { document } = parseHTML('<html><body></body></html>')
  const rtl = directionOf(language) === 'rtl'
  const margins = rtl ? { marginRight: labelWidth, marginLeft: 12 } : { marginLeft: labelWidth, marginRight: 12 }
  const longest = Math.max(1, ...bars.map(bar => bar.of))
  const svg = Plot.plot({
    document,
    className: 'chart',
    width: 640,
    height: bars.length * rowHeight + 40,
    ...margins,
    x: {
      domain: rtl ? [longest, 0] : [0, longest],
      label: null,
      tickFormat: (n: number) => (Number.isInteger(n) ? formatNumber(language, n) : ''),
    },
    y: {
      domain: bars.map(bar => bar.label),
      label: null,
      axis: rtl ? 'right' : 'left',
      tickFormat: shortened,
      tickSize: 0,
    },
    marks: [
      Plot.barX(bars, { x: 'of', y: 'label', fill: 'none', stroke: 'var(--edge)', insetTop: 2, insetBottom: 2 }),
      Plot.barX(bars, { x: 'count', y: 'label', fill: 'var(--yes)', insetTop: 4, insetBottom: 4 }),
    ],
  })
  // Its inline <style> would be refused by the content security policy: style.css has the same rules.
  svg.querySelector('style')?.remove()
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', label)
  return svg.outerHTML
}

function shortened(text: string): string {
  return text.length > lettersPerLabel ? `${text.slice(0, lettersPerLabel - 1).trimEnd()}…` : text
}
