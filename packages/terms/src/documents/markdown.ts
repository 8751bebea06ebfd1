import { decodeHTML } from 'entities'
import type { Span } from '../span.ts'
import { blank, maskBetween, maskCode } from './markdown-code.ts'
import { filler, type Masked } from './markup.ts'

/**
 * Reads Markdown: emphasis signs vanish even within a word; addresses, code and tags are not read; lines beginning with `>` are quotations; a
 * `date:` in the front matter is the day of publication. Every remaining letter keeps its place.
 */
export function maskMarkdown(source: string): Masked {
  const front = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source)
  const published = front ? /^date:[ \t]*["']?(\d{4}(?:-\d\d(?:-\d\d)?)?)/m.exec(front[1]!)?.[1] : undefined
  const body = (front ? blank(front[0]) : '') + source.slice(front?.[0].length ?? 0)
  const text = maskBetween(maskCode(body), '<!--', '-->')
    .replace(/<br\s{0,9}\/?>/gi, blank)
    .replace(/\\$/gm, ' ')
    .replace(/<\/?[a-z][^<>\n]*>/gi, tag => filler.repeat(tag.length))
    .replace(/\]\([^()\s]*(?:\s+"[^"\n]*")?\)/g, target => `]${blank(target.slice(1))}`)
    .replace(/<https?:[^<>\s]*>|https?:\/\/[^\s<>)\]]+/g, blank)
    .replace(/\*+|_{2,}|~~/g, signs => filler.repeat(signs.length))
    .replace(/&(?:shy|nbsp|#\d{1,6}|#x[\da-f]{1,5});/gi, reference =>
      decodeHTML(reference).padEnd(reference.length, filler),
    )
  return { text, quoted: quotedLines(body), ...(published ? { published } : {}) }
}

function quotedLines(source: string): Span[] {
  const spans: Span[] = []
  let at = 0
  for (const line of source.split('\n')) {
    if (/^ {0,3}>/.test(line)) spans.push({ start: at, end: at + line.length })
    at += line.length + 1
  }
  return spans
}
