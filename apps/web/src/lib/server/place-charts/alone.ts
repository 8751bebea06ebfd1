/** A drawing as a file of its own: with title, key, source and address, legible in grey and without any style sheet. */
import { directionOf } from '@waymark/language'
import { labelOf, type MarkKind } from '#lib/marks.ts'
import type { Words } from '#lib/words.ts'
import { escaped, type Drawn, type Paint } from './draw.ts'
import type { FactMarks } from './fact-marks.ts'

const ink = '#1d2a2c'
const plain = (fill: string, stroke = ink, more = '') => `fill="${fill}" stroke="${stroke}" stroke-width="0.8"${more}`
const paints: Partial<Record<MarkKind | 'outside', string>> = {
  yes: plain('#0f5c63'),
  partial: plain('url(#hatch)'),
  no: plain('#ffffff', '#b8752a'),
  silent: plain('url(#strokes)', '#7c898a'),
  'not-applicable': plain('#eef0ee', '#7c898a'),
  'not-asked': plain('#ffffff', '#7c898a', ' stroke-dasharray="2 3"'),
}

const shapeOf = (kind: MarkKind | 'outside') => paints[kind] ?? plain('#f4f4f0', '#d9dedb')

/** In a file that stands alone: the colours themselves. */
export const byColour: Paint = { shape: shapeOf, letters: kind => `fill="${kind === 'yes' ? '#ffffff' : ink}"` }

const patterns = `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><rect width="4" height="6" fill="#3f8a8c"/></pattern><pattern id="strokes" width="5" height="16" patternUnits="userSpaceOnUse"><rect width="5" height="16" fill="#ffffff"/><rect x="1" width="1.2" height="16" fill="#7c898a"/></pattern></defs>`

/** What stands around a drawing: above it title and description, below it key, note and where it is from. */
export type Around = {
  readonly title: string
  readonly description: string
  readonly note: string
  readonly cite: string
}

const margin = 16
const line = 20

/** The whole file. Texts run from the right in Arabic; the drawing itself never does. */
export function standingAlone(drawn: Drawn, { counted }: FactMarks, around: Around, words: Words): string {
  const direction = directionOf(words.language)
  const [width, top] = [drawn.width + 2 * margin, margin + 2.4 * line]
  const start = direction === 'rtl' ? width - margin : margin
  const text = (y: number, said: string, size = 13, weight = 400) =>
    `<text x="${start}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${ink}">${escaped(said)}</text>`
  const keyTop = top + drawn.height + 1.4 * line
  const key = counted.map(({ kind, n }, at) => {
    const y = keyTop + at * line
    const x = direction === 'rtl' ? start - 20 : start
    const said = words.speak('marks.part', { label: words.speak(labelOf(kind)), n: words.number(n) })
    const shifted = direction === 'rtl' ? start - 28 : start + 28
    return `<rect x="${x}" y="${y - 11}" width="20" height="13" ${shapeOf(kind)}/><text x="${shifted}" y="${y}" font-size="13" fill="${ink}">${escaped(said)}</text>`
  })
  const notes = [...wrapped(around.note, drawn.width), ...wrapped(around.cite, drawn.width)]
  const notesTop = keyTop + counted.length * line + 0.6 * line
  const height = notesTop + notes.length * 16 + margin
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} direction="${direction}" xml:lang="${words.language}" role="img" font-family="'Noto Sans', 'Noto Sans Arabic', sans-serif">`,
    `<title>${escaped(around.title)}</title><desc>${escaped(around.description)}</desc>${patterns}`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(margin + 0.7 * line, around.title, 17, 700),
    text(margin + 1.8 * line, around.description),
    `<g transform="translate(${margin} ${top})" text-anchor="middle" font-size="9" direction="ltr">${drawn.body}</g>`,
    ...key,
    ...notes.map((said, at) => text(notesTop + at * 16, said, 11)),
    '</svg>\n',
  ].join('\n')
}

/** Lines of words that fit the width at 11 units, as far as a count of letters tells. */
function wrapped(text: string, width: number): readonly string[] {
  const most = Math.floor(width / 5.6)
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
