import { strFromU8, unzipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import type { Document } from './document.ts'

const largestPart = 200 * 1024 * 1024 // bytes of XML; a small archive that unpacks to more was made to harm

/** The paragraphs of a Word document: main text, footnotes and endnotes; words struck out as deleted are not read. Undefined: no such document. */
export function readDocx(bytes: Uint8Array): Document | undefined {
  return readArchive(bytes, /^word\/(?:document|footnotes|endnotes)\.xml$/, {
    paragraph: new Set(['w:p']),
    text: new Set(['w:t']),
    blanks: new Set(['w:tab', 'w:br', 'w:cr']),
  })
}

/** The paragraphs and headings of an OpenDocument text. Undefined: no such document. */
export function readOdt(bytes: Uint8Array): Document | undefined {
  return readArchive(bytes, /^content\.xml$/, {
    paragraph: new Set(['text:p', 'text:h']),
    text: undefined,
    blanks: new Set(['text:tab', 'text:s', 'text:line-break']),
  })
}

type Names = {
  readonly paragraph: ReadonlySet<string>
  /** Elements whose text is read; undefined: all text in a paragraph. */
  readonly text: ReadonlySet<string> | undefined
  readonly blanks: ReadonlySet<string>
}

function readArchive(bytes: Uint8Array, wanted: RegExp, names: Names): Document | undefined {
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, { filter: file => wanted.test(file.name) && file.originalSize <= largestPart })
  } catch {
    return undefined
  }
  const parts = Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1))
  if (parts.length === 0) return undefined
  const paragraphs = parts.flatMap(([, content]) => paragraphsOf(strFromU8(content), names))
  const starts: number[] = []
  let length = 0
  for (const paragraph of paragraphs) {
    starts.push(length)
    length += paragraph.length + 2
  }
  return { text: paragraphs.join('\n\n'), parts: { kind: 'paragraph', starts }, quoted: [], replaced: 0 }
}

function paragraphsOf(xml: string, names: Names): string[] {
  const paragraphs: string[] = []
  const open: string[] = []
  let reading = 0
  const parser = new Parser(
    {
      onopentagname(name) {
        if (names.paragraph.has(name)) open.push('')
        else if (names.text?.has(name)) reading++
        else if (names.blanks.has(name) && open.length > 0) open[open.length - 1] += ' '
      },
      ontext(text) {
        if (open.length > 0 && (names.text === undefined || reading > 0)) open[open.length - 1] += text
      },
      onclosetag(name) {
        if (names.paragraph.has(name)) paragraphs.push(open.pop() ?? '')
        else if (names.text?.has(name)) reading--
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return paragraphs
}
