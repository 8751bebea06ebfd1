/** Whether the audit covers a change; `tests/isolation/audited.test.ts` watches that every transaction which writes a table tells it. */
import { auditedTables } from './areas/index.ts'

/** Whether a change of a table has to be told; `columns` are those that an update changed. */
export function mustBeAudited(
  table: string,
  deed: 'insert' | 'update' | 'delete',
  columns: readonly string[],
): boolean {
  const audited = auditedTables[table]
  if (audited === undefined || audited === 'audited') return true
  if ('untold' in audited) return false
  return !Object.keys(audited.besides).some(beside => {
    const [named, listed] = beside.split(' (')
    if (named !== deed) return false
    const allowed = listed?.slice(0, -1).split(', ')
    return !allowed || columns.every(column => allowed.includes(column))
  })
}
