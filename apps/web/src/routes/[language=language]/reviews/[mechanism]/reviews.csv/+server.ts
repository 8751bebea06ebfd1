import { error } from '@sveltejs/kit'
import { reviewsTable, runtime } from '@waymark/operations'
import { csv } from '@waymark/scorecard'
import { published } from '#lib/server/attached.ts'

export async function GET({ params }) {
  const table = await reviewsTable(runtime(), params.mechanism)
  if (!table) error(404)
  return published(`reviews-${params.mechanism}.csv`, csv(table.columns, table.rows))
}
