/** The site with everything a fresh installation publishes: the public record and the demonstration network. */
import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { runtimeOf, useRuntime, type Runtime } from '@waymark/operations'
import { openInstallation, type Installation } from '@waymark/store'
import { prepare } from '../../apps/cli/src/prepare.ts'
import type { Serving } from '../../apps/web/server.ts'
import { repository, testFolder } from '@waymark/testing'
import { serveSite } from './served.ts'

export type PublicSite = { readonly port: number; readonly runtime: Runtime; readonly close: () => Promise<void> }

/**
 * Serves the site. Files of one run that only read share a database, made by whoever comes first; `own` asks for a database
 * to change.
 */
export async function servePublicSite({ own = false } = {}): Promise<PublicSite> {
  const shared = process.env['WAYMARK_TEST_FOLDER'] !== undefined && !own
  const database = shared ? 'test_public_site' : `test_${randomBytes(6).toString('hex')}`
  const installation = await openInstallation({ repository, folder: testFolder(), database, withoutFsync: true })
  const runtime = runtimeOf(installation, { mayTry: true })
  try {
    await prepare(runtime)
    const site = await withRuntime(runtime)
    return { port: site.port, runtime, close: () => end(site, installation) }
  } catch (problem) {
    await installation.close()
    throw problem
  }
}

function withRuntime(runtime: Runtime): Promise<Serving> {
  useRuntime(runtime)
  return serveSite({}, runtime.publications)
}

async function end(site: Serving, installation: Installation): Promise<void> {
  await site.close()
  await installation.close()
}
