import { decodeHTML } from 'entities'

/** What the rule needs of a node of textlint's tree; `range` is half open, in UTF-16 units of the source. */
export type TreeNode = {
  readonly type: string
  readonly range: readonly [number, number]
  readonly value?: string
  readonly children?: readonly TreeNode[]
}

/** The text of a tree at the places where it stands in the source; everything else became blanks, fillers or ends of paragraphs. */
export type TreeText = {
  readonly text: string
  readonly quoted: readonly { readonly start: number; readonly end: number }[]
  /** `date:` of the front matter. */
  readonly published?: string
}

/** Stands where markup was; the checker passes over it inside a word. */
export const filler = '\u2060'
const paragraphEnd = '\u2029'

/** How far two pieces of text stand apart, from letters of one word to blocks of their own. */
const apart = { joined: 0, blank: 1, lines: 2, block: 3 } as const
type Apart = (typeof apart)[keyof typeof apart]

const inline = new Set('Emphasis Strong Delete Link LinkReference Html Break FootnoteReference Str'.split(' '))
const unread = new Set('Code Image ImageReference'.split(' '))

/**
 * Reads the words of a document: emphasis and links vanish even within a word; code and pictures are not read; block quotations are quotations.
 * Every letter keeps its place. Works on the tree of any textlint plugin.
 */
export function readTree(document: TreeNode, source: string): TreeText {
  const quoted: { start: number; end: number }[] = []
  let published: string | undefined
  let text = ''
  let gap: Apart = apart.block
  const widen = (to: Apart) => void (gap = to > gap ? to : gap)
  const walk = (node: TreeNode) => {
    if (node.type === 'Str') {
      text += between(source.slice(text.length, node.range[0]), gap) + decoded(source.slice(...node.range))
      gap = apart.joined
      return
    }
    if (node.type === 'Yaml') published = /^date:\s*["']?(\d{4}(?:-\d\d(?:-\d\d)?)?)/m.exec(node.value ?? '')?.[1]
    if (node.type === 'BlockQuote') quoted.push({ start: node.range[0], end: node.range[1] })
    const kept = apartOf(node.type)
    widen(kept)
    for (const child of node.children ?? []) walk(child)
    widen(kept)
  }
  walk(document)
  return { text: text + between(source.slice(text.length), apart.block), quoted, ...(published ? { published } : {}) }
}

function apartOf(type: string): Apart {
  if (inline.has(type)) return apart.joined
  if (unread.has(type)) return apart.blank
  return type === 'Paragraph' ? apart.lines : apart.block // lines of plain text are paragraphs to textlint
}

/** What stands for a piece of the source that is not text, of the same length; line breaks stay. */
function between(source: string, gap: Apart): string {
  if (gap === apart.joined) return source.replace(/[^\n]/g, filler)
  const blank = source.replace(/[^\n]/g, ' ')
  if (gap === apart.blank) return blank
  const at = gap === apart.block ? 0 : blank.indexOf(' ')
  return at < 0 || blank === '' ? blank : blank.slice(0, at) + paragraphEnd + blank.slice(at + 1)
}

function decoded(source: string): string {
  return source.replace(/&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});/gi, one => decodeHTML(one).padEnd(one.length, filler))
}
