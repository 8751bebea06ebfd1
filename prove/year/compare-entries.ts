/** What is counted from registers: of the world by period from `data/figures.csv`, of regions and countries, in the newest period, from their pages. */
import type { CountryPage, GroupPage } from '@waymark/scorecard'
import type { EntryCount, EntryFigure } from '../recount/entries.ts'
import type { Recount } from '../recount/recount.ts'
import type { Comparison } from './comparison.ts'
import { textOf, wholesOf, type Files, type Line } from './public-files.ts'

/** A figure of entries as a page or file prints it: what it prints, the entries behind it, those of each level and those beside, and lists closed. */
type Said = {
  readonly lists: Lists
  readonly prints: string
  readonly entries: number
  readonly levels: Readonly<Record<string, number>>
  readonly beside: Readonly<Record<string, number>>
}

/** Of each level, how many lists are closed of how many: `3 of 12`. */
type Lists = Readonly<Record<string, string>>

type View = GroupPage['registers'][number]['figure']

export function compareEntries(comparison: Comparison, expected: Recount, files: Files): void {
  const at = (kind: EntryFigure['place']['kind']) => expected.entries.filter(entry => entry.place.kind === kind)
  compareAll(comparison, at('world'), ofWorld(files))
  const newest = (figures: readonly EntryFigure[]) =>
    figures.filter(figure => figure.period === expected.periods.at(-1))
  for (const [region, figures] of Map.groupBy(at('region'), figure => codeOf(figure)))
    compareAll(comparison, newest(figures), ofRegion(files, region))
  for (const [country, figures] of Map.groupBy(at('country'), figure => codeOf(figure))) {
    const isShown = figures.some(figure => figure.public !== null)
    comparison.same(`${country} has a page`, `countries/${country}.json` in files, isShown)
    if (isShown) compareAll(comparison, newest(figures), ofCountry(files, country))
  }
  compareRecommendations(comparison, expected, files)
}

const codeOf = ({ place }: EntryFigure): string => (place.kind === 'world' ? 'world' : place.code)

function compareAll(comparison: Comparison, figures: readonly EntryFigure[], result: ReadonlyMap<string, Said>): void {
  for (const figure of figures) {
    if (figure.public === null) continue
    const name = `${figure.indicator} ${figure.period}`
    const found = result.get(name)
    // What the secretariat alone keeps a list of has no figure of a place.
    if (figure.place.kind !== 'world' && onlyOfTheNetwork(figure.public)) {
      comparison.same(`${name} entries at ${codeOf(figure)}`, found, undefined)
      continue
    }
    const [is, wanted] = [found && saidOf(figure, found), expectedOf(figure, figure.public)]
    comparison.same(`${name} entries at ${codeOf(figure)}`, is, wanted)
    if (figure.indicator !== 'E3b')
      comparison.same(`${name} lists closed at ${codeOf(figure)}`, found?.lists, listsOf(figure.public))
  }
}

const onlyOfTheNetwork = ({ lists }: EntryCount): boolean =>
  lists.international !== undefined && lists.national === undefined

/** The lists of those asked first: national ones, or, where nobody but the secretariat keeps the register, the international one. */
function listsOf({ lists }: EntryCount): Lists {
  const said = (level: keyof typeof lists) => {
    const of = lists[level]
    return of ? `${of.closed} of ${of.of}` : '0 of 0'
  }
  if (lists.national === undefined) return { own: said('international') }
  return { own: said('national'), regional: said('regional'), international: said('international') }
}

/** Acts of regional bodies stand beside the figure in the edition and in it by the definitions: each of the two numbers is compared, and 0 is printed by both. */
function saidOf({ indicator, place }: EntryFigure, { prints, entries, levels, beside }: Said): unknown {
  if (indicator === 'O3b' && place.kind !== 'country') {
    const regional = beside['regional'] ?? 0
    return { ...(regional === 0 ? { prints } : {}), entries, ...levels, regional }
  }
  if (indicator === 'O3a') return { prints, entries, ...levels, idle: beside['joined-without-action'] }
  if (indicator === 'O2c') return { prints, entries, ...levels, oneCountry: beside['one-country'] }
  if (indicator === 'E3b') return { entries, ...levels }
  return { prints, entries, ...levels }
}

