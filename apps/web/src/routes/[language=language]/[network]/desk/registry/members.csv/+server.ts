import { registrySheet, sheetColumns } from '@waymark/operations'
import { csv } from '@waymark/scorecard'
import { attached } from '#lib/server/attached.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'

/** The list of members as a sheet, which can come in again. */
export async function GET(event) {
  const rows = shownTo(event, await registrySheet(await deskFor(event, 'keep-registry')))
  return attached('members.csv', csv(sheetColumns, rows))
}
