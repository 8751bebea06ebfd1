/** The site from its sources, for whoever changes it: a page is made from the files as they stand when it is asked for. */
import type { RequestListener } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Runtime } from '@waymark/operations'
import { createServer, isRunnableDevEnvironment } from 'vite'
import { reload } from './reload.ts'

export type SiteFromSources = { readonly answer: RequestListener; readonly end: () => Promise<void> }

const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
const here = import.meta.dirname
const messages = path.join(here, '../../content/messages')
/** What reads the messages: read again, with all that rests on it, once one of them changed. */
const readers = path.join(here, 'src/lib/server/messages.ts')

/** Packages are read by the site's own loader, a second time beside this process: the runtime is handed to that copy too, each time it is read. */
export async function siteFromSources(runtime: Runtime): Promise<SiteFromSources> {
  const vite = await createServer({
    root: here,
    configFile: path.join(here, 'vite.config.ts'),
    server: { middlewareMode: true, hmr: false, ws: false },
    logLevel: 'warn',
  })
  const { ssr } = vite.environments
  if (!isRunnableDevEnvironment(ssr)) throw new Error('The loader of the site cannot run its sources.')
  const operations = fileURLToPath(import.meta.resolve('@waymark/operations'))
  const ready = async () => {
    const { useRuntime } = await ssr.runner.import<typeof import('@waymark/operations')>(operations)
    useRuntime(runtime)
  }
  await ready()
  const pages = reload()
  vite.watcher.add(messages)
  vite.watcher.on('all', (_, file) => {
    if (file.startsWith(messages)) ssr.moduleGraph.onFileChange(readers.replaceAll(path.sep, '/'))
    pages.changed()
  })
  const galleryAt = (at: string) =>
    ssr.runner
      .import<typeof import('./gallery/gallery.ts')>(path.join(here, 'gallery/gallery.ts'))
      .then(({ galleryPage }) => galleryPage(at))
  const answer: RequestListener = (request, response) => {
    if (pages.answers(request, response)) return
    const [at = ''] = (request.url ?? '').split('?')
    void ready()
      .then(async () => {
        if (!/^\/gallery(?:\/|$)/.test(at)) return vite.middlewares(request, response)
        const page = await galleryAt(at)
        return response.writeHead(page === null ? 404 : 200, html).end(page ?? '')
      })
      .catch((problem: unknown) => response.writeHead(500, html).end(String(problem)))
  }
  return {
    answer,
    end() {
      pages.end()
      return vite.close()
    },
  }
}
