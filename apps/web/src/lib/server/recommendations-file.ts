/** A list of recommendations as a file of comma-separated values. */
import { error } from '@sveltejs/kit'
import { recommendationsTable, runtime } from '@waymark/operations'
import { csv } from '@waymark/scorecard'

/** `of`: the recommendations, or what each State received. Answers 404 where there is no such list. */
export async function recommendationsFile(list: string, of: 'recommendations' | 'received'): Promise<Response> {
  const table = await recommendationsTable(runtime(), list, of)
  if (!table) error(404)
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${of}-${list}.csv"`,
  }
  return new Response(csv(table.columns, table.rows), { headers })
}
