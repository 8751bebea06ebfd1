import { registrySheet } from '@waymark/operations'
import { deskFor, shownTo } from '#lib/server/desk.ts'

/** The list of members as a sheet, which can come in again. */
export async function GET(event) {
  const sheet = shownTo(event, await registrySheet(await deskFor(event, 'keep-registry')))
  return new Response(sheet, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="members.csv"',
      'cache-control': 'no-store',
    },
  })
}
