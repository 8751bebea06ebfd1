/**
 * Every statement of this package is one that PostgreSQL takes against the migrated schema, and its rows and parameters are what
 * the sources say they are. Nothing is run: the texts are read from the sources, and the database describes them.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { testInstallation, type TestInstallation } from '@waymark/testing'
import { differences, wrongParameters } from './declared.ts'
import { describer, type Described } from './described.ts'
import { expander, NotInSource } from './expand.ts'
import { places, readSources, readText, type Sources } from './sources.ts'

let installation: TestInstallation
let client: Client
let describe: (text: string) => Promise<Described>
before(async () => {
  installation = await testInstallation()
  client = new Client(installation.place)
  await client.connect()
  describe = await describer(client)
})
after(async () => {
  await client.end()
  await installation.close()
})

/** What PostgreSQL cannot tell, with what makes it so. */
const known: Readonly<Record<string, string>> = {
  'plans/plan.ts indicator: may be null': 'its column is never null, and every indicator stands in an edition',
  'plans/plan.ts expects: may be null': 'its column is never null, and every indicator stands in an edition',
  'entries/reviews.ts decision: may be accepted-in-part': 'an entry is accepted whole or returned',
}

/** Files whose statements are made of what the database says when they run: tables and columns kept in a backup, migrations. */
const madeWhenRun = ['backup/read-rows.ts', 'backup/schema.ts', 'backup/write-rows.ts', 'migrate.ts']

type Found = { readonly statements: number; readonly problems: readonly string[]; readonly unread: readonly string[] }

async function check(sources: Sources): Promise<Found> {
  const expand = expander(sources)
  const problems: string[] = []
  const unread: string[] = []
  let statements = 0
  for (const place of places(sources)) {
    const said = (problem: string) => problems.push(`${place.at} ${problem}`)
    try {
      for (const { text, holes } of expand(place.text)) {
        statements++
        const { columns, parameters } = await describe(text)
        differences(sources.checker, place.row, columns).forEach(said)
        wrongParameters(sources.checker, holes, parameters).forEach(said)
      }
    } catch (problem) {
      if (problem instanceof NotInSource) unread.push(place.at)
      else said((problem as Error).message)
    }
  }
  return { statements, problems: [...new Set(problems)], unread }
}

const withoutLine = (problem: string) => problem.replace(/:\d+/, '')
const fileOf = (at: string) => at.replace(/:\d+$/, '')

test('every statement is taken, and its rows and parameters are what the sources say', async () => {
  const found = await check(readSources())
  assert.deepEqual(
    found.problems.filter(problem => !(withoutLine(problem) in known)),
    [],
  )
  assert.deepEqual(
    [...new Set(found.problems.map(withoutLine))].sort(),
    Object.keys(known).sort(),
    'nothing known is gone',
  )
  assert.deepEqual([...new Set(found.unread.map(fileOf))].sort(), madeWhenRun)
  assert.ok(found.statements > 400, `${found.statements} statements were read`)
})

/** A function on one line with one statement; `row` is what its rows are said to be. */
const planted = (row: string, text: string, hole = 'string') =>
  `export const read = (t: Kysely<any>, hole: ${hole}) => sql<${row}>\`${text}\`.execute(t)`

const faults: readonly (readonly [name: string, source: string, problem: RegExp])[] = [
  [
    'a column that the table has not',
    planted('{ size: number }', 'select size from app.round'),
    /"size" does not exist/,
  ],
  ['a column under another name', planted('{ open: string }', 'select from app.round'), /open is no column/],
  [
    'a column that is not declared',
    planted('{ id: string }', 'select id, label from app.round'),
    /label is declared nowhere/,
  ],
  ['a null that is not declared', planted('{ voided_on: string }', 'select voided_on from app.round'), /may be null/],
  ['a null that never is', planted('{ label: string | null }', 'select label from app.round'), /label: is never null/],
  [
    'a number that comes as text',
    planted('{ n: number }', 'select count(*) as n from app.round'),
    /is int8, not number/,
  ],
  [
    'a null of an outer join',
    planted('{ label: string }', 'select r.label from app.network n left join app.round r on r.network_id = n.id'),
    /label: may be null/,
  ],
  [
    'a look-up that may find nothing',
    planted(
      '{ label: string }',
      'select (select r.label from app.round r where r.network_id = n.id limit 1) as label from app.network n',
    ),
    /label: may be null/,
  ],
  [
    'a word that a column may hold and the type has not',
    planted(`{ kind: 'publisher' | 'network' }`, 'select kind from app.network'),
    /kind: may be closed, installation/,
  ],
  [
    'a list where JSON is meant',
    planted('{ id: string }', 'update app.network set names = ${hole}::jsonb returning id', 'string[]'),
    /hole is string\[\], for jsonb/,
  ],
  [
    'a day as a moment of the local zone',
    planted('{ id: string }', 'select id from app.round where due_on = ${hole}', 'Date'),
    /hole is Date, for date/,
  ],
]

test('a statement that differs from the schema is found', async () => {
  const functions = faults.map(([, source], i) => source.replace('read', `read${i}`))
  const { problems } = await check(readText([`import { sql, type Kysely } from 'kysely'`, ...functions].join('\n')))
  for (const [i, [name, , problem]] of faults.entries()) {
    const here = problems.filter(eachProblem => eachProblem.startsWith(`planted.ts:${i + 2} `))
    assert.match(here.join('\n'), problem, name)
    assert.equal(here.length, 1, `${name}: ${here.join('\n')}`)
  }
})