function expectedOf({ indicator, place }: EntryFigure, { entries, byLevel, beside, prints }: EntryCount): unknown {
  const said = { entries: entries.length, ...byLevel }
  if (indicator === 'E3b') return said
  const regional = byLevel['regional'] ?? 0
  if (indicator === 'O3b' && place.kind !== 'country' && regional > 0)
    return { ...said, entries: entries.length - regional }
  const printed = { prints: typeof prints === 'number' ? String(prints) : 'none', ...said }
  if (indicator === 'O3a') return { ...printed, idle: beside['joined without action'] }
  if (indicator === 'O2c') return { ...printed, oneCountry: (beside['two sectors'] ?? 0) - entries.length }
  return printed
}

function ofWorld(files: Files): ReadonlyMap<string, Said> {
  const lines = wholesOf(files).filter(line => line.respondent_type === 'entries')
  const figures = Map.groupBy(lines, line => `${line.indicator} ${line.period}`)
  return new Map([...figures].map(([name, all]) => [name, lineOf(all)]))
}

function lineOf(all: readonly Line[]): Said {
  const lines = new Map(all.map(line => [line.line!, line]))
  const entries = lines.get('entries')!
  const under = (start: string) =>
    Object.fromEntries(
      [...lines].flatMap(([name, { value }]) =>
        name.startsWith(start) ? [[name.slice(start.length), Number(value)] as const] : [],
      ),
    )
  const number = lines.get('sum')?.value ?? entries.value!
  return {
    prints: entries.note === 'none-recorded' ? 'none' : number,
    entries: Number(entries.value),
    levels: under('level:'),
    beside: under('beside:'),
    lists: Object.fromEntries(
      [...lines].flatMap(([name, { value, of }]) => {
        const [, level = 'own'] = /^lists-closed(?::(.*))?$/.exec(name) ?? []
        return name.startsWith('lists-closed') ? [[level, `${value} of ${of}`] as const] : []
      }),
    ),
  }
}

function ofRegion(files: Files, region: string): ReadonlyMap<string, Said> {
  const page = JSON.parse(textOf(files, `groups/${region}.json`)) as GroupPage
  return new Map(
    page.results.flatMap(({ indicator, figure: { period, figure } }) =>
      'lists' in figure ? [[`${indicator.code} ${period.label}`, seen(figure)] as const] : [],
    ),
  )
}

function ofCountry(files: Files, country: string): ReadonlyMap<string, Said> {
  const page = JSON.parse(textOf(files, `countries/${country}.json`)) as CountryPage
  const counted = page.scorecards.flatMap(card => card.sections).flatMap(section => section.counted)
  return new Map(counted.map(one => [`${one.indicator} ${one.period.label}`, seen(one.figure)]))
}

function seen(figure: View): Said {
  const [entries, number] =
    figure.kind === 'entries' ? [figure.distinct, String(figure.distinct)] : [figure.entries, figure.total]
  const counts = (parts: readonly { readonly code: string; readonly count: number }[]) =>
    Object.fromEntries(parts.map(part => [part.code, part.count]))
  return {
    prints: entries === 0 && !figure.zeroIsSure ? 'none' : number,
    entries,
    levels: counts(figure.levels),
    beside: counts(figure.beside ?? []),
    lists: each({ own: figure.lists, ...figure.upper }, ({ closed, asked }) => `${closed} of ${asked}`),
  }
}

const each = <T>(all: Readonly<Record<string, T>>, say: (one: T) => string): Lists =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, say(one)]))

/** E4a, by the stage each stands at on the last day. */
function compareRecommendations(comparison: Comparison, expected: Recount, files: Files): void {
  const lines = wholesOf(files).filter(line => line.respondent_type === 'entries')
  for (const figure of expected.recommendations) {
    const own = lines.filter(line => line.indicator === figure.indicator && line.period === figure.period)
    const at = (line: string) => Number(own.find(eachLine => eachLine.line === line)?.value ?? 0)
    const { agreed, adopted, implemented, dropped, open } = figure.public
    comparison.same(
      `${figure.indicator} ${figure.period} recommendations`,
      {
        agreed: at('entries'),
        open: at('stage:agreed'),
        adopted: at('stage:adopted'),
        implemented: at('stage:implemented'),
        dropped: at('stage:dropped'),
      },
      { agreed, open, adopted: adopted - implemented, implemented, dropped },
    )
  }
}
