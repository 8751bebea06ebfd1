import { error } from '@sveltejs/kit'
import { reviewsTable, runtime } from '@waymark/operations'
import { csv } from '@waymark/scorecard'

export async function GET({ params }) {
  const table = await reviewsTable(runtime(), params.mechanism)
  if (!table) error(404)
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="reviews-${params.mechanism}.csv"`,
  }
  return new Response(csv(table.columns, table.rows), { headers })
}
