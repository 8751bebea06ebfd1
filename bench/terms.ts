/** Speed and memory of the terminology checker, as ratios to one pass of a plain regular expression over the same text. */
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { check, type Compiled, compile, searchesOf, type TermLanguage } from '@waymark/terms'
import { readHeldOut } from '@waymark/terms/held-out'
import { readTerms } from '@waymark/terms/read'

export const title = 'terms: checking against one pass of a plain regular expression'

const root = path.join(import.meta.dirname, '..')
const folder = path.join(root, 'content/terms')
const size = 4_000_000 // UTF-16 units of text per language
const rounds = 5

/** Highest ratio allowed: English, the other languages. */
export const allowed = { en: 6, other: 15 } as const

/** Text in the manner of reports: nine sentences without a listed wording to one with. */
export function benchText(language: string, units: number): string {
  const held = fs.readFileSync(path.join(root, `packages/terms/test/held-out/${language}.txt`), 'utf8')
  const sentences = readHeldOut(held)
  const plain = sentences.filter(sentence => sentence.marks.length === 0)
  const marked = sentences.filter(sentence => sentence.marks.length > 0)
  const parts: string[] = []
  for (let at = 0, length = 0; length < units; at++) {
    const from = at % 10 === 9 ? marked : plain
    const text = from[at % from.length]!.text + (at % 6 === 5 ? '\n\n' : ' ')
    parts.push(text)
    length += text.length
  }
  return parts.join('')
}

export function shipped(): Compiled {
  const names = fs.readdirSync(folder).filter(name => name.endsWith('.yaml'))
  const read = readTerms(
    Object.fromEntries(names.map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')])),
  )
  if (!read.ok) throw new Error('content/terms cannot be read')
  return compile(read.value)
}

export type Ratio = {
  readonly language: string
  readonly alternation: number
  readonly words: number
  readonly perMegabyte: number
}

/**
 * CPU of `check` over CPU of one global, case-insensitive regular expression on the same text: `alternation` of every listed wording of the language;
 * `words` merely finds words. The least of some rounds counts, so that another process on the machine does not.
 */
export function ratioFor(compiled: Compiled, language: TermLanguage, units = size): Ratio {
  const text = benchText(language, units)
  const wordings = searchesOf(compiled, language).map(search => search.searched)
  const alternation = new RegExp(wordings.map(wording => wording.replaceAll(' ', '\\s+')).join('|'), 'giu')
  const own = least(() => check(compiled, text).length)
  return {
    language,
    alternation: own / least(() => count(text, alternation)),
    words: own / least(() => count(text, /[\p{L}\p{N}]+/gu)),
    perMegabyte: own / (units / 1e6),
  }
}

function count(text: string, expression: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(expression)) found++
  return found
}

function least(work: () => number): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

export async function bench(say: (line: string) => void): Promise<void> {
  const compiled = shipped()
  for (const language of compiled.languages) {
    const { alternation, words, perMegabyte } = ratioFor(compiled, language)
    const limit = language === 'en' ? allowed.en : allowed.other
    say(
      `${language}: ${alternation.toFixed(2)} times a search for every listed wording (at most ${limit}), ${words.toFixed(2)} times a search for words; ${perMegabyte.toFixed(0)} ms CPU per million letters`,
    )
  }
  say(`memory: ${memoryLine(compiled)}`)
}

/** How far the peak of memory rises while a long text is read that is in memory already. */
function memoryLine(compiled: Compiled): string {
  const plain = 'The ministry trains judges in interviewing children. '
  const text = plain.repeat(64e6 / plain.length)
  check(compiled, text.slice(0, 100_000) + text.slice(-100_000))
  const before = process.resourceUsage().maxRSS
  check(compiled, text)
  const grown = (process.resourceUsage().maxRSS - before) / 1024
  return `reading 64 million letters raised the peak by ${grown.toFixed(1)} MB`
}
