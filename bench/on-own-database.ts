/** A runtime for a bench that serves pages: a database of its own, the shipped content, and the moment at which benches stand still. */
import process from 'node:process'
import { loadContent, runtimeOf, useRuntime, type Runtime } from '@waymark/operations'
import { shippedContent, startTestServer, testInstallation } from '@waymark/testing'

export const now = () => new Date('2026-11-30T09:00:00.000Z')

/** The pages of this process speak to it until the work ends; then it is closed, and its database gone. */
export async function onOwnDatabase(work: (runtime: Runtime) => Promise<void>): Promise<void> {
  const database = await startTestServer()
  Object.assign(process.env, database.environment)
  try {
    const installation = await testInstallation()
    try {
      const runtime = runtimeOf(installation, { now })
      useRuntime(runtime)
      await loadContent(runtime, shippedContent())
      await work(runtime)
    } finally {
      await installation.close()
    }
  } finally {
    await database.stop()
  }
}
