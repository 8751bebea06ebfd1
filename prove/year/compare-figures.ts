/** The figures over all places from `data/figures.csv`: sets, counts, reasons, ranges, per cents, splits, what is withheld. */
import type { Figure } from '../recount/figure.ts'
import type { FigureName, Recount } from '../recount/recount.ts'
import type { Split } from '../recount/split.ts'
import type { World } from '../recount/world.ts'
import type { Comparison } from './comparison.ts'
import { tableOf, type Files, type Line } from './public-files.ts'

export function compareFigures(
  comparison: Comparison,
  expected: Recount,
  { files, world }: { readonly files: Files; readonly world: Pick<World, 'rounds'> },
): void {
  const found = Map.groupBy(tableOf(files, 'data/figures.csv'), line => keyOf(line))
  const splits = new Map(expected.splits.map(split => [nameOf(split), split]))
  const isRead = partsRead(expected, world)
  for (const figure of expected.figures.filter(
    placedFigure => placedFigure.place === 'world' && isRead(placedFigure),
  )) {
    const name = nameOf(figure)
    const lines = new Map((found.get(name) ?? []).map(line => [line.line!, line]))
    comparison.same(`${name} withheld`, lines.has('withheld'), figure.public === null)
    if (figure.public === null || lines.has('withheld')) continue
    compareFigure(comparison, name, { lines, figure: figure.public })
    const isWhole = !figure.indicator.includes('/')
    compareSplit(comparison, name, { lines, split: isWhole ? splits.get(name) : undefined })
  }
}

/** Whole questions, and parts beside them; where a whole is itself made of parts, only in periods of one round. */
function partsRead({ parts, rows }: Recount, { rounds }: Pick<World, 'rounds'>): (name: FigureName) => boolean {
  const beside = new Set(parts.map(({ indicator, part }) => `${indicator}/${part}`))
  const settling = rows.filter(row => row.indicator.includes('/') && !beside.has(row.indicator))
  const made = new Set(settling.map(row => row.indicator.split('/')[0]!))
  const isOneRound = (period: string) => rounds.filter(round => round.period.label === period).length === 1
  return ({ indicator, period }) => {
    const [parent = '', part] = indicator.split('/')
    return part === undefined || (beside.has(indicator) && (!made.has(parent) || isOneRound(period)))
  }
}

export const nameOf = ({ indicator, period, type }: FigureName): string => `${indicator} ${period} ${type}`
const keyOf = (line: Line) =>
  nameOf({
    indicator: line.part === '' ? line.indicator! : `${line.indicator}/${line.part}`,
    period: line.period!,
    type: line.respondent_type!,
  })

type Found = { readonly lines: ReadonlyMap<string, Line>; readonly figure: Figure }

function compareFigure(comparison: Comparison, name: string, { lines, figure }: Found): void {
  const [first] = lines.values()
  const { inScope, asked, applicable, answered } = figure
  const sets = first && {
    inScope: Number(first.in_scope),
    asked: Number(first.asked),
    applicable: Number(first.applicable),
    answered: Number(first.answered),
  }
  comparison.same(`${name} sets`, sets, { inScope, asked, applicable, answered })
  comparison.same(`${name} not asked`, Number(lines.get('not-asked')?.value), figure.notAsked)
  const reasons = [...lines].flatMap(([line, { value }]) =>
    line.startsWith('missing:') ? [[line.slice('missing:'.length), Number(value)] as const] : [],
  )
  comparison.same(`${name} reasons`, Object.fromEntries(reasons), figure.missing)
  for (const [state, range] of Object.entries(figure.ranges ?? {})) {
    const line = lines.get(state)
    const over = range.overScope
    comparison.same(
      `${name} ${state}`,
      line && [line.value, line.at_most, line.percent_low, line.percent_high].join(' '),
      [range.from, range.to, range.percent?.from ?? '', range.percent?.to ?? ''].join(' '),
    )
    comparison.same(
      `${name} ${state} over scope`,
      line && [line.scope_at_most, line.scope_percent_low, line.scope_percent_high].join(' '),
      [over?.to ?? '', over?.percent?.from ?? '', over?.percent?.to ?? ''].join(' '),
    )
  }
}

const firstClass = 'not answered or not published'

function compareSplit(
  comparison: Comparison,
  name: string,
  { lines, split }: { readonly lines: ReadonlyMap<string, Line>; readonly split: Split | undefined },
): void {
  const found = [...lines].flatMap(([line, { value }]) =>
    line.startsWith('split:') ? [[line.slice('split:'.length), Number(value)] as const] : [],
  )
  const expected = split?.printed
    ? Object.entries(split.classes).map(([word, n]) => [word === firstClass ? 'not-answered' : word, n] as const)
    : []
  comparison.same(`${name} split`, Object.fromEntries(found), Object.fromEntries(expected))
}
