import { decodeHTML } from 'entities'
import { Parser } from 'htmlparser2'
import type { Span } from '../span.ts'
import { DepthCount } from './limits.ts'

/** A sign that the checker passes over inside a word, so that text keeps the places it has in its file. */
export const filler = '\u2060'

const inline = new Set(
  'a abbr b bdi bdo big cite data del dfn em font i ins label mark q s small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)
const code = new Set(['code', 'kbd', 'pre', 'samp', 'tt'])
const unread = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math', 'object', ...code])

const quotes = new Set(['blockquote', 'q'])
const dates = /^(?:date|dcterms\.issued|article:published_time)$/i

/** What of a markup text is read, at the places where it stands: everything else became blanks or fillers. */
export type Masked = { readonly text: string; readonly quoted: readonly Span[]; readonly published?: string }

/**
 * Reads HTML: tags inside a line vanish even within a word, `<br>` is a blank, other tags end a paragraph; scripts, styles, code and the raised
 * numbers of notes are not read. Throws `LimitPassed` where elements stand too deep within each other.
 */
export function maskHtml(source: string): Masked {
  const mask = new Mask(source)
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => mask.open(name, attributes, parser.endIndex + 1),
      ontext: text => mask.read(Math.max(parser.endIndex + 1, mask.done + text.length)),
      onclosetag: (name, implied) => mask.close(name, implied ? undefined : parser.endIndex + 1),
      oncomment: () => mask.cover(parser.endIndex + 1, filler),
      onprocessinginstruction: () => mask.cover(parser.endIndex + 1, ' '),
    },
    { decodeEntities: false, lowerCaseTags: true },
  )
  parser.end(source)
  mask.cover(source.length, ' ')
  const { pieces, published, quoted } = mask
  return { text: pieces.join(''), quoted, ...(published ? { published } : {}) }
}

/** What has been read so far of a source; `done` is the place up to which `pieces` stand for it. */
class Mask {
  readonly pieces: string[] = []
  readonly quoted: Span[] = []
  published: string | undefined
  done = 0
  private readonly quoteStarts: number[] = []
  private hidden = 0
  private raised = 0
  private readonly depth = new DepthCount()
  private readonly source: string

  constructor(source: string) {
    this.source = source
  }

  cover(to: number, sign: string): void {
    this.pieces.push(covered(this.source.slice(this.done, to), sign))
    this.done = Math.max(this.done, to)
  }

  read(end: number): void {
    const text = this.source.slice(this.done, end)
    this.pieces.push(
      this.hidden > 0 ? covered(text, ' ') : this.isNoteMark(text) ? covered(text, filler) : decoded(text),
    )
    this.done = end
  }

  open(name: string, attributes: Readonly<Record<string, string>>, end: number): void {
    this.depth.enter()
    this.cover(end, signFor(name))
    if (unread.has(name)) this.hidden++
    if (name === 'sup') this.raised++
    if (quotes.has(name)) this.quoteStarts.push(this.done)
    if (name === 'meta' && dates.test(attributes['name'] ?? attributes['property'] ?? ''))
      this.published ??= attributes['content']?.slice(0, 10)
  }

  /** Ends an element; `end` is undefined where its end tag is left out. */
  close(name: string, end: number | undefined): void {
    const start = quotes.has(name) ? this.quoteStarts.pop() : undefined
    if (start !== undefined) this.quoted.push({ start, end: this.done })
    this.depth.leave()
    if (unread.has(name)) this.hidden--
    if (name === 'sup') this.raised--
    if (end !== undefined) this.cover(end, signFor(name))
  }

  /** "child<sup>12</sup>": the number of a note, or its asterisk. */
  private isNoteMark(text: string): boolean {
    return this.raised > 0 && /^[\s\d*†‡,[\]()]*$/.test(text)
  }
}

function signFor(name: string): string {
  if (name === 'br' || (code.has(name) && name !== 'pre')) return ' '
  return inline.has(name) ? filler : '\u2029'
}

/** As many signs as units covered; line breaks stay, so that lines are counted as in the file. */
function covered(source: string, sign: string): string {
  return source.replace(/[^\n]/g, sign)
}

/** Character references, each followed by as many fillers as keep its length. */
function decoded(source: string): string {
  if (!source.includes('&')) return source
  return source.replace(/&(?:#x?[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi, reference => {
    const sign = decodeHTML(reference)
    return sign.length < reference.length ? sign + filler.repeat(reference.length - sign.length) : reference
  })
}
