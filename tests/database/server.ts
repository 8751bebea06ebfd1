/** One PostgreSQL for a run of tests, and a fresh database in it for each test file. */
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { openEmbedded, openInstallation, type Installation } from '@waymark/store'

export const repository = path.join(import.meta.dirname, '../..')
const named = createHash('sha256').update(repository).digest('hex').slice(0, 8)

/** Starts the server of a whole run; `environment` tells the test processes where it is. */
export async function startTestServer(): Promise<{ environment: Record<string, string>; stop: () => Promise<void> }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-test-'))
  fs.chmodSync(folder, 0o755)
  const server = await openEmbedded(folder, { forgetful: true })
  return {
    environment: { WAYMARK_TEST_FOLDER: folder },
    async stop() {
      await server.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The folder of the running test server, or one of its own for a single test file run by itself. */
export function testFolder(): string {
  return (
    process.env['WAYMARK_TEST_FOLDER'] ?? path.join(os.tmpdir(), `waymark-test-${process.getuid?.() ?? 0}-${named}`)
  )
}

/** A fresh, migrated installation in a database of its own. Close it at the end of the file. */
export async function testInstallation(): Promise<Installation> {
  const database = `test_${randomBytes(6).toString('hex')}`
  return await openInstallation({ repository, folder: testFolder(), database, forgetful: true })
}
