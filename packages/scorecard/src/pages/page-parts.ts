/** Pages whose lists may be long: as many files as they need, none larger than a page may be. */
import type { PageHead, PagePart } from '../page-types/pages-shared.ts'
import { inParts, lists, type Most } from '../bytes/parts.ts'

/** With the words of its free texts an item takes up to some 600 bytes of a page over the wire, which may have 40 KB. */
const mostOfPage: Most = { bytes: 100_000, items: 50 }

/** Where a page of a list lies: the first under the path itself, `registers/law.json`, the second in `registers/law/2.json`. */
export function pathOfPage(path: string, number: number): string {
  return number === 1 ? path : path.replace(/\.json$/, `/${number}.json`)
}

type Lists = Readonly<Record<string, readonly unknown[]>>

/**
 * The files of a page over these lists, taken one after the other in their order. `page` makes a file from its share of each list;
 * `number` is 1 for the first. A page that is one file says nothing of parts.
 */
export function* pagesOf<L extends Lists, P extends PageHead>(
  path: string,
  all: L,
  page: (share: L, number: number) => P,
  most: Most = mostOfPage,
): Generator<readonly [path: string, page: P]> {
  const form = lists(...Object.keys(all))
  const items = form.items(all as never)
  const parts = inParts(items, most)
  for (const [at, share] of parts.entries()) {
    const number = at + 1
    const made = page(form.part(share as readonly never[]) as L, number)
    yield [pathOfPage(path, number), { ...made, ...partOf(number, parts.length, items.length) }]
  }
}

/** What a page says of itself as one of several. */
export function partOf(number: number, of: number, total: number): { readonly part?: PagePart } {
  return of === 1 ? {} : { part: { number, of, total } }
}
