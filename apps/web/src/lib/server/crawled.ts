/** The release that an address is of, as crawlers are told of it; and who of them is refused. */
import { isModelCrawler, keepNothing, robotsOf, type CrawledRelease } from './crawlers.ts'
import { releaseIfAny } from './release.ts'
import type { RequestEvent } from '@sveltejs/kit'

type Asked = Pick<RequestEvent, 'params' | 'route' | 'url' | 'request'>

/** Undefined for an address of no release, of one that is not there, and while none can be read. */
async function releaseOf({ params, route }: Asked): Promise<CrawledRelease | undefined> {
  const { network, release } = params as Readonly<Partial<Record<string, string>>>
  if (!network || !release || !route.id?.includes('[release=release]')) return undefined
  try {
    const opened = await releaseIfAny({ network, release })
    return opened && { network: opened.network, withdrawn: opened.release.withdrawnAt !== null }
  } catch {
    return undefined
  }
}

/** What crawlers may keep of the answer; `refused` where one that collects texts for language models is not let in. */
export async function crawlersAt(asked: Asked): Promise<{ readonly refused: boolean; readonly robots?: string }> {
  const of = await releaseOf(asked)
  const asksForModels = isModelCrawler(asked.request.headers.get('user-agent'))
  if (asksForModels && asked.url.pathname !== '/robots.txt' && !of?.network.languageModels)
    return { refused: true, robots: keepNothing }
  const robots = robotsOf({ route: asked.route.id, search: asked.url.search, of })
  return robots === undefined ? { refused: false } : { refused: false, robots }
}
