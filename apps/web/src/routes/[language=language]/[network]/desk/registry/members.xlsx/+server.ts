import { registrySheet, sheetColumns } from '@waymark/operations'
import { attached } from '#lib/server/attached.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'
import { textsWorkbook } from '#lib/server/texts-workbook.ts'

/** The list of members as a workbook, which can come in again. */
export async function GET(event) {
  const rows = shownTo(event, await registrySheet(await deskFor(event, 'keep-registry')))
  return attached('members.xlsx', textsWorkbook(sheetColumns, rows))
}
