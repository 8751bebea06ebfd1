/** Does the work that waits in the database of this name, once, and tells the CPU (microseconds) and the most memory (bytes) of its process. */
import process from 'node:process'
import { runJobs, runtimeOf } from '@waymark/operations'
import { openInstallation } from '@waymark/store'
import { repository, testFolder } from '@waymark/testing'
import { mostMemory } from './cost.ts'
import { now } from './on-own-database.ts'

if (import.meta.main) {
  const database = process.argv[2]!
  const installation = await openInstallation({ repository, folder: testFolder(), database, withoutFsync: true })
  try {
    await runJobs(runtimeOf(installation, { now }))
  } finally {
    await installation.close()
  }
  const { user, system } = process.cpuUsage()
  process.stdout.write(JSON.stringify({ cpu: user + system, memory: mostMemory() }))
}
