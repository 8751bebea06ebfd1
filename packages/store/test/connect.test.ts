import assert from 'node:assert/strict'
import path from 'node:path'
import process from 'node:process'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { sql } from 'kysely'
import { allowLong, answers, connect, inNetwork, isLostConnection } from '@waymark/store'
import { testFolder } from '@waymark/testing'
import { openTwoNetworks, type TwoNetworks } from './two-networks.ts'

let two: TwoNetworks
before(async () => void (two = await openTwoNetworks()))
after(() => two.installation.close())

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('it did not fail'),
    (problem: unknown) => problem,
  )

test('a database that cannot be reached is a lost connection', async () => {
  const nowhere = connect({ host: '/nowhere', user: 'x', database: 'x' })
  const closed = connect({ host: '127.0.0.1', port: 1, user: 'x', database: 'x' })
  for (const { db, close } of [nowhere, closed]) {
    assert.equal(isLostConnection(await failureOf(sql`select 1`.execute(db))), true)
    assert.equal(await answers(db), false)
    await close()
  }
})

test('a connection that is ended under a query is a lost one, and queries after it find another', async () => {
  const { app } = two.installation
  const asleep = failureOf(sql`select pg_sleep(20)`.execute(app.db))
  const ended = async () => {
    const { rows } = await sql<{ n: number }>`select count(pg_terminate_backend(pid))::int as n from pg_stat_activity
      where query like '%pg_sleep(20)%' and pid <> pg_backend_pid() and datname = current_database()`.execute(app.db)
    return rows[0]!.n
  }
  while ((await ended()) === 0) await new Promise(resolve => setTimeout(resolve, 20))
  assert.equal(isLostConnection(await asleep), true)
  // The pool learns of the end of a connection a moment after the query did.
  for (let tries = 1; !(await answers(app.db)); tries++) assert.ok(tries < 5, 'it answers again')
})

test('a mistake in what is asked, a broken rule and a missing file are no lost connections', async () => {
  const { app } = two.installation
  for (const wrong of [sql`select nothing`, sql`select 1 / 0`, sql`insert into app.network default values`])
    assert.equal(isLostConnection(await failureOf(wrong.execute(app.db))), false)
  assert.equal(isLostConnection(Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' })), false)
  for (const odd of [undefined, null, 'Connection terminated', { code: '57P01' }, new Error('other')])
    assert.equal(isLostConnection(odd), false)
})

test('a wrong password is no lost connection: waiting does not mend it', async () => {
  const given = process.env['WAYMARK_TEST_DATABASE_URL']
  const host = given ? new URL(given).searchParams.get('host')! : path.join(testFolder(), 'run')
  const client = new Client({ host, user: 'waymark_app', password: 'wrong', database: 'postgres' })
  const problem = await failureOf(client.connect())
  assert.equal((problem as { code: string }).code, '28P01')
  assert.equal(isLostConnection(problem), false)
})

test('one transaction may take longer than others, and the next on its connection may not', async () => {
  const { app } = two.installation
  const limits = async (allowed: boolean) =>
    inNetwork(app.db, two.here, async t => {
      if (allowed) await allowLong(t)
      const { rows } = await sql<{ statement: string; idle: string }>`
        select
          current_setting('statement_timeout') as statement,
          current_setting('idle_in_transaction_session_timeout') as idle`.execute(t)
      return rows[0]
    })
  const usual = { statement: '15s', idle: '15s' }
  assert.deepEqual(
    [await limits(false), await limits(true), await limits(false)],
    [usual, { statement: '10min', idle: '10min' }, usual],
  )
})
