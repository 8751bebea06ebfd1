/** What the audit costs: 16 writers in one network, each change with an audit entry, against the same changes without. */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import {
  appendAudit,
  connect,
  inNetwork,
  openEmbedded,
  openInstallation,
  sealAudit,
  verifyAudit,
  writeNetwork,
  type Db,
} from '@waymark/store'
import { repository } from '@waymark/testing'

export const title = 'audit: 16 writers with audit against the same writers without'

const writers = 16
const seconds = 4
const rounds = 3
const aimed = 1.5 // times as long per change, at most
const sealEvery = 250 // ms, as the product seals

type Measured = { readonly perSecond: number; readonly p99: number }

export async function bench(say: (line: string) => void): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-bench-audit-'))
  fs.chmodSync(folder, 0o755)
  // A server as the product runs it: what is acknowledged is on disk.
  const installation = await openInstallation({ repository, folder })
  const server = await openEmbedded(folder)
  const pool = connect({ ...server.place, database: 'waymark', max: writers })
  try {
    await compare({ db: pool.db, jobs: installation.jobs.db, owner: installation.owner.db }, say)
  } finally {
    await pool.close()
    await server.leave()
    await installation.close()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

type Databases = { readonly db: Db; readonly jobs: Db; readonly owner: Db }

async function compare({ db, jobs, owner }: Databases, say: (line: string) => void): Promise<void> {
  const named = {
    slug: 'bench',
    kind: 'network',
    invented: true,
    names: { en: 'Bench' },
    about: {},
    position: 1,
  } as const
  const { id: network } = await writeNetwork(owner, { ...named, id: uuidv7() })
  const plain: Measured[] = []
  const audited: Measured[] = []
  for (let round = 0; round < rounds; round++) {
    plain.push(await measure(db, network, false))
    const sealing = setInterval(() => void sealAudit(jobs).catch(() => {}), sealEvery)
    audited.push(await measure(db, network, true))
    clearInterval(sealing)
    await sealAudit(jobs)
  }
  const [without, with_] = [best(plain), best(audited)]
  say(`without audit: ${line(without)}`)
  say(`with audit, sealed meanwhile: ${line(with_)}`)
  say(`ratio: ${(without.perSecond / with_.perSecond).toFixed(2)} (aimed at: at most ${aimed})`)
  while ((await sealAudit(jobs)) > 0);
  const began = performance.now()
  const { entries, blocks, fault } = await verifyAudit(jobs, network)
  const took = Math.round(performance.now() - began)
  say(`the chain of ${entries} entries in ${blocks} blocks verifies in ${took} ms${fault ? ', with a FAULT' : ''}`)
}

const line = ({ perSecond, p99 }: Measured) =>
  `${perSecond.toFixed(0)} changes a second, 99 of 100 within ${p99.toFixed(0)} ms`
const best = (all: readonly Measured[]) => all.toSorted((measured, other) => other.perSecond - measured.perSecond)[0]!

/**
 * Each writer saves again and again as an operation does, in a transaction of the network that is on disk when it ends: looks at
 * the network's members, writes a text, locks it, changes it. Real operations do three times as much beside their audit.
 */
async function measure(db: Db, network: string, audited: boolean): Promise<Measured> {
  const times: number[] = []
  const until = performance.now() + seconds * 1000
  const write = async () => {
    while (performance.now() < until) {
      const began = performance.now()
      await inNetwork(db, network, async t => {
        const id = uuidv7()
        await sql`select id, name from app.member where network_id = ${network}`.execute(t)
        await sql`insert into app.free_text (network_id, id, language, body) values (${network}, ${id}, 'en', 'A sentence.')`.execute(
          t,
        )
        await sql`select body from app.free_text where network_id = ${network} and id = ${id} for update`.execute(t)
        await sql`update app.free_text set body = 'Another sentence.' where network_id = ${network} and id = ${id}`.execute(
          t,
        )
        if (audited)
          await appendAudit(t, {
            at: new Date(),
            actor: id,
            action: 'save-answer',
            object: id,
            content: randomBytes(32),
          })
      })
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: writers }, write))
  const sorted = times.toSorted((time, other) => time - other)
  return { perSecond: times.length / seconds, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0 }
}
