/** Backups of older versions come into this one: what stood still stands, byte by byte where it was signed, and work goes on. */
import assert from 'node:assert/strict'
import process from 'node:process'
import { openRuntime, type Runtime } from '@waymark/operations'
import { newFolder, repository, runToEnd, startProduct } from './start-product.ts'
import { whatStands } from './upgrade/read.ts'
import { storedBackups, type Facts, type Stored } from './upgrade/stored.ts'
import { storeBackup } from './upgrade/store.ts'
import { brokenReleases, work } from './upgrade/work.ts'

export const title = 'A backup of each older version is restored, read, worked on and published from'

type Say = (line: string) => void

/** `-- --store` keeps a backup of today instead. */
export async function prove(say: Say): Promise<void> {
  if (process.argv.includes('--store')) return await storeBackup(say)
  const stored = storedBackups()
  assert.ok(stored.length > 0, 'no backup is stored')
  for (const backup of stored) await upgradeFrom(backup, say)
}

async function upgradeFrom({ day, file, key, facts }: Stored, say: Say): Promise<void> {
  const { at, forget } = newFolder('upgrade')
  try {
    const words = ['apps/cli/src/waymark.ts', 'restore', file, '--key', key]
    const restored = await runToEnd({ folder: at, words })
    assert.equal(restored.code, 0, restored.said)
    say(`${day}: restored; ${restored.said.trim().split('\n').at(-1)}`)
    await within(at, async runtime => {
      const { releases, texts } = await whatStands(runtime)
      assert.deepEqual(releases, facts.releases, 'every release has the bytes it had')
      assert.equal(texts, facts.texts, 'every text that was typed is there')
      assert.deepEqual(await brokenReleases(runtime, facts.releases), [])
      say(`${day}: ${releases.length} releases byte by byte as they were, and verified; ${texts} texts`)
      await work(runtime, facts)
      const now = (await whatStands(runtime)).releases
      assert.equal(now.length, facts.releases.length + 2)
      assert.deepEqual(await brokenReleases(runtime, now), [])
      say(`${day}: a draft handed in and accepted, the waiting draft release and a new one published and verified`)
    })
    await readOverHttp(at, facts)
    say(`${day}: the site serves each release`)
  } finally {
    forget()
  }
}

async function within(folder: string, work: (runtime: Runtime) => Promise<void>): Promise<void> {
  const runtime = await openRuntime({ repository, folder, withoutFsync: true })
  try {
    await work(runtime)
  } finally {
    await runtime.installation.close()
  }
}

async function readOverHttp(folder: string, facts: Facts): Promise<void> {
  const product = await startProduct({ folder })
  try {
    for (const { network, label } of facts.releases) {
      const answer = await product.get(`/en/${network}/${label}`)
      assert.equal(answer.status, 200, `/en/${network}/${label}`)
    }
  } finally {
    await product.end()
  }
}
