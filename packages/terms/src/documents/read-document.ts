import { charsetOf } from './charset.ts'
import type { Document, DocumentRefusal, DocumentResult } from './document.ts'
import { maskJson } from './json.ts'
import { LimitPassed, limits } from './limits.ts'
import { maskMarkdown } from './markdown.ts'
import { maskHtml, type Masked } from './markup.ts'
import { readDocx, readOdt } from './office.ts'
import { readPdf } from './pdf.ts'

/** A file as it lies on a disk, and how its bytes become text. */
export type GivenFile = {
  readonly name: string
  readonly bytes: Uint8Array
  /** Decodes bytes in an encoding, without its byte-order mark; undefined for an encoding it does not know and for bytes that are not in it. */
  readonly decode: (bytes: Uint8Array, charset: string) => string | undefined
  /** The encoding of a text file, where the reader was told; it is used unless a byte-order mark says otherwise. */
  readonly charset?: string
}

const texts = /\.(?:txt|text|csv|tsv|ya?ml|tex|rst|srt|vtt)$/i
const declaring = /\.x?html?$/i

/**
 * Reads a file by the ending of its name: DOCX, ODT, PDF, HTML, Markdown, JSON, and plain text. Refuses a name with another ending, a file that is not
 * what its name says (also one locked by a password), text that is neither UTF-8 nor in the encoding it declares, a PDF without text, and what passes
 * the limits of size and depth (limits.ts).
 */
export async function readDocument(file: GivenFile): Promise<DocumentResult> {
  if (file.bytes.length > limits.bytes) return refused('terms.too-large', file.name)
  try {
    const read = await readByName(file)
    if (read.ok && read.value.text.length > limits.units) return refused('terms.too-large', file.name)
    return read
  } catch (cause) {
    if (cause instanceof LimitPassed) return refused('terms.too-large', file.name)
    throw cause
  }
}

async function readByName(file: GivenFile): Promise<DocumentResult> {
  const { name, bytes } = file
  if (/\.docx$/i.test(name)) return orUnreadable(readDocx(bytes), name)
  if (/\.odt$/i.test(name)) return orUnreadable(readOdt(bytes), name)
  if (/\.pdf$/i.test(name)) {
    const document = await readPdf(bytes)
    return document === 'no-text' ? refused('terms.pdf-without-text', name) : orUnreadable(document, name)
  }
  const mask = maskFor(name)
  if (!mask) return refused('terms.unknown-format', name)
  const source = decoded(file)
  return source === undefined ? refused('terms.undecodable', name) : { ok: true, value: mask(source) }
}

function decoded({ name, bytes, charset, decode }: GivenFile): string | undefined {
  const said = charsetOf(bytes, declaring.test(name))
  return decode(bytes, said === 'utf-8' && charset !== undefined ? charset : said)
}

/** How the text of a file with this name is read, or undefined for a kind that is not read. */
function maskFor(name: string): ((source: string) => Masked) | undefined {
  if (declaring.test(name)) return maskHtml
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
