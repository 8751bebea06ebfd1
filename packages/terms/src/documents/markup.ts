import { decodeHTML } from 'entities'
import { Parser } from 'htmlparser2'
import type { Span } from '../span.ts'

/** A sign that the checker passes over inside a word, so that text keeps the places it has in its file. */
export const filler = '\u2060'

const inline = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const unread = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math', 'object'])

/** What of a markup text is read, at the places where it stands: everything else became blanks or fillers. */
export type Masked = { readonly text: string; readonly quoted: readonly Span[]; readonly published?: string }

/** Reads HTML: tags inside a line vanish even within a word, other tags end a paragraph, scripts and styles are not read. */
export function maskHtml(source: string): Masked {
  const pieces: string[] = []
  const quoted: Span[] = []
  const quoteStarts: number[] = []
  let published: string | undefined
  let hidden = 0
  let done = 0
  const cover = (to: number, sign: string) => {
    pieces.push(covered(source.slice(done, to), sign))
    done = Math.max(done, to)
  }
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        cover(parser.endIndex + 1, signFor(name))
        if (unread.has(name)) hidden++
        if (name === 'blockquote' || name === 'q') quoteStarts.push(done)
        if (
          name === 'meta' &&
          /^(?:date|dcterms\.issued|article:published_time)$/i.test(attributes['name'] ?? attributes['property'] ?? '')
        )
          published ??= attributes['content']?.slice(0, 10)
      },
      ontext(text) {
        const end = Math.max(parser.endIndex + 1, done + text.length)
        pieces.push(hidden > 0 ? covered(source.slice(done, end), ' ') : decoded(source.slice(done, end)))
        done = end
      },
      onclosetag(name, implied) {
        const start = quoteStarts.length > 0 && (name === 'blockquote' || name === 'q') ? quoteStarts.pop() : undefined
        if (start !== undefined) quoted.push({ start, end: done })
        if (unread.has(name)) hidden--
        if (!implied) cover(parser.endIndex + 1, signFor(name))
      },
      oncomment: () => cover(parser.endIndex + 1, filler),
      onprocessinginstruction: () => cover(parser.endIndex + 1, ' '),
    },
    { decodeEntities: false, lowerCaseTags: true },
  )
  parser.end(source)
  cover(source.length, ' ')
  return { text: pieces.join(''), quoted, ...(published ? { published } : {}) }
}

function signFor(name: string): string {
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
