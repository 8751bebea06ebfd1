/** A list of recommendations as a file of comma-separated values. */
import { error } from '@sveltejs/kit'
import { recommendationsTable, runtime } from '@waymark/operations'
import { csv } from '@waymark/scorecard'
import { published } from './attached.ts'

/** `of`: the recommendations, or what each State received. Answers 404 where there is no such list. */
export async function recommendationsFile(list: string, of: 'recommendations' | 'received'): Promise<Response> {
  const table = await recommendationsTable(runtime(), list, of)
  if (!table) error(404)
  return published(`${of}-${list}.csv`, csv(table.columns, table.rows))
}
