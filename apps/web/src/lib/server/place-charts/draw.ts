/** A grid of equal squares and a world map, as SVG. Neither is mirrored in Arabic: west is to the left on every map. */
import type { Maps } from '@waymark/exchange'
import { labelOf, type MarkKind } from '#lib/marks.ts'
import type { Words } from '#lib/words.ts'
import type { FactMarks } from './fact-marks.ts'

/** What is drawn, without a frame. `width`, `height`: in its own units. */
export type Drawn = { readonly width: number; readonly height: number; readonly body: string }

type Painted = MarkKind | 'outside'

/** How marks are painted: the attributes of a shape, and of letters upon it. `outside`: of what is in no scope. */
export type Paint = { readonly shape: (kind: Painted) => string; readonly letters: (kind: Painted) => string }

/** On a page: by the classes of marks, which the style sheet knows. */
export const byClass: Paint = { shape: kind => `class="mark-${kind}"`, letters: () => '' }

const side = 26 // units: a square
const gap = 2
const [labelled, below] = [3, 18] // letters of a code; where its line stands in the square

type Speaking = Pick<Words, 'pick' | 'speak'>

/** One square for each State of the grid, those without a mark as `outside`; a place outside the grid is in the table only. */
export function tileGrid({ tiles }: Maps['tiles'], { marks, names }: FactMarks, words: Speaking, paint: Paint): Drawn {
  const [columns, rows] = [Math.max(...tiles.map(tile => tile.column)), Math.max(...tiles.map(tile => tile.row))]
  const squares = tiles.map(({ place, row, column }) => {
    const [x, y] = [(column - 1) * (side + gap), (row - 1) * (side + gap)]
    const mark = marks.get(place)
    const square = `<rect x="${x}" y="${y}" width="${side}" height="${side}" ${paint.shape(mark ?? 'outside')}/>`
    const code = `<text class="code" x="${x + side / 2}" y="${y + below}" ${paint.letters(mark ?? 'outside')}>${place.slice(0, labelled)}</text>`
    return `<g>${title(place, mark, names, words)}${square}${code}</g>`
  })
  return { width: columns * (side + gap), height: rows * (side + gap), body: squares.join('') }
}

const dot = 3.6 // units: a State too small for the scale

/** Outlines, and dots for the smallest States. What is in no scope is drawn as `outside`: the land is there. */
export function worldMap({ world }: Maps, { marks, names }: FactMarks, words: Speaking, paint: Paint): Drawn {
  const dotsLast = world.shapes.toSorted((shape, other) => Number('x' in shape) - Number('x' in other))
  const drawn = dotsLast.map(shape => {
    const mark = marks.get(shape.place)
    const painted = paint.shape(mark ?? 'outside')
    const outline =
      'path' in shape
        ? `<path d="${shape.path}" ${painted}/>`
        : `<circle cx="${shape.x}" cy="${shape.y}" r="${dot}" ${painted}/>`
    return mark ? `<g>${title(shape.place, mark, names, words)}${outline}</g>` : outline
  })
  return { width: world.width, height: world.height, body: drawn.join('') }
}

function title(
  place: string,
  mark: MarkKind | undefined,
  names: FactMarks['names'],
  { pick, speak }: Speaking,
): string {
  const name = pick(names[place] ?? {}).text
  if (!mark || name === '') return ''
  return `<title>${escaped(speak('maps.state', { name, label: speak(labelOf(mark)) }))}</title>`
}

/** Text as it stands between tags and in attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.codePointAt(0)};`)

/** A drawing on a page: `label` is its text alternative, and the table beside it says the same. */
export function onPage({ width, height, body }: Drawn, label: string, kind: 'grid' | 'world'): string {
  return `<svg class="place-chart ${kind}" viewBox="-1 -1 ${width + 2} ${height + 2}" role="img" aria-label="${escaped(label)}">${body}</svg>`
}
