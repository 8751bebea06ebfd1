/** What PostgreSQL says of a statement: its columns, their types and whether they can be null; the types of its parameters. */
import type { Client, Connection, Submittable } from 'pg'

export type Column = {
  readonly name: string
  /** The name of the type in `pg_type`, as `int4`, or `_text` for a list of texts. */
  readonly type: string
  /** Whether it can be null; undefined where that cannot be told of what it is computed from. */
  readonly nullable: boolean | undefined
  /** The only words a check of its table lets it hold; undefined where there is no such check. */
  readonly words: readonly string[] | undefined
}

export type Described = { readonly columns: readonly Column[]; readonly parameters: readonly string[] }

type Field = { readonly name: string; readonly tableID: number; readonly columnID: number; readonly dataTypeID: number }

/** Asks for the description of a statement and does not run it. */
class Asked implements Submittable {
  readonly text: string
  fields: readonly Field[] = []
  parameters: readonly number[] = []
  problem: Error | undefined
  #done!: () => void
  readonly ended = new Promise<void>(resolve => (this.#done = resolve))

  constructor(text: string) {
    this.text = text
  }

  submit(connection: Connection) {
    const wire = connection as unknown as NodeJS.EventEmitter &
      Record<'parse' | 'describe', (of: object) => void> & { sync(): void }
    wire.once('parameterDescription', (message: { dataTypeIDs: number[] }) => (this.parameters = message.dataTypeIDs))
    wire.parse({ name: '', text: this.text, types: [] })
    wire.describe({ type: 'S', name: '' })
    wire.sync()
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }) {
    this.fields = fields
  }

  handleError(problem: Error) {
    this.problem = problem
    this.#done()
  }

  handleReadyForQuery() {
    this.#done()
  }
}

type Kept = { readonly key: string; readonly name: string; readonly kept: boolean; readonly check: string | null }

/** Answers for statements of the database that `client` is connected to; throws PostgreSQL's own error where it refuses one. */
export async function describer(client: Client): Promise<(text: string) => Promise<Described>> {
  const types = await client.query<{ oid: number; name: string }>('select oid::int, typname as name from pg_type')
  const names = new Map(types.rows.map(row => [row.oid, row.name]))
  const { rows } = await client.query<Kept>(`
    select a.attrelid::text || '.' || a.attnum as key, a.attname as name, a.attnotnull as kept,
      (select min(pg_get_constraintdef(c.oid)) from pg_constraint c
        where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey = array[a.attnum]
          and pg_get_constraintdef(c.oid) like '%= ANY (ARRAY[%') as check
    from pg_attribute a where a.attnum > 0`)
  const inTables = new Map(rows.map(row => [row.key, row]))
  return async text => {
    const asked = new Asked(text)
    client.query(asked)
    await asked.ended
    if (asked.problem) throw asked.problem
    const planned = asked.fields.length > 0 ? await plannedFor(client, text, asked.parameters.length) : undefined
    const columns = asked.fields.map((field, i) => {
      const inTable = inTables.get(`${field.tableID}.${field.columnID}`)
      const from = planned?.outputs[i] ?? ''
      const missing = planned?.missing.has(/^"?(\w+)"?\./.exec(from)?.[1] ?? '') ?? false
      const nullable = inTable ? missing || storedNull(inTable, text) : computedNull(from, planned?.lookups)
      const words = inTable && !narrowed(text, inTable.name) ? wordsOf(inTable.check) : undefined
      return { name: field.name, type: names.get(field.dataTypeID)!, nullable, words }
    })
    return { columns, parameters: asked.parameters.map(oid => names.get(oid)!) }
  }
}

/** Not told where the statement itself leaves out rows in which a column of this name is null. */
function storedNull({ kept, name }: Kept, text: string): boolean | undefined {
  if (kept) return false
  return new RegExp(`\\b${name}\\s+(is not null|= any \\()`).test(text) ? undefined : true
}

/** Whether the statement asks for some of the words of a column alone. */
const narrowed = (text: string, column: string) => new RegExp(`\\b${column} (in|<>|=) `).test(text)

function wordsOf(check: string | null | undefined): string[] | undefined {
  return check ? [...check.matchAll(/'([^']*)'::text/g)].map(found => found[1]!) : undefined
}

/** Of what stands in no table: a value looked up may be missing, a count and a list never are; of the rest nothing is told. */
function computedNull(from: string, lookups: ReadonlyMap<string, Plan> = new Map()): boolean | undefined {
  const bare = from.replace(/^\((.*)\)(::\w+)?$/, '$1')
  const inspect = /^\(?(SubPlan \d+)\)?$/.exec(bare)
  if (inspect) {
    const plan = lookups.get(inspect[1]!)
    const always = plan?.['Node Type'] === 'Aggregate' && !plan['Group Key'] && !plan.Filter
    return !(always && computedNull(plan.Output?.[0] ?? '') === false)
  }
  if (/ELSE NULL::[\w ]+ END$/.test(bare)) return true
  if (/^(count|EXISTS|NOT EXISTS|ARRAY)\(/.test(bare) || /^\(?count\(.*\)::\w+$|IS (NOT )?NULL$/.test(bare))
    return false
  return /^COALESCE\(.*, ('[^']*'::[\w[\]]+|false|true|\d+)\)$/.test(bare) ? false : undefined
}

type Plan = {
  readonly 'Node Type': string
  readonly 'Subplan Name'?: string
  readonly 'Group Key'?: readonly string[]
  readonly Filter?: string
  readonly 'Join Type'?: string
  readonly Alias?: string
  readonly Output?: readonly string[]
  readonly Plans?: readonly Plan[]
}

/** What each column is computed from, the tables of which an outer join may have no row, and what is looked up beside, by name. */
type Planned = {
  readonly outputs: readonly string[]
  readonly missing: ReadonlySet<string>
  readonly lookups: ReadonlyMap<string, Plan>
}

const firstWithGenericPlans = 16 // version of PostgreSQL; an older one is asked for names and types alone

async function plannedFor(client: Client, text: string, parameters: number): Promise<Planned | undefined> {
  if (!/^\s*(select|with|insert|update|delete)\b/i.test(text)) return undefined
  const { rows: versions } = await client.query<{ server_version: string }>('show server_version')
  if (Number.parseInt(versions[0]!.server_version, 10) < firstWithGenericPlans) return undefined
  const explain = `explain (verbose, format json${parameters > 0 ? ', generic_plan' : ''}) ${text}`
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(explain)
  const plan = rows[0]!['QUERY PLAN'][0].Plan
  const missing = new Set<string>()
  const lookups = new Map<string, Plan>()
  const visit = (node: Plan, outer: boolean): void => {
    if (outer && node.Alias) missing.add(node.Alias)
    if (node['Subplan Name']) lookups.set(node['Subplan Name'], node)
    const how = node['Join Type']
    node.Plans?.forEach((part, i) => {
      visit(part, outer || how === 'Full' || (how === 'Left' && i === 1) || (how === 'Right' && i === 0))
    })
  }
  visit(plan, false)
  return { outputs: plan.Output ?? [], missing, lookups: lookups }
}
