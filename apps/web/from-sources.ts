/** The site from its sources, for whoever changes it: a page is made from the files as they stand when it is asked for. */
import type { RequestListener } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Runtime } from '@waymark/operations'
import { createServer, isRunnableDevEnvironment } from 'vite'

export type SiteFromSources = { readonly answer: RequestListener; readonly end: () => Promise<void> }

/** Packages are read by the site's own loader, a second time beside this process: the runtime is handed to that copy too. */
export async function siteFromSources(runtime: Runtime): Promise<SiteFromSources> {
  const vite = await createServer({
    root: import.meta.dirname,
    configFile: path.join(import.meta.dirname, 'vite.config.ts'),
    server: { middlewareMode: true, hmr: false, ws: false },
    logLevel: 'warn',
  })
  const { ssr } = vite.environments
  if (!isRunnableDevEnvironment(ssr)) throw new Error('The loader of the site cannot run its sources.')
  const { useRuntime } = await ssr.runner.import<typeof import('@waymark/operations')>(
    fileURLToPath(import.meta.resolve('@waymark/operations')),
  )
  useRuntime(runtime)
  return { answer: vite.middlewares, end: () => vite.close() }
}
