import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { migrate, type Installation } from '@waymark/store'
import { testInstallation } from '@waymark/testing'

let installation: Installation
before(async () => void (installation = await testInstallation()))
after(() => installation.close())

test('a second migration finds nothing to do', async () => {
  assert.deepEqual(await migrate(installation.owner.db), [])
})

test('a migration that was changed after it ran is refused by name', async () => {
  const { db } = installation.owner
  const { rows } = await sql<{
    name: string
    sha256: string
  }>`select * from migration.digest order by name limit 1`.execute(db)
  const { name, sha256 } = rows[0]!
  await sql`update migration.digest set sha256 = 'other' where name = ${name}`.execute(db)
  await assert.rejects(migrate(db), { message: `Migration ${name} was changed after it ran.` })
  await sql`update migration.digest set sha256 = ${sha256} where name = ${name}`.execute(db)
  assert.deepEqual(await migrate(db), [])
})

test('a database made by a newer version is refused in words', async () => {
  const { db } = installation.owner
  await sql`insert into migration.digest values ('2999-01-01-01-later', 'x')`.execute(db)
  await assert.rejects(migrate(db), /made by a newer Waymark: it holds migration 2999-01-01-01-later/)
  await sql`delete from migration.digest where name like '2999%'`.execute(db)
})
