/** The maps of one indicator of a release: on its page, on a page of their own, and as files. */
import { error } from '@sveltejs/kit'
import { shippedMaps, type PublicRelease } from '@waymark/operations'
import { csv, type IndicatorPage } from '@waymark/scorecard'
import { labelOf } from '#lib/marks.ts'
import { periodWords } from '#lib/public/periods.ts'
import { stateOf } from '#lib/public/states.ts'
import { wordsIn, type Words } from '#lib/words.ts'
import type { Language } from '@waymark/language'
import { published } from '../attached.ts'
import { fileOf, releaseNow } from '../release.ts'
import { byColour, standingAlone } from './alone.ts'
import { byClass, onPage, tileGrid, worldMap, type Paint } from './draw.ts'
import { factMarks, type FactMarks } from './fact-marks.ts'

type At = {
  readonly network: string
  readonly release: string
  readonly edition: string
  readonly indicator: string
}

export type MapKind = 'grid' | 'world'

const drawnAs = (kind: MapKind, facts: FactMarks, words: Words, paint: Paint) =>
  kind === 'grid' ? tileGrid(shippedMaps().tiles, facts, words, paint) : worldMap(shippedMaps(), facts, words, paint)

/** What a page shows: the drawing with its kinds of marks and the source of the map. Undefined where no map may be drawn. */
export function mapShown(page: IndicatorPage, kind: MapKind, language: Language) {
  const facts = factMarks(page)
  if (!facts) return undefined
  const words = wordsIn(language)
  const svg = onPage(drawnAs(kind, facts, words, byClass), spoken(page, facts, words), kind)
  const { source } = kind === 'grid' ? shippedMaps().tiles : shippedMaps().world
  return { svg, kinds: facts.counted.map(({ kind: mark }) => mark), note: source.note, period: facts.figure.period }
}

/** The counts in words: the text alternative of a drawing. */
function spoken({ title }: IndicatorPage, { counted, figure }: FactMarks, words: Words): string {
  const { list, number, pick, speak } = words
  const counts = counted.map(({ kind, n }) => {
    return speak('marks.part', { label: speak(labelOf(kind)), n: number(n) })
  })
  return speak('maps.alternative', {
    title: pick(title).text,
    period: periodWords(figure.period, words),
    counts: list(counts),
  })
}

/** The indicator's first page in a release. 404 where there is none. */
export async function indicatorAt(opened: PublicRelease, { edition, indicator }: Pick<At, 'edition' | 'indicator'>) {
  return (await fileOf<IndicatorPage>(opened, `indicators/${edition}/${indicator}.json`)).page
}

/** A drawing as a file, with what has to stand beside it. 404 where no map may be drawn. */
export async function mapFile(at: At, kind: MapKind, { language, url }: { language: Language; url: URL }) {
  const opened = await releaseNow(at)
  const page = await indicatorAt(opened, at)
  const facts = factMarks(page) ?? error(404)
  const words = wordsIn(language)
  const { pick, speak } = words
  const { source } = kind === 'grid' ? shippedMaps().tiles : shippedMaps().world
  const period = periodWords(facts.figure.period, words)
  const release = speak('shell.release', { network: pick(opened.network.names).text, label: opened.release.label })
  const address = `${url.origin}/${language}/${at.network}/${opened.release.label}/framework/${at.edition}/${at.indicator}`
  const around = {
    title: pick(page.title).text,
    description: speak('maps.file.description', { code: page.code, period }),
    note: `${speak('maps.no-opinion')} ${pick(source.note).text}`,
    cite: `${release}: ${address}`,
  }
  const svg = standingAlone(drawnAs(kind, facts, words, byColour), facts, around, words)
  return published(`${page.code}-${kind}.svg`, svg)
}

/** What the drawings say, as a table: each State, what it is counted under, and the row of the source. */
export async function mapTable(at: At): Promise<Response> {
  const page = await indicatorAt(await releaseNow(at), at)
  const facts = factMarks(page) ?? error(404)
  const rows = page.rows.map(({ subject, cells: [cell] }) => [
    subject,
    facts.names[subject]?.['en'] ?? '',
    cell?.kind === 'answer' ? stateOf(cell.status) : 'not-asked',
    cell?.kind === 'answer' ? (cell.source ?? '') : '',
    cell?.kind === 'answer' ? (cell.row ?? '') : '',
  ])
  const table = csv(['place', 'name', 'state', 'source', 'row'], rows)
  return published(`${page.code}-countries.csv`, table)
}
