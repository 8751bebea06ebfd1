/** The ways in which somebody with all rights over the database could try to change what the audit says. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Db } from '@waymark/store'
import { beginning, blockRoot, entryDigest, type AuditEntry } from '../packages/store/src/audit/chain.ts'

export type Random = { readonly below: (n: number) => number; readonly bytes: (n: number) => Buffer }
export type Chain = {
  readonly t: Db
  readonly network: string
  readonly blocks: number
  readonly ids: readonly string[]
  readonly random: Random
}
export type Tampering = { readonly name: string; readonly with: (chain: Chain) => Promise<void> }

type Row = AuditEntry & { readonly block: string; readonly digest: Buffer }

const pick = <T>(chain: Chain, of: readonly T[]): T => of[chain.random.below(of.length)]!

async function entry(chain: Chain, id = pick(chain, chain.ids)): Promise<Row> {
  const { rows } = await sql<Omit<Row, 'network'>>`select id, at, actor, action, object, content, digest, block
    from app.audit_entry where network_id = ${chain.network} and id = ${id}`.execute(chain.t)
  return { ...rows[0]!, network: chain.network }
}

/** The entry with one field changed: never to what it was. */
function changed(chain: Chain, row: Row): Row {
  const other = [
    { at: new Date(row.at.getTime() + 1 + chain.random.below(86_400_000)) },
    { actor: uuidv7() },
    { actor: row.actor === null ? uuidv7() : null },
    { action: `${row.action}x` },
    { object: uuidv7() },
    { content: chain.random.bytes(32) },
    { content: row.content === null ? chain.random.bytes(32) : null },
  ]
  return { ...row, ...pick(chain, other) }
}

const write = (chain: Chain, row: Row, digest: Buffer) =>
  sql`update app.audit_entry set at = ${row.at}, actor = ${row.actor}, action = ${row.action}, object = ${row.object},
    content = ${row.content}, digest = ${digest} where network_id = ${chain.network} and id = ${row.id}`.execute(
    chain.t,
  )

const insert = (chain: Chain, row: Row) =>
  sql`insert into app.audit_entry (network_id, id, at, actor, action, object, content, digest, block) values (${chain.network},
    ${row.id}, ${row.at}, ${row.actor}, ${row.action}, ${row.object}, ${row.content}, ${entryDigest(row)}, ${row.block})`.execute(
    chain.t,
  )

/** Makes every block anew from what the entries now say: the chain is consistent in itself. */
async function makeAnew(chain: Chain): Promise<void> {
  const { t, network } = chain
  const { rows } = await sql<{ block: string; digest: Buffer }>`select block, digest from app.audit_entry
    where network_id = ${network} and block is not null order by block, id`.execute(t)
  await sql`delete from app.audit_block where network_id = ${network}`.execute(t)
  let previous = beginning(network)
  let number = 0n
  for (const [block, own] of Map.groupBy(rows, row => row.block)) {
    number++
    const root = blockRoot(
      number,
      previous,
      own.map(row => row.digest),
    )
    if (String(number) !== block)
      await sql`update app.audit_entry set block = ${String(number)} where network_id = ${network} and block = ${block}`.execute(
        t,
      )
    await sql`insert into app.audit_block (network_id, number, entries, previous, root)
      values (${network}, ${String(number)}, ${own.length}, ${previous}, ${root})`.execute(t)
    previous = root
  }
}

const remove = (chain: Chain, id: string) =>
  sql`delete from app.audit_entry where network_id = ${chain.network} and id = ${id}`.execute(chain.t)

/** Cuts the chain off after a block, entries and all. */
async function cutAfter(chain: Chain, block: number): Promise<void> {
  await sql`delete from app.audit_entry where network_id = ${chain.network} and block > ${block}`.execute(chain.t)
  await sql`delete from app.audit_block where network_id = ${chain.network} and number > ${block}`.execute(chain.t)
}

async function swapped(chain: Chain): Promise<void> {
  const row = await entry(chain)
  const other = await entry(
    chain,
    pick(
      chain,
      chain.ids.filter(id => id !== row.id),
    ),
  )
  await write(chain, { ...other, id: row.id }, other.digest)
  await write(chain, { ...row, id: other.id }, row.digest)
}

async function moved(chain: Chain): Promise<void> {
  const row = await entry(chain)
  const to = ((Number(row.block) - 1 + 1 + chain.random.below(chain.blocks - 1)) % chain.blocks) + 1
  await sql`update app.audit_entry set block = ${to} where network_id = ${chain.network} and id = ${row.id}`.execute(
    chain.t,
  )
}

