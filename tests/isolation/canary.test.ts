/**
 * A canary in drafts, private assessments, sealed parts, notes of dialogues and reasons: looked for wherever the product could
 * let something out. `open` is a network like any other, `closed` one that nobody outside may even know of.
 */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { roleNames, type RoleName } from '@waymark/network'
import * as operations from '@waymark/operations'
import { runtimeOf, loadContent, type Desk, type Runtime } from '@waymark/operations'
import { inNetwork, networksInOrder, type Db, type Installation } from '@waymark/store'
import { grantsOf } from '../../packages/store/test/catalogue/read.ts'
import { shippedContent, testFolder, testInstallation, wholeRelease } from '@waymark/testing'
import { fillNetwork, type Filled } from './filled-network.ts'

let installation: Installation
let runtime: Runtime
let open: Filled
let closed: Filled
let visitor: Filled

before(async () => {
  installation = await testInstallation()
  runtime = runtimeOf(installation, { now: () => new Date('2026-02-02T09:00:00.000Z') })
  await loadContent(runtime, shippedContent())
  open = await fillNetwork(runtime, { slug: 'open-network', kind: 'network', canary: 'CANARYOPEN' })
  closed = await fillNetwork(runtime, { slug: 'closed-network', kind: 'closed', canary: 'CANARYCLOSED' })
  visitor = await fillNetwork(runtime, { slug: 'visitor', kind: 'network', canary: 'VISITOR' })
})
after(() => installation?.close())

const hex = (text: string) => Buffer.from(text).toString('hex')
/** The canary in plain words, in the bytes of a file, or the closed network's own name. */
const sings = (text: string) => ['CANARY', hex('CANARY'), 'closed-network'].some(sign => text.includes(sign))

/** Every table and column that a role may read at all. */
async function readable(role: string): Promise<readonly string[]> {
  const lines = await grantsOf(installation.owner.db)
  return lines.flatMap(line => {
    const [, table, column] =
      new RegExp(`^${role}: select on ([a-z_]+\\.[a-z_]+)(?: \\(([a-z_]+)\\))?$`).exec(line) ?? []
    return table ? [`select ${column ?? 't.*'} from ${table} t`] : []
  })
}

const rowsAsText = async (db: Db, query: string) =>
  JSON.stringify((await sql.raw(query).execute(db)).rows, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'data' in value && Array.isArray(value.data)
      ? Buffer.from(value.data).toString('utf8')
      : value,
  )

test('the canary is there: the owner of the database finds it in many tables', async () => {
  const found = []
  for (const query of await readable('waymark_app'))
    if (sings(await rowsAsText(installation.owner.db, query))) found.push(query)
  assert.ok(found.length >= 5, found.join(', '))
})

test('raw SQL of the app without a network finds nothing', async () => {
  for (const query of await readable('waymark_app')) {
    const said = await rowsAsText(installation.app.db, query)
    assert.equal(sings(said), false, query)
    if (query.includes(' app.') && !query.includes('app.network')) assert.equal(said, '[]', query)
  }
})

test('raw SQL of the app in another network finds nothing, whatever it asks', async () => {
  const tricks = [
    `select * from app.answer where network_id = '${open.system.network.id}'`,
    `select * from app.free_text f where exists (select from app.network n where n.id = f.network_id)`,
    `select count(*)::text || 'CANARY' from app.free_text where network_id <> app.network() having count(*) > 0`,
    `select * from app.free_text where body like 'CANARY%' or (1 / (case when body like 'CANARY%' then 0 else 1 end)) = 0`,
  ]
  for (const query of [...(await readable('waymark_app')), ...tricks])
    assert.equal(
      sings(await inNetwork(installation.app.db, visitor.system.network.id, t => rowsAsText(t, query))),
      false,
      query,
    )
})

test('the other roles of the database find nothing either', async () => {
  for (const [role, db] of [
    ['waymark_jobs', installation.jobs.db],
    ['waymark_login', installation.login.db],
  ] as const)
    for (const query of await readable(role))
      assert.equal((await rowsAsText(db, query)).includes('CANARY'), false, `${role}: ${query}`)
})

test('no role that serves pages makes a large object: it would belong to no table, and nothing would find it', async () => {
  for (const db of [installation.app.db, installation.login.db, installation.jobs.db])
    for (const one of ["select lo_from_bytea(0, 'kept')", 'select lo_create(0)', 'select lo_creat(-1)'])
      await assert.rejects(sql.raw(one).execute(db), { code: '42501' }, one)
})

test('the sealed part cannot be read by the app, not even in its own network', async () => {
  for (const query of ['select bytes from sealed.release_file', 'select body from sealed.release_text'])
    await assert.rejects(
      inNetwork(installation.app.db, open.system.network.id, t => sql.raw(query).execute(t)),
      { code: '42501' },
    )
})

/** What is in a network but in none of its releases: drafts, what waits, notes, private plans, comments, reasons. */
const private_ = [
  ' Alder',
  ' Dogwood',
  ' Elm',
  ' Cedar',
  ' Juniper',
  ' Larch',
  ' Maple',
  ' note',
  ' dialogue',
  ' reason',
  ' what',
  ' who',
  ' resources',
  ' change',
]
  .concat([
    ' finding',
    ' lesson',
    ' decision',
    ' redaction',
    ' hiding',
    ' comment',
    ' patrol',
    ' description',
    ' corrected',
  ])
  .map(word => `CANARYOPEN${word}`)

