import type { Document, DocumentRefusal, DocumentResult } from './document.ts'
import { maskMarkdown } from './markdown.ts'
import { maskHtml } from './markup.ts'
import { readDocx, readOdt } from './office.ts'
import { readPdf } from './pdf.ts'

/** A file as it lies on a disk, and a reader of UTF-8 that puts U+FFFD for what is none. */
export type GivenFile = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly decode: (bytes: Uint8Array) => string
}

const largest = 256 * 1024 * 1024 // bytes
const texts = /\.(?:txt|text|csv|tsv|json|ya?ml|tex|rst|srt|vtt)$/i

/**
 * Reads a file by the ending of its name: DOCX, ODT, PDF, HTML, Markdown, and plain text. Refuses a name with another ending, a file that is not
 * what its name says (also one locked by a password), a PDF without text, and more than 256 MiB.
 */
export async function readDocument(file: GivenFile): Promise<DocumentResult> {
  const { name, bytes } = file
  if (bytes.length > largest) return refused('terms.too-large', name)
  if (/\.docx$/i.test(name)) return orUnreadable(readDocx(bytes), name)
  if (/\.odt$/i.test(name)) return orUnreadable(readOdt(bytes), name)
  if (/\.pdf$/i.test(name)) {
    const document = await readPdf(bytes)
    return document === 'no-text' ? refused('terms.pdf-without-text', name) : orUnreadable(document, name)
  }
  const kind = /\.html?$|\.xhtml$/i.test(name)
    ? 'html'
    : /\.(?:md|markdown|svx)$/i.test(name)
      ? 'markdown'
      : texts.test(name)
        ? 'text'
        : undefined
  if (!kind) return refused('terms.unknown-format', name)
  const source = file.decode(bytes)
  const replaced = countOf(source, '\ufffd')
  if (kind === 'text') return { ok: true, value: { text: source, quoted: [], replaced } }
  return { ok: true, value: { ...(kind === 'html' ? maskHtml(source) : maskMarkdown(source)), replaced } }
}

function orUnreadable(document: Document | undefined, name: string): DocumentResult {
  return document ? { ok: true, value: document } : refused('terms.unreadable-file', name)
}

function refused(kind: DocumentRefusal['kind'], name: string): DocumentResult {
  return { ok: false, refusal: { kind, name } }
}

function countOf(text: string, sign: string): number {
  let count = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count++
  return count
}
