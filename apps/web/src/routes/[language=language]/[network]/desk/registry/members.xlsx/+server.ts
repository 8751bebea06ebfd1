import { readTable, writeWorkbook } from '@waymark/exchange'
import { registrySheet } from '@waymark/operations'
import { deskFor, shownTo } from '#lib/server/desk.ts'

/** The list of members as a workbook, which can come in again. */
export async function GET(event) {
  const text = shownTo(event, await registrySheet(await deskFor(event, 'keep-registry')))
  const table = readTable({ file: 'members.csv', text })
  if (!table.ok) throw new Error(`The list of members is no table: ${JSON.stringify(table.refusal)}`)
  const { columns, rows } = table.value
  const sheet = writeWorkbook([
    {
      name: 'members',
      rightToLeft: false,
      columns: columns.map(() => ({ width: 24 })),
      rows: [
        { cells: columns.map(name => ({ text: name, style: 'heading' })) },
        ...rows.map(({ cells }) => ({
          cells: columns.map(name => ({ text: cells[name] ?? '', style: 'entry' as const })),
        })),
      ],
    },
  ])
  return new Response(Buffer.from(sheet), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="members.xlsx"',
      'cache-control': 'no-store',
    },
  })
}
