import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { verifyAudit } from '@waymark/store'
import { sealedChain, verifiedAfter } from './audit-chain.ts'
import { openTwoNetworks, type TwoNetworks } from './two-networks.ts'

let two: TwoNetworks
before(async () => {
  two = await openTwoNetworks()
  await sealedChain(two, 12)
})
after(() => two.installation.close())

const edits = [
  `at = at + interval '1 millisecond'`,
  `at = '-infinity'`,
  `actor = case when actor is null then gen_random_uuid() end`,
  `action = action || ' '`,
  `object = gen_random_uuid()`,
  `object = null`,
  `content = sha256(content)`,
  `content = null`,
  `digest = sha256(digest)`,
  `id = gen_random_uuid()`,
  `block = null`,
  `block = block + 1`,
  `block = 0`,
]
const blockEdits = [
  `entries = entries + 1`,
  `entries = entries - 1`,
  `root = sha256(root)`,
  `previous = sha256(previous)`,
  `number = number + 100`,
]
const nth = (table: string, order: string, n: number) =>
  `(network_id, ${order}) = (select network_id, ${order} from app.${table} where network_id = NETWORK order by ${order} offset ${n} limit 1)`

/** One change by somebody who may write to the tables, as SQL; NETWORK stands for the network's id. */
const mutation = fc.oneof(
  fc
    .record({ edit: fc.constantFrom(...edits), n: fc.nat(29) })
    .map(({ edit, n }) => `update app.audit_entry set ${edit} where ${nth('audit_entry', 'id', n)}`),
  fc.nat(29).map(n => `delete from app.audit_entry where ${nth('audit_entry', 'id', n)}`),
  fc
    .record({ edit: fc.constantFrom(...blockEdits), n: fc.nat(11) })
    .map(({ edit, n }) => `update app.audit_block set ${edit} where ${nth('audit_block', 'number', n)}`),
  fc.nat(11).map(n => `delete from app.audit_block where ${nth('audit_block', 'number', n)}`),
  fc.record({ from: fc.nat(29), into: fc.integer({ min: 0, max: 13 }) }).map(
    ({
      from,
      into,
    }) => `insert into app.audit_entry select network_id, gen_random_uuid(), at, actor, action, object, content, digest, ${into}
      from app.audit_entry where ${nth('audit_entry', 'id', from)}`,
  ),
  fc.nat(10).map(
    n => `delete from app.audit_entry where network_id = NETWORK and block > ${n + 1};
      delete from app.audit_block where network_id = NETWORK and number > ${n + 1}`,
  ),
)

test('of 1,000 changes to entries and blocks, 1,000 are found', async () => {
  const { head } = await verifyAudit(two.installation.jobs.db, two.here)
  const mutations = fc.sample(mutation, { numRuns: 1000, seed: 20261121 })
  const missed: string[] = []
  for (const text of mutations) {
    const change = sql.raw(text.replaceAll('NETWORK', `'${two.here}'`))
    const { fault } = await verifiedAfter(two, t => change.execute(t), [head!])
    if (!fault) missed.push(text)
  }
  assert.deepEqual(missed, [])
  assert.equal((await verifyAudit(two.installation.jobs.db, two.here, [head!])).fault, undefined, 'all were undone')
})
