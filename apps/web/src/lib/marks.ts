import type { Figure } from '@waymark/measure'

/** What one mark stands for. `silent`: applicable and without a value, whatever the reason. */
export type MarkKind =
  | 'yes'
  | 'partial'
  | 'no'
  | 'not-yes'
  | 'phase-1'
  | 'phase-2'
  | 'phase-3'
  | 'phase-4'
  | 'given'
  | 'silent'
  | 'not-applicable'
  | 'not-asked'

/** So many units of one kind, side by side in a row. */
export type Mark = { readonly kind: MarkKind; readonly n: number }

/** The kinds in the order a row shows them. */
export const markOrder: readonly MarkKind[] = [
  'yes',
  'partial',
  'no',
  'not-yes',
  'phase-4',
  'phase-3',
  'phase-2',
  'phase-1',
  'given',
  'silent',
  'not-applicable',
  'not-asked',
]

/** The message key of a kind's label. */
export function labelOf(kind: MarkKind): string {
  return kind === 'not-applicable' || kind === 'not-asked' ? `reason.${kind}` : `state.${kind}`
}

/** The marks of a figure about subjects: one unit for each subject in scope. None for registers and withheld figures. */
export function marksOf(figure: Figure): readonly Mark[] {
  if (figure.kind === 'withheld' || figure.kind === 'entries' || figure.kind === 'entry-sum') return []
  const { sets } = figure
  const states = figure.kind === 'states' ? figure.states : { given: sets.answered }
  const counts: Readonly<Partial<Record<string, number>>> = {
    ...states,
    silent: sets.applicable - sets.answered,
    'not-applicable': sets.asked - sets.applicable,
    'not-asked': sets.inScope - sets.asked,
  }
  return markOrder.map(kind => ({ kind, n: counts[kind] ?? 0 })).filter(({ n }) => n > 0)
}

export const rowWidth = 400 // units of the drawing; the page scales it
export const rowHeight = 16
const widest = 20 // width of one unit where twenty or fewer stand in a row: one answer is no bar
const unitsApart = 3.5 // below this width of one unit, gaps between units would blur into grey
const oneStroke = 14 // from this width on, a silent unit is a field of strokes: one stroke would be lost in it

/** One kind's run in a row, as the `d` of an SVG path; `stroked` when silence is drawn unit by unit, a stroke each. */
export type MarkRun = Mark & { readonly path: string; readonly stroked: boolean }

/**
 * Draws a row: `rowWidth` shared equally by all units, none wider than `widest`. Few units stand apart, one mark each; many close up
 * into a band of the same width. Silence is strokes, never left out; what was not asked is a dashed line, drawn by the style sheet.
 */
export function drawRow(marks: readonly Mark[]): readonly MarkRun[] {
  const units = marks.reduce((sum, { n }) => sum + n, 0)
  const width = Math.min(rowWidth / units, widest)
  let before = 0
  return marks.map(mark => {
    const from = before * width
    before += mark.n
    return {
      ...mark,
      path: pathOf(mark, from, width),
      stroked: mark.kind === 'silent' && width >= unitsApart && width < oneStroke,
    }
  })
}

function pathOf({ kind, n }: Mark, from: number, width: number): string {
  if (kind === 'not-asked' || kind === 'not-applicable') return `M${round(from)} 8h${round(n * width - 1)}`
  // A "no" stands lower than a "yes", so that the two differ without colour.
  const [top, height] = kind === 'no' || kind === 'not-yes' ? [5, 11] : [0, rowHeight]
  const box = (x: number, w: number) => `M${round(x)} ${top}h${round(w)}v${height}h-${round(w)}z`
  if (width < unitsApart) return box(from, n * width - 0.5)
  const gap = Math.min(2, width / 5)
  const at = Array.from({ length: n }, (_, index) => from + index * width)
  if (kind === 'silent' && width < oneStroke) return at.map(x => box(x + (width - gap) / 2 - 0.6, 1.2)).join('')
  return at.map(x => box(x, width - gap)).join('')
}

const round = (value: number) => Math.round(value * 100) / 100
