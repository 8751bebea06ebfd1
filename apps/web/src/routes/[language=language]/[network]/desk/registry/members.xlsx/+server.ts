import { writeWorkbook } from '@waymark/exchange'
import { registrySheet, sheetColumns } from '@waymark/operations'
import { attached } from '#lib/server/attached.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'

/** The list of members as a workbook, which can come in again. */
export async function GET(event) {
  const rows = shownTo(event, await registrySheet(await deskFor(event, 'keep-registry')))
  const cells = (style: 'heading' | 'entry') => (texts: readonly string[]) => ({
    cells: texts.map(text => ({ text, style })),
  })
  const columns = sheetColumns.map(() => ({ width: 24 }))
  const sheet = {
    name: 'members',
    rightToLeft: false,
    columns,
    rows: [cells('heading')(sheetColumns), ...rows.map(cells('entry'))],
  }
  return attached('members.xlsx', writeWorkbook([sheet]))
}
