import type { KyselyPlugin } from 'kysely'
import type { Desk } from '@waymark/operations'

/** The desk, with how many statements it has had the database run, and how many rows these gave. */
export function counted(desk: Desk) {
  let statements = 0
  let rows = 0
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => {
      rows += result.rows.length
      return result
    },
  }
  const { installation } = desk.runtime
  const app = { ...installation.app, db: installation.app.db.withPlugin(plugin) }
  const runtime = { ...desk.runtime, installation: { ...installation, app } }
  return { desk: { ...desk, runtime }, statements: () => statements, rows: () => rows }
}
