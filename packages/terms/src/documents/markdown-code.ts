/** Code in Markdown, blanked out: it is the writer's example, not the writer's word. Every function keeps the length and the lines of its text. */

const codeElements = ['code', 'pre', 'kbd', 'samp', 'script', 'style'] as const

/** Fenced and indented code, code in backticks, and the HTML elements that hold code. Source: CommonMark 0.31, sections 4.4, 4.5, 5.2, 6.1. */
export function maskCode(source: string): string {
  return maskElements(maskLines(source))
}

/** What Markdown leaves out between `opens` and `closes`; text after the last `opens` without an end is kept. */
export function maskBetween(source: string, opens: string, closes: string): string {
  let masked = ''
  let done = 0
  for (let at = source.indexOf(opens); at >= 0; at = source.indexOf(opens, done)) {
    const close = source.indexOf(closes, at + opens.length)
    if (close < 0) break
    masked += source.slice(done, at) + blank(source.slice(at, close + closes.length))
    done = close + closes.length
  }
  return masked + source.slice(done)
}

export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

function maskLines(source: string): string {
  let fence: string | undefined
  const lists = new ListIndents()
  return source
    .split('\n')
    .map(line => {
      const sign = /^ {0,9}(`{3,}|~{3,})/.exec(line)?.[1]
      if (fence !== undefined) {
        if (sign?.[0] === fence[0] && sign!.length >= fence!.length) fence = undefined
        return blank(line)
      }
      if (sign !== undefined && !(sign[0] === '`' && line.indexOf('`', line.indexOf(sign) + sign.length) >= 0)) {
        fence = sign
        return blank(line)
      }
      return lists.isCode(line) ? blank(line) : maskBackticks(line)
    })
    .join('\n')
}

/** Follows the lists of a text, to know which lines are indented so far that they are code. */
class ListIndents {
  private readonly indents: number[] = []
  private afterBlank = true
  private inCode = false

  isCode(line: string): boolean {
    const spaces = /^[ \t]*/.exec(line)![0].replaceAll('\t', '    ').length
    if (line.trim() === '') {
      this.afterBlank = true
      return false
    }
    if (this.afterBlank) while (this.indents.length > 0 && spaces < this.indents.at(-1)!) this.indents.pop()
    this.inCode = spaces >= (this.indents.at(-1) ?? 0) + 4 && (this.afterBlank || this.inCode)
    this.afterBlank = false
    const item = this.inCode ? null : /^[ \t]*(?:[-*+]|\d{1,9}[.)])([ \t]+)/.exec(line)
    if (item) {
      while (this.indents.length > 0 && spaces < this.indents.at(-1)!) this.indents.pop()
      const beyond = item[1]!.length > 4 ? item[1]!.length - 1 : 0
      this.indents.push(spaces + item[0].trimStart().length - beyond)
    }
    return this.inCode
  }
}

/** Code in backticks: from a run of them to the next run of the same length on the line. */
function maskBackticks(line: string): string {
  const runs = [...line.matchAll(/`+/g)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
  const closeOf = new Map<number, number>() // by length of a run: the nearest one of that length behind
  const closers = runs.map(() => -1)
  for (let at = runs.length - 1; at >= 0; at--) {
    const length = runs[at]!.end - runs[at]!.start
    closers[at] = closeOf.get(length) ?? -1
    closeOf.set(length, at)
  }
  let masked = ''
  let done = 0
  for (let at = 0; at < runs.length; at++) {
    const close = closers[at]!
    if (close < 0) continue
    masked += line.slice(done, runs[at]!.start) + blank(line.slice(runs[at]!.start, runs[close]!.end))
    done = runs[close]!.end
    at = close
  }
  return masked + line.slice(done)
}

/** `<code>...</code>` and the like, over lines. An element without an end is left as it is. */
function maskElements(source: string): string {
  const lower = source.replace(/[A-Z]+/g, letters => letters.toLowerCase()) // toLowerCase alone may change the length
  const noMore = new Set<string>()
  let masked = ''
  let done = 0
  for (const { index, 1: name } of lower.matchAll(new RegExp(`<(${codeElements.join('|')})\\b`, 'g'))) {
    if (index < done || noMore.has(name!)) continue
    const close = lower.indexOf(`</${name}`, index)
    if (close < 0) noMore.add(name!)
    else {
      masked += source.slice(done, index) + blank(source.slice(index, close))
      done = close
    }
  }
  return masked + source.slice(done)
}