test('no file of a release holds a free text, and no text beside it is private', async () => {
  const published = await wholeRelease(runtime, { network: 'open-network', label: 'latest', withSealed: false })
  assert.ok(published)
  for (const [name, bytes] of Object.entries(published.files))
    assert.equal(sings(Buffer.from(bytes).toString('utf8')), false, name)
  const beside = JSON.stringify(published.texts)
  assert.deepEqual(
    private_.filter(text => beside.includes(text)),
    [],
  )
})

test('a closed network is on no list, and its release opens for nobody', async () => {
  assert.equal(JSON.stringify(await networksInOrder(installation.app.db)).includes('closed-network'), false)
  assert.ok(!(await operations.openRelease(runtime, 'closed-network', 'latest')))
})

const views = Object.entries(operations as Record<string, unknown>).filter(
  (entry): entry is [string, (...given: unknown[]) => unknown] =>
    /(Page|today|reviewList|textToRedact|planThing|searchAudit|previewStart|peoplePage|mailsPage)$/.test(entry[0]) &&
    typeof entry[1] === 'function',
)

/** Everything a page could give a view: nothing, an id, or the fields of an address. */
function givenTo(view: (...given: unknown[]) => unknown, of: Filled): readonly unknown[] {
  if (view.length < 2) return [undefined]
  const offices = Object.values(of.offices).flatMap(officeThings => Object.values(officeThings))
  const others = [of.regional.region, of.south.draft, of.south.entryToReview, ...offices]
  const ids = [...new Set([...Object.values({ ...of.north, ...of.shared }), ...others])]
  const takesId = /^(?:async )?function \w+\(desk, (?:id|country|finding)\b/.test(view.toString())
  if (takesId) return ids
  const fields = ['submission', 'entry', 'dialogue', 'priority', 'action', 'round', 'subject', 'thing', 'id', 'edition']
  return ids.map(id => ({
    ...Object.fromEntries(fields.map(field => [field, id])),
    indicator: 'A2',
    kind: 'joint-action',
  }))
}

/** All that a desk is told by every view about everything of a network. A view that throws says so without values. */
async function shownTo(desk: Desk, of: Filled): Promise<string> {
  const result: string[] = []
  for (const [name, view] of views)
    for (const given of givenTo(view, of))
      try {
        result.push(`${name} ${JSON.stringify(await view(desk, given))}`)
      } catch (problem) {
        result.push(`${name} ${(problem as Error).message}`)
      }
  return result.join('\n')
}

test('no view of any role shows anything of another network', async () => {
  assert.ok(views.length > 20, views.map(([name]) => name).join(', '))
  for (const role of roleNames)
    for (const other of [open, closed]) assert.equal(sings(await shownTo(await visitor.desk(role), other)), false, role)
})

const strangers: readonly RoleName[] = ['observer', 'auditor', 'focal-point']
/** These views leave the question of the role to their pages, which routes.test.ts walks. */
const guardedByPage = ['learningPage', 'redactionsPage', 'textToRedact']

test('within a network, who only observes or audits is shown no free text at all', async () => {
  for (const role of strangers) {
    const result = (await shownTo(await open.desk(role), open)).split('\n').filter(line => line.includes('CANARY'))
    const showing = [...new Set(result.map(line => line.split(' ')[0]!))]
    // A focal point agrees to hide a country, and has to know why.
    const own = role === 'focal-point' ? ['hiddenPage'] : []
    assert.deepEqual(
      showing.filter(name => !guardedByPage.includes(name) && !own.includes(name)),
      [],
    )
  }
})

test('a contributor is shown no draft of another member, and nothing that waits for a review', async () => {
  for (const role of ['contributor', 'lead'] as const) {
    const result = await shownTo(await open.desk(role), open)
    assert.ok(result.includes('CANARYOPEN Alder'), 'their own draft is there')
    for (const text of [' Dogwood', ' Elm', ' Cedar', ' Juniper', ' Maple'])
      assert.equal(result.includes(`CANARYOPEN${text}`), false, `${role}${text}`)
  }
})

test("a respondent is shown the own office's draft, and no word of another office, of a member or of the plan", async () => {
  const result = (await shownTo(await open.desk('respondent'), open)).split('\n')
  const singing = result
    .filter(line => !guardedByPage.includes(line.split(' ')[0]!) || line.startsWith('textToRedact'))
    .join('\n')
  assert.ok(singing.includes('CANARYOPEN Juniper'), 'their own draft is there')
  for (const text of private_.filter(one => ![' Juniper', ' patrol', ' description'].some(own => one.endsWith(own))))
    assert.equal(singing.includes(text), false, text)
})

test('what PostgreSQL says of a mistake stays out of its log and out of what is passed on', async () => {
  const mistakes = [
    sql`select 'CANARYcast'::uuid`,
    sql`insert into app.round (network_id, id, edition_id, label, period_label, period, scope_rule, opened_on, due_on) values (app.network(), gen_random_uuid(), gen_random_uuid(), 'CANARYkey', 'x', 'empty', '{}', now(), now())`,
    sql`insert into app.free_text (network_id, id, language, body) values (app.network(), gen_random_uuid(), 'CANARYcheck', 'x')`,
  ]
  for (const mistake of mistakes)
    await assert.rejects(inNetwork(installation.app.db, open.system.network.id, t => mistake.execute(t)))
  const log = path.join(testFolder(), 'postgres.log')
  if (fs.existsSync(log)) assert.equal(fs.readFileSync(log, 'utf8').includes('CANARY'), false)
})
