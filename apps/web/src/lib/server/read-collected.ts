/** What Kobo or ODK exported of a form that was collected with them, as the cells of the form. */
import type { SheetCell } from '@waymark/collection'
import { cellName, type ReadSheet } from '@waymark/exchange'
import { collectedAs, collectedName } from './collected-form.ts'

/** `none`: the sheet is no such export; `other`: of other forms alone. */
export type CollectedRead = 'none' | 'other' | ((code: string, field: string) => SheetCell | undefined)

/**
 * The cells of the row that was sent last for this submission. Columns are found by the ends of their names, after the names of groups
 * (`A2_question/A2_state`, `A2_question-A2_state`). The form went out empty, so that whatever stands in a cell is what changes; read twice, it
 * changes nothing the second time.
 */
export function readCollected({ cells }: ReadSheet, submission: string): CollectedRead {
  const heads = cells.filter(({ row }) => row === cells[0]?.row)
  const columns = new Map(heads.map(({ text, column }) => [text.trim().split(/[/-]/).at(-1)!, column]))
  const identified = columns.get(collectedAs.submission)
  if (identified === undefined) return 'none'
  const rows = Map.groupBy(cells, ({ row }) => row)
  const textIn = (row: number, column: number | undefined) =>
    rows
      .get(row)
      ?.find(cell => cell.column === column)
      ?.text.trim() ?? ''
  const own = [...rows.keys()].filter(row => textIn(row, identified) === submission)
  if (own.length === 0) return 'other'
  const sent = columns.get('_submission_time') ?? columns.get('SubmissionDate')
  const last = own.reduce((latest, row) => (textIn(row, sent) >= textIn(latest, sent) ? row : latest))
  return (code, field) => {
    const column = columns.get(collectedName(code, field))
    return column === undefined
      ? undefined
      : { text: textIn(last, column), was: '', at: cellName({ column, row: last }) }
  }
}
