import { reasons } from '@waymark/collection'
import type { Indicator } from '@waymark/framework'
import type { IndicatorPage, IndicatorRow, RowCell, Status } from '@waymark/scorecard'
import { markOrder } from '#lib/marks.ts'

/** What a page needs of each indicator to say a status in words: its steps, phases and parts, by edition and code. */
export type Definitions = Readonly<
  Record<string, Readonly<Record<string, Pick<Indicator, 'steps' | 'phases' | 'subQuestions'>>> | undefined>
>

/** The state, or `given`, or the reason: what a status is counted under, and the name of its anchor on a page. */
export function stateOf(status: Status): string {
  if ('missing' in status) return status.missing
  return 'state' in status ? status.state : 'given'
}

/** What a cell of an indicator's row is counted under; undefined where the subject is outside the figure, or has no published answer. */
function stateOfCell(cell: RowCell | undefined): string | undefined {
  if (cell?.kind === 'answer') return stateOf(cell.status)
  return cell?.kind === 'not-asked' ? 'not-asked' : undefined
}

const order: readonly string[] = [...markOrder.slice(0, markOrder.indexOf('silent')), ...reasons, 'not-asked']

export type Behind = { readonly state: string; readonly rows: readonly IndicatorRow[] }

/**
 * The subjects behind one figure, by what they are counted under: states first, then reasons, then who was not asked. Those without
 * a published answer stand in no list. Source: design 3.10.
 */
export function behindFigure(rows: readonly IndicatorRow[], index: number): readonly Behind[] {
  const by = Map.groupBy(rows, row => stateOfCell(row.cells[index]) ?? '')
  by.delete('')
  return [...by]
    .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([state, inState]) => ({ state, rows: inState }))
}

/** The anchor of a state in the table behind a figure, from its id; of the newest figure the bare state leads there as well. */
export function anchorOf(figureId: string, state: string): string {
  return `${state}-${figureId.slice(figureId.indexOf('@') + 1).replaceAll('/', '-')}`
}

/** On which page of an indicator the subjects behind its figure of this place in the list stand. */
export function pageBehind({ behind = [] }: Pick<IndicatorPage, 'behind'>, index: number): number {
  let last = 0
  const at = behind.findIndex(figures => index < (last += figures))
  return at < 0 ? 1 : at + 1
}
