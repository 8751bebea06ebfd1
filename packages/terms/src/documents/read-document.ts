import type { Document, DocumentRefusal, DocumentResult } from './document.ts'
import { maskJson } from './json.ts'
import { maskMarkdown } from './markdown.ts'
import { maskHtml, type Masked } from './markup.ts'
import { readDocx, readOdt } from './office.ts'
import { readPdf } from './pdf.ts'

/** A file as it lies on a disk, and a reader of UTF-8 that puts U+FFFD for what is none. */
export type GivenFile = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly decode: (bytes: Uint8Array) => string
}

const largest = 256 * 1024 * 1024 // bytes
const texts = /\.(?:txt|text|csv|tsv|ya?ml|tex|rst|srt|vtt)$/i

/**
 * Reads a file by the ending of its name: DOCX, ODT, PDF, HTML, Markdown, JSON, and plain text. Refuses a name with another ending, a file that is not
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
  const mask = maskFor(name)
  if (!mask) return refused('terms.unknown-format', name)
  const source = file.decode(bytes)
  return { ok: true, value: { ...mask(source), replaced: countOf(source, '\ufffd') } }
}

/** How the text of a file with this name is read, or undefined for a kind that is not read. */
function maskFor(name: string): ((source: string) => Masked) | undefined {
  if (/\.x?html?$/i.test(name)) return maskHtml
  if (/\.(?:md|markdown|svx)$/i.test(name)) return maskMarkdown
  if (/\.json$/i.test(name)) return maskJson
  return texts.test(name) ? text => ({ text, quoted: [] }) : undefined
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
