import { besideWords, phaseStates, ratingStates } from '@waymark/collection'
import { splitClasses, type StateShare } from '@waymark/measure'
import { byCodeUnits } from '../bytes/canonical.ts'
import { csvParts } from '../bytes/csv.ts'
import type { SettledAnswer, Status } from '../candidate/candidate.ts'
import { countedFigures } from '../figures/counted.ts'
import { fieldsOf } from './open-data-fields.ts'
import type { FigureView } from '../page-types/figure-view.ts'
import type { PublishedFigure } from '../page-types/pages-shared.ts'
import { partFigures, partSeries } from '../figures/part-figures.ts'
import { nationalIn, type Series } from '../figures/series.ts'
import type { Site } from '../pages/site.ts'

const header = (file: 'observations' | 'figures' | 'parts'): readonly string[] =>
  fieldsOf[file].map(field => field.name)

type Row = readonly (string | number)[]

/** `data/observations.csv`: every published answer, one row each; who is in scope and was not asked has a row too. */
export function observationTables(site: Site): Generator<readonly [string, string]> {
  function* rows(): Generator<Row> {
    for (const series of [...site.series, ...site.national])
      for (const subject of series.scope) yield rowOf(series, subject, series.answers.get(subject))
  }
  return csvParts('data/observations.csv', header('observations'), rows())
}

function rowOf(series: Series, subject: string, answer: SettledAnswer | undefined): Row {
  const { framework, edition, indicator, version, period, respondentType, subjectKind, instrument } = series
  const value = answer ? valueOf(answer.status) : { state: '', number: '', of: '', missing: 'not-asked' }
  return [
    framework,
    edition.edition.edition.label,
    indicator.code,
    version,
    period.label,
    period.from,
    period.until,
    subjectKind,
    subject,
    respondentType,
    instrument,
    value.state,
    ...besideWords.map(word => (answer && 'state' in answer.status ? (answer.status[word] ?? '') : '')),
    value.number,
    value.of,
    value.missing,
    answer && answer.observation !== '' ? answer.how : '',
    answer?.settledOn ?? '',
    answer?.row ? `${answer.row.source}:${answer.row.number}` : '',
    answer?.observation ?? '',
    [...new Set(answer?.evidence.map(piece => piece.type))].sort(byCodeUnits).join(' '),
    nationalIn(series) ? 'yes' : '',
    answer?.reviewed === false ? 'no' : '',
    (answer?.themes ?? []).join(' '),
    answer?.online ?? '',
    (answer?.serves ?? []).join(' '),
  ]
}

/** `data/parts.csv`: what every published answer says of each part of its question, one row each. */
export function partTables(site: Site): Generator<readonly [string, string]> {
  function* rows(): Generator<Row> {
    for (const series of site.series)
      for (const { part, series: of } of partSeries(series, site.index.silence))
        for (const subject of series.scope) yield partRow(series, { part, subject, answer: of.answers.get(subject) })
  }
  return csvParts('data/parts.csv', header('parts'), rows())
}

type OfPart = { readonly part: string; readonly subject: string; readonly answer: SettledAnswer | undefined }

function partRow(series: Series, { part, subject, answer }: OfPart): Row {
  const { framework, edition, indicator, version, period, respondentType, subjectKind } = series
  const value = answer ? valueOf(answer.status) : { state: '', missing: 'not-asked' }
  const { theme } = indicator.subQuestions.find(question => question.code === part) ?? {}
  return [
    framework,
    edition.edition.edition.label,
    indicator.code,
    version,
    part,
    theme ?? '',
    period.label,
    subjectKind,
    subject,
    respondentType,
    value.state,
    value.missing,
    answer?.observation ?? '',
  ]
}

type Value = { readonly state: string; readonly number: string; readonly of: string; readonly missing: string }
const none: Value = { state: '', number: '', of: '', missing: '' }

function valueOf(status: Status): Value {
  if ('missing' in status) return { ...none, missing: status.missing }
  if ('state' in status) return { ...none, state: status.state }
  if ('count' in status) return { ...none, number: status.count }
  if ('numerator' in status) return { ...none, number: status.numerator, of: status.denominator }
  return { ...none, state: 'text' }
}

/** `data/figures.csv`: every collective figure over all places, one row per state, sum, reason or count of lists. */
export function figureTables(site: Site): Generator<readonly [string, string]> {
  const { base, index, figureOf } = site
  function* figures(): Generator<PublishedFigure> {
    yield* figureOf.values()
    for (const adopted of base.editions)
      for (const indicator of adopted.edition.indicators) yield* countedFigures(index, adopted, indicator)
    yield* base.memberFigures.figures
  }
  function* rows(): Generator<Row> {
    for (const figure of figures()) yield* figureRows(figure)
    for (const series of site.series)
      for (const { id, part, figure } of partFigures(series, index.silence)) {
        const parent = figureOf.get(series.id)
        if (parent) yield* figureRows({ ...parent, split: undefined, id, figure }, part)
      }
  }
  return csvParts('data/figures.csv', header('figures'), rows())
}

