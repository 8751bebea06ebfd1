/** What public sources say of each State, as marks that maps and grids draw. Source: harm.md: members' answers are never drawn on a map. */
import {
  figureOnMap,
  type IndicatorPage,
  type PlaceNames,
  type PublishedFigure,
  type RowCell,
} from '@waymark/scorecard'
import type { MarkKind } from '#lib/marks.ts'

/** The newest figure of an indicator that rests on public sources: of each State in its scope its mark. */
export type FactMarks = {
  readonly figure: PublishedFigure
  readonly marks: ReadonlyMap<string, MarkKind>
  /** The kinds that are met, in the order of the key, each with how many States have it. */
  readonly counted: readonly { readonly kind: MarkKind; readonly n: number }[]
  readonly names: PlaceNames
}

const kinds: readonly MarkKind[] = ['yes', 'partial', 'no', 'silent', 'not-applicable', 'not-asked']

/** Undefined where no figure may be drawn. */
export function factMarks(page: IndicatorPage): FactMarks | undefined {
  const figure = figureOnMap(page)
  if (!figure) return undefined
  const marks = new Map(page.rows.map(({ subject, cells }) => [subject, markOf(cells[0])]))
  const counted = kinds.map(kind => ({ kind, n: [...marks.values()].filter(mark => mark === kind).length }))
  return { figure, marks, counted: counted.filter(({ n }) => n > 0), names: page.places }
}

function markOf(cell: RowCell | undefined): MarkKind {
  if (cell?.kind !== 'answer') return 'not-asked'
  if ('missing' in cell.status) return cell.status.missing === 'not-applicable' ? 'not-applicable' : 'silent'
  const state = 'state' in cell.status ? cell.status.state : ''
  return kinds.find(kind => kind === state) ?? 'silent'
}
