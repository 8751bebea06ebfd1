/** The site from its sources, for whoever changes it: a page is made from the files as they stand when it is asked for. */
import type { RequestListener } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Runtime } from '@waymark/operations'
import { createServer, isRunnableDevEnvironment } from 'vite'

export type SiteFromSources = { readonly answer: RequestListener; readonly end: () => Promise<void> }

const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }

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
  const answer: RequestListener = (request, response) => {
    const [at = ''] = (request.url ?? '').split('?')
    if (!/^\/gallery(?:\/|$)/.test(at)) return void vite.middlewares(request, response)
    void ssr.runner
      .import<typeof import('./gallery/gallery.ts')>(path.join(import.meta.dirname, 'gallery/gallery.ts'))
      .then(({ galleryPage }) => galleryPage(at))
      .then(page => response.writeHead(page === null ? 404 : 200, html).end(page ?? ''))
      .catch((problem: unknown) => response.writeHead(500, html).end(String(problem)))
  }
  return { answer, end: () => vite.close() }
}
