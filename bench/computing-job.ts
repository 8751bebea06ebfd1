/** Does the work that waits in the database of this name, once, and tells the CPU (microseconds) and the most memory (bytes) of its process. */
import fs from 'node:fs'
import process from 'node:process'
import { runJobs, runtimeOf } from '@waymark/operations'
import { openInstallation } from '@waymark/store'
import { repository, testFolder } from '@waymark/testing'

if (import.meta.main) {
  const database = process.argv[2]!
  const installation = await openInstallation({ repository, folder: testFolder(), database, withoutFsync: true })
  try {
    await runJobs(runtimeOf(installation, { now: () => new Date('2026-11-30T09:00:00.000Z') }))
  } finally {
    await installation.close()
  }
  const { user, system } = process.cpuUsage()
  const peak = /VmHWM:\s*(\d+) kB/.exec(fs.readFileSync('/proc/self/status', 'utf8'))
  process.stdout.write(JSON.stringify({ cpu: user + system, memory: Number(peak?.[1] ?? 0) * 1024 }))
}