const forged = (chain: Chain, block: number): Row => ({
  network: chain.network,
  id: uuidv7(),
  at: new Date('2026-02-02T10:00:00.000Z'),
  actor: uuidv7(),
  action: 'review-submission',
  object: uuidv7(),
  content: chain.random.bytes(32),
  digest: Buffer.alloc(0),
  block: String(block),
})

async function renumber({ t, network }: Chain, from: number, to: number): Promise<void> {
  await sql`update app.audit_entry set block = ${to}::bigint where network_id = ${network} and block = ${from}::bigint`.execute(
    t,
  )
  await sql`update app.audit_block set number = ${to}::bigint where network_id = ${network} and number = ${from}::bigint`.execute(
    t,
  )
}

const anyBlock = (chain: Chain) => 1 + chain.random.below(chain.blocks)

/** Does the first, then makes the chain consistent again: only heads kept outside the database can show it. */
const thenAnew = (name: string, first: Tampering['with']): Tampering => ({
  name: `${name}, and the chain made anew`,
  with: async chain => {
    await first(chain)
    await makeAnew(chain)
  },
})

const edit = (chain: Chain) => entry(chain).then(row => changed(chain, row))
const editWithDigest = async (chain: Chain) => {
  const row = await edit(chain)
  await write(chain, row, entryDigest(row))
}
const deletion = (chain: Chain) => remove(chain, pick(chain, chain.ids)).then(() => {})
const insertion = (chain: Chain) => insert(chain, forged(chain, anyBlock(chain))).then(() => {})

export const tamperings: readonly Tampering[] = [
  {
    name: 'an entry edited',
    with: async chain =>
      void (await edit(chain).then(row => write(chain, row, entryDigest({ ...row, at: new Date(0) })))),
  },
  {
    name: 'an entry edited, its digest kept',
    with: async chain =>
      void (await edit(chain).then(async row => write(chain, row, (await entry(chain, row.id)).digest))),
  },
  { name: 'an entry edited, with its digest', with: editWithDigest },
  thenAnew('an entry edited', editWithDigest),
  { name: 'an entry deleted', with: deletion },
  thenAnew('an entry deleted', deletion),
  { name: 'two entries swapped', with: swapped },
  { name: 'an entry moved to another block', with: moved },
  thenAnew('an entry moved to another block', moved),
  { name: 'an entry inserted', with: insertion },
  thenAnew('an entry inserted', insertion),
  {
    name: 'an entry inserted into a block that does not exist',
    with: async chain => void (await insert(chain, forged(chain, chain.blocks + 1 + chain.random.below(5)))),
  },
  {
    name: 'a block deleted',
    with: async chain =>
      void (await sql`delete from app.audit_block where network_id = ${chain.network} and number = ${anyBlock(chain)}`.execute(
        chain.t,
      )),
  },
  thenAnew(
    'a block deleted with its entries',
    async chain =>
      void (await sql`delete from app.audit_entry where network_id = ${chain.network} and block = ${anyBlock(chain)}`.execute(
        chain.t,
      )),
  ),
  { name: 'the tail cut off', with: chain => cutAfter(chain, chain.random.below(chain.blocks)) },
  {
    name: 'the tail unsealed',
    with: async chain => {
      const after = chain.random.below(chain.blocks)
      await sql`update app.audit_entry set block = null where network_id = ${chain.network} and block > ${after}`.execute(
        chain.t,
      )
      await sql`delete from app.audit_block where network_id = ${chain.network} and number > ${after}`.execute(chain.t)
    },
  },
  {
    name: 'the head rewritten',
    with: async chain =>
      void (await sql`update app.audit_block set root = ${chain.random.bytes(32)} where network_id = ${chain.network} and number = ${chain.blocks}`.execute(
        chain.t,
      )),
  },
  {
    name: 'the last block written anew from other entries',
    with: async chain => {
      await cutAfter(chain, chain.blocks - 1)
      await insert(chain, forged(chain, chain.blocks))
      await makeAnew(chain)
    },
  },
  {
    name: 'two blocks renumbered',
    with: async chain => {
      const one = anyBlock(chain)
      const other = (one % chain.blocks) + 1
      const between = chain.blocks + 1000
      await renumber(chain, one, between)
      await renumber(chain, other, one)
      await renumber(chain, between, other)
    },
  },
]
