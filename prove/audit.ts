/** 1,000 random changes to an audit chain, each made by somebody with all rights over the database: every one is found. */
import { randomBytes, randomInt } from 'node:crypto'
import process from 'node:process'
import { sql } from 'kysely'
import { closeRound, exportHeads, readHeads, type Runtime } from '@waymark/operations'
import { appendAudit, inNetwork, sealAudit, verifyAuditWithin, type Db } from '@waymark/store'
import { must, openWorld, testNetwork, withOwnFolder } from '@waymark/testing'
import { tamperings, type Chain, type Random } from './audit-tampering.ts'

export const title = 'audit: 1,000 of 1,000 changes are found'

const mutations = 1000
const blocks = 24
const inBlock = 9

export async function prove(say: (line: string) => void): Promise<void> {
  const world = await openWorld()
  const own = withOwnFolder(world.runtime, testNetwork.slug)
  try {
    must(await closeRound(world.system, world.round))
    await grow(own.runtime, world.system.network.id)
    const found = await tamper(own.runtime, world.system.network.id)
    for (const [name, { tried, seen, byHeads }] of found)
      say(`${name}: ${seen} of ${tried}${byHeads > 0 ? ` (${byHeads} only with the kept heads)` : ''}`)
    const seen = [...found.values()].reduce((n, one) => n + one.seen, 0)
    say(`found: ${seen} of ${mutations}`)
    if (seen !== mutations) throw new Error(`${mutations - seen} changes were not found`)
  } finally {
    own.forget()
    await world.close()
  }
}

/** A chain of some blocks, its head exported as the product does. */
async function grow(runtime: Runtime, network: string): Promise<void> {
  const { app, jobs } = runtime.installation
  for (let block = 0; block < blocks; block++) {
    await inNetwork(app.db, network, async t => {
      for (let n = 0; n < inBlock; n++)
        await appendAudit(t, {
          at: new Date(),
          actor: null,
          action: 'save-answer',
          object: network,
          content: randomBytes(32),
        })
    })
    await sealAudit(jobs.db)
    await exportHeads(runtime)
  }
}

type Found = Map<string, { tried: number; seen: number; byHeads: number }>

class TakenBack extends Error {}

async function tamper(runtime: Runtime, network: string): Promise<Found> {
  const { db } = runtime.installation.owner
  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31))
  const random = randomFrom(seed)
  const heads = readHeads(runtime.installation.folder).heads.filter(head => head.network === network)
  const shape = await shapeOf(db, network)
  const before = await verifyAuditWithin(db, network, heads)
  if (before.fault) throw new Error(`the untouched chain is not intact: ${JSON.stringify(before.fault)}`)
  const found: Found = new Map()
  for (let turn = 0; turn < mutations; turn++) {
    const tampering = tamperings[turn % tamperings.length]!
    const said = found.get(tampering.name) ?? { tried: 0, seen: 0, byHeads: 0 }
    found.set(tampering.name, said)
    said.tried++
    const attempt = db.transaction().execute(async t => {
      await tampering.with({ t, network, random, ...shape })
      const inItself = (await verifyAuditWithin(t, network, [])).fault !== undefined
      const withHeads = (await verifyAuditWithin(t, network, heads)).fault !== undefined
      if (withHeads) said.seen++
      if (withHeads && !inItself) said.byHeads++
      if (!withHeads) console.error(`  NOT FOUND (SEED=${seed}, turn ${turn}): ${tampering.name}`)
      throw new TakenBack()
    })
    await attempt.catch(problem => {
      if (!(problem instanceof TakenBack)) throw problem
    })
  }
  return found
}

async function shapeOf(db: Db, network: string): Promise<Pick<Chain, 'blocks' | 'ids'>> {
  const { rows } = await sql<{ id: string }>`select id from app.audit_entry
    where network_id = ${network} and block is not null order by id`.execute(db)
  const count = await sql<{
    n: number
  }>`select count(*)::int as n from app.audit_block where network_id = ${network}`.execute(db)
  return { ids: rows.map(row => row.id), blocks: count.rows[0]!.n }
}

/** Numbers that come again with the same seed (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const below = (n: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * n)
  }
  return { below, bytes: n => Buffer.from(Array.from({ length: n }, () => below(256))) }
}
