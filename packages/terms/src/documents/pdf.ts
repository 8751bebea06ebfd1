import { extractText, getDocumentProxy } from 'unpdf'
import type { Document } from './document.ts'

/** The pages of a PDF that has text. `no-text`: pages without any, as a scan has; undefined: no PDF that can be opened. */
export async function readPdf(bytes: Uint8Array): Promise<Document | 'no-text' | undefined> {
  let pages: readonly string[]
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    pages = (await extractText(pdf, { mergePages: false })).text
  } catch {
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
  return { text: pages.join('\n'), parts: { kind: 'page', starts }, quoted: [], replaced: 0 }
}