function figureRows(published: Omit<PublishedFigure, 'split'> & Unsplit, part = ''): readonly Row[] {
  const { id, edition, indicator, version, period, respondentType, counts } = published
  const about = [id, edition, indicator, version, part, period.label, respondentType, counts]
  return [...linesOf(published.figure), ...splitLines(published)].map(line => [...about, ...line])
}

type Line = Row
type Unsplit = { readonly split?: PublishedFigure['split'] | undefined }

/** Of those without a published answer, how many for which reason, where that may be printed. */
function splitLines({ figure, split }: Pick<PublishedFigure, 'figure'> & Unsplit): readonly Line[] {
  if (!split || !('sets' in figure)) return []
  const { inScope, asked, applicable, answered } = figure.sets
  const of = splitClasses.reduce((sum, splitClass) => sum + split[splitClass], 0)
  return splitClasses.map(splitClass => [
    `split:${splitClass}`,
    split[splitClass],
    of,
    ...noRange,
    inScope,
    asked,
    applicable,
    answered,
    '',
  ])
}

/** What is counted, its value, its "of", what it could be at most and in per cent, over scope too; then the four sets, the same on every line. */
function linesOf(figure: FigureView): readonly Line[] {
  if (figure.kind === 'withheld') return [['withheld', '', '', ...noRange, '', '', '', '', figure.rule]]
  if (figure.kind === 'entries' || figure.kind === 'entry-sum') return entryLines(figure)
  const { inScope, asked, applicable, answered } = figure.sets
  const sets = [inScope, asked, applicable, answered]
  const reasons = Object.entries(figure.missing)
    .sort(([one], [other]) => byCodeUnits(one, other))
    .map(([reason, n]): Line => [`missing:${reason}`, n, asked, ...noRange, ...sets, ''])
  const notAsked: Line = ['not-asked', figure.notAsked, inScope, ...noRange, ...sets, '']
  return [...valueLines(figure, sets), ...reasons, notAsked]
}

function valueLines(figure: Extract<FigureView, { readonly sets: unknown }>, sets: readonly number[]): readonly Line[] {
  if (figure.kind === 'states') {
    return statesInOrder(figure.shares).map(([state, share]) => [
      state,
      share.count,
      share.of,
      ...rangeOf(share),
      ...sets,
      '',
    ])
  }
  if (figure.kind === 'share')
    return [['share', figure.numerator, figure.denominator, ...onePercent(figure.percent), ...sets, '']]
  if (figure.kind === 'sum') return [['sum', figure.total, '', ...noRange, ...sets, '']]
  if (figure.kind === 'maximum') return [['maximum', figure.largest ?? '', '', ...noRange, ...sets, '']]
  return [['given', figure.given, figure.sets.applicable, ...noRange, ...sets, '']]
}

const noRange: Line = ['', '', '', '', '', '']

function onePercent(percent: number | null): Line {
  return percent === null ? noRange : ['', percent, percent, '', '', '']
}

function rangeOf({ bounds, percent, overScope }: StateShare): Line {
  return [
    bounds?.high ?? '',
    percent?.low ?? '',
    percent?.high ?? '',
    overScope?.bounds.high ?? '',
    overScope?.percent?.low ?? '',
    overScope?.percent?.high ?? '',
  ]
}

const order: readonly string[] = [...ratingStates, 'not-yes', ...phaseStates]

function statesInOrder<T>(states: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(states).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
}

function entryLines(figure: Extract<FigureView, { readonly lists: unknown }>): readonly Line[] {
  const { lists, zeroIsSure } = figure
  const noSets = ['', '', '', '']
  const count = figure.kind === 'entries' ? figure.distinct : figure.entries
  const note = count === 0 && !zeroIsSure ? 'none-recorded' : ''
  const entries: Line = ['entries', note === '' ? count : '', '', ...noRange, ...noSets, note]
  const sum: readonly Line[] =
    figure.kind === 'entry-sum'
      ? [['sum', figure.total, '', ...noRange, ...noSets, 'a-person-may-be-counted-twice']]
      : []
  const part = (line: string, value: number): Line => [line, value, '', ...noRange, ...noSets, '']
  const levels = figure.levels.map(({ code, count: n }) => part(`level:${code}`, n))
  const split = (figure.split?.parts ?? []).map(({ code, count: n }) => part(`${figure.split!.by}:${code}`, n))
  const beside = (figure.beside ?? []).map(({ code, count: n }) => part(`beside:${code}`, n))
  const unconfirmed = figure.unconfirmed ? [part('unconfirmed', figure.unconfirmed)] : []
  const closed = (name: string, { closed: n, asked }: typeof lists): Line => [name, n, asked, ...noRange, ...noSets, '']
  return [
    entries,
    ...sum,
    ...levels,
    ...split,
    ...beside,
    ...unconfirmed,
    closed('lists-closed', lists),
    ...(figure.upper
      ? [
          closed('lists-closed:regional', figure.upper.regional),
          closed('lists-closed:international', figure.upper.international),
        ]
      : []),
  ]
}
