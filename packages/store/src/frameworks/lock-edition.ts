/** An edition that nobody else changes meanwhile. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'
import { editionById, type EditionRow } from './editions.ts'

/** As `editionById`, and nobody else changes it until this transaction ends. */
export async function lockEdition(t: InNetwork, id: string): Promise<EditionRow | undefined> {
  await sql`select 1 from app.edition where network_id = ${t.network} and id = ${id} for update`.execute(t)
  return editionById(t, id)
}
