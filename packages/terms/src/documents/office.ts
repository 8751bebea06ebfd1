import { strFromU8, unzipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import type { Document } from './document.ts'
import { DepthCount, LimitPassed, limits } from './limits.ts'

/** The paragraphs of a Word document: main text, footnotes and endnotes; words struck out as deleted are not read. Undefined: no such document. */
export function readDocx(bytes: Uint8Array): Document | undefined {
  return readArchive(bytes, /^word\/(?:document|footnotes|endnotes)\.xml$/, {
    paragraph: new Set(['w:p']),
    text: new Set(['w:t']),
    signs: { 'w:tab': ' ', 'w:br': ' ', 'w:cr': ' ', 'w:noBreakHyphen': '\u2011', 'w:softHyphen': '\u00ad' },
    unread: new Set(),
  })
}

/** The paragraphs, headings and notes of an OpenDocument text; comments, deleted words and the marks of notes are not read. Undefined: no such document. */
export function readOdt(bytes: Uint8Array): Document | undefined {
  return readArchive(bytes, /^content\.xml$/, {
    paragraph: new Set(['text:p', 'text:h']),
    text: undefined,
    signs: { 'text:tab': ' ', 'text:s': ' ', 'text:line-break': ' ' },
    unread: new Set(['office:annotation', 'text:tracked-changes', 'text:note-citation', 'text:ruby-text']),
  })
}

type Names = {
  readonly paragraph: ReadonlySet<string>
  /** Elements whose text is read; undefined: all text in a paragraph. */
  readonly text: ReadonlySet<string> | undefined
  /** Elements that stand for a sign. */
  readonly signs: Readonly<Record<string, string>>
  /** Elements that are left out with everything in them. */
  readonly unread: ReadonlySet<string>
}

function readArchive(bytes: Uint8Array, wanted: RegExp, names: Names): Document | undefined {
  const parts = unpacked(bytes, wanted)
  if (!parts || parts.length === 0) return undefined
  const paragraphs = parts.flatMap(content => paragraphsOf(strFromU8(content), names))
  const starts: number[] = []
  let length = 0
  for (const paragraph of paragraphs) {
    starts.push(length)
    length += paragraph.length + 2
  }
  return { text: paragraphs.join('\n\n'), parts: { kind: 'paragraph', starts }, quoted: [] }
}

/** The wanted parts of an archive, in the order of their names; undefined where it is none. A small archive may unpack to far more than it is. */
function unpacked(bytes: Uint8Array, wanted: RegExp): Uint8Array[] | undefined {
  let size = 0
  const filter = (file: { name: string; originalSize: number }) => {
    if (!wanted.test(file.name)) return false
    size += file.originalSize
    if (size > limits.bytes) throw new LimitPassed('unpacked bytes')
    return true
  }
  try {
    const files = Object.entries(unzipSync(bytes, { filter }))
    return files.sort(([left], [right]) => (left < right ? -1 : 1)).map(([, content]) => content)
  } catch (cause) {
    if (cause instanceof LimitPassed) throw cause
    return undefined
  }
}

function paragraphsOf(xml: string, names: Names): string[] {
  const paragraphs: string[] = []
  const open: string[] = []
  const depth = new DepthCount()
  let reading = names.text === undefined ? 1 : 0
  let unread = 0
  const write = (text: string) => {
    if (open.length > 0 && unread === 0) open[open.length - 1] += text
  }
  const parser = new Parser(
    {
      onopentagname(name) {
        depth.enter()
        if (names.unread.has(name)) unread++
        else if (names.paragraph.has(name)) open.push('')
        else if (names.text?.has(name)) reading++
        else write(names.signs[name] ?? '')
      },
      ontext(text) {
        if (reading > 0) write(text)
      },
      onclosetag(name) {
        depth.leave()
        if (names.unread.has(name)) unread--
        else if (names.paragraph.has(name)) {
          const paragraph = open.pop() ?? ''
          if (unread === 0) paragraphs.push(paragraph)
        } else if (names.text?.has(name)) reading--
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return paragraphs
}
