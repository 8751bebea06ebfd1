/** Walks the public pages from an address on, link by link, and keeps what tests read off them. */
import { parseHTML } from 'linkedom'

export type Walked = {
  readonly path: string
  readonly status: number
  /** What the page says, without scripts of any kind; empty for files. */
  readonly document: Document | undefined
  readonly ids: ReadonlySet<string>
  readonly links: readonly { readonly path: string; readonly anchor: string }[]
}

/** Asks the site for one page as a browser without script does. */
export async function fetchPage(origin: string, path: string): Promise<Walked> {
  const answer = await fetch(origin + path, { headers: { accept: 'text/html' }, redirect: 'manual' })
  const text = await answer.text()
  if (!answer.headers.get('content-type')?.startsWith('text/html') || answer.status >= 300)
    return { path, status: answer.status, document: undefined, ids: new Set(), links: [] }
  const { document } = parseHTML(text)
  const at = new URL(path, origin)
  const hrefs = [...document.querySelectorAll('a[href]')].map(link => new URL(link.getAttribute('href') ?? '', at))
  return {
    path,
    status: answer.status,
    document: document as unknown as Document,
    ids: new Set([...document.querySelectorAll('[id]')].map(element => element.id)),
    links: hrefs
      .filter(url => url.origin === at.origin)
      .map(url => ({ path: url.pathname + url.search, anchor: decodeURIComponent(url.hash.slice(1)) })),
  }
}

type Walk = {
  readonly from: readonly string[]
  readonly follow: (path: string) => boolean
  /** Called once for each page; what it needs it takes, for documents are not kept. */
  readonly visit: (page: Walked) => void
}

/** Visits every address that `follow` lets through, each once, several at a time. Gives how many. */
export async function walk(origin: string, { from, follow, visit }: Walk): Promise<number> {
  const met = new Set(from)
  const waiting = [...from]
  const work = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const page = await fetchPage(origin, path)
      visit(page)
      for (const link of page.links) {
        if (met.has(link.path) || !follow(link.path)) continue
        met.add(link.path)
        waiting.push(link.path)
      }
    }
  }
  // The first page is fetched alone: until then there is nothing for others to do.
  const first = waiting.splice(1)
  await work()
  waiting.push(...first)
  await Promise.all([work(), work(), work(), work()])
  return met.size
}
