import { getDocumentProxy } from 'unpdf'
import type { Document } from './document.ts'
import { LimitPassed, limits } from './limits.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
/** A piece of text with where it begins (the last two of `transform`) and how high its letters are, in points. */
type Item = {
  readonly str?: string
  readonly hasEOL?: boolean
  readonly transform?: readonly number[]
  readonly height?: number
}
type Chunk = { readonly items: readonly Item[] }
type Reader = {
  readonly read: () => Promise<{ readonly value?: Chunk }>
  readonly cancel: (reason: Error) => Promise<void>
}
type Page = { readonly streamTextContent: () => { readonly getReader: () => Reader } }

/** The pages of a PDF that has text. `no-text`: pages without any, as a scan has; undefined: no PDF that can be opened. */
export async function readPdf(bytes: Uint8Array): Promise<Document | 'no-text' | undefined> {
  let pages: readonly string[]
  try {
    pages = await pagesOf(await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }))
  } catch (cause) {
    if (cause instanceof LimitPassed) throw cause
    return undefined
  }
  if (pages.every(page => page.trim() === '')) return 'no-text'
  const starts: number[] = []
  let length = 0
  for (const page of pages) {
    starts.push(length)
    length += page.length + 1
  }
  // A sentence may go on over the end of a page, so pages are divided by a line's end only.
  return { text: pages.join('\n'), parts: { kind: 'page', starts }, quoted: [] }
}

async function pagesOf(pdf: Pdf): Promise<string[]> {
  try {
    if (pdf.numPages > limits.pages) throw new LimitPassed('pages')
    const pages: string[] = []
    let units = 0
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const text = await textOf(page as unknown as Page)
      page.cleanup()
      units += text.length
      if (units > limits.units) throw new LimitPassed('units')
      pages.push(text)
    }
    return pages
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/** Reads the page's text as it comes, so that a page with millions of pieces is given up before they fill the memory. */
async function textOf(page: Page): Promise<string> {
  const reader = page.streamTextContent().getReader()
  const pieces: string[] = []
  let before: Item | undefined
  for (let count = 0; ;) {
    const { value } = await reader.read()
    if (!value) return pieces.join('')
    for (const item of value.items) {
      const { str, hasEOL } = item
      count += 1 + (str?.length ?? 0)
      if (str === undefined) continue
      const text = before && isPrintedTwice(before, item) ? '' : withoutLetterSpace(str)
      pieces.push(hasEOL ? `${text}\n` : text)
      before = item
    }
    if (count > limits.pageUnits) {
      reader.cancel(new LimitPassed('page')).catch(() => {})
      throw new LimitPassed('page')
    }
  }
}

/** Whether a piece is the one before it again, a hair's breadth aside: some programs print bold letters so. */
function isPrintedTwice(before: Item, { str, transform, height = 0 }: Item): boolean {
  if (!str?.trim() || str !== before.str || !transform || !before.transform) return false
  const aside = [4, 5].map(at => Math.abs(transform[at]! - before.transform![at]!))
  return aside.every(points => points < height / 5)
}

/** A word that is set with space between its letters, as headings are, without the space. */
function withoutLetterSpace(text: string): string {
  return /^\p{L}\p{M}*(?: [\p{L}\p{P}]\p{M}*){2,}$/u.test(text) ? text.replaceAll(' ', '') : text
}
