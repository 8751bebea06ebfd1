/** A workbook of one sheet of texts under a line of headings. */
import { writeWorkbook } from '@waymark/exchange'

/** Every cell is a text: nothing in it is run, and it comes in again as it went out. */
export function textsWorkbook(headings: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const cells = (style: 'heading' | 'entry') => (texts: readonly string[]) => ({
    cells: texts.map(text => ({ text, style })),
  })
  const columns = headings.map(() => ({ width: 24 }))
  const sheet = { name: 'list', rightToLeft: false, columns }
  return writeWorkbook([{ ...sheet, rows: [cells('heading')(headings), ...rows.map(cells('entry'))] }])
}
