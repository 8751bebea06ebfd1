import { type CheckOptions, type Finding, survey } from './check.ts'
import type { Compiled } from './compile.ts'
import type { TermLanguage } from './languages.ts'
import type { Span } from './span.ts'

/** One hit of a plain search, with what the checker says of the place. `within` is a finding that holds it; `why-not` tells why none does. */
export type Confirmation = {
  readonly start: number
  readonly searched: string
  readonly context: string
  readonly reported?: Finding
  readonly explained?: 'inside-a-longer-word' | 'another-language' | 'an-exception' | 'no-child-in-its-sentence'
}

const around = 48 // units of context on each side

/**
 * A second opinion that shares nothing with the checker but the word lists: a case-insensitive search for every listed wording as it stands in the
 * content, and for each hit the finding that covers it or the reason why there is none. A hit with neither is a fault.
 */
export function confirmBySearch(compiled: Compiled, text: string, options: CheckOptions = {}): Confirmation[] {
  const { findings, excepted } = survey(compiled, text, options)
  const lower = text.toLowerCase()
  const rows = new Map<string, Confirmation>()
  for (const { searched, only } of searchesOf(compiled)) {
    for (let at = lower.indexOf(searched); at >= 0; at = lower.indexOf(searched, at + 1)) {
      const end = at + searched.length
      const reported = findings.find(finding => finding.start < end && at < finding.end)
      const explained = reported ? undefined : reasonFor(lower, { at, end, only, excepted })
      const context = text
        .slice(Math.max(0, at - around), end + around)
        .replace(/\s+/g, ' ')
        .trim()
      rows.set(`${at} ${searched}`, {
        start: at,
        searched,
        context,
        ...(reported ? { reported } : {}),
        ...(explained ? { explained } : {}),
      })
    }
  }
  return [...rows.values()].sort(
    (left, right) => left.start - right.start || left.searched.length - right.searched.length,
  )
}

function reasonFor(
  text: string,
  hit: { at: number; end: number; only: Confirmation['explained']; excepted: readonly Span[] },
): Confirmation['explained'] {
  const letter = /[\p{L}\p{N}]/u
  if (letter.test(text[hit.at - 1] ?? ' ') || letter.test(text[hit.end] ?? ' ')) return 'inside-a-longer-word'
  if (hit.excepted.some(span => span.start < hit.end && hit.at < span.end)) return 'an-exception'
  return hit.only
}

/** Every listed wording (of one language, where one is named) written out: one text per choice of its alternatives, without signs, in lower case. */
export function searchesOf(
  compiled: Compiled,
  language?: TermLanguage,
): { readonly searched: string; readonly only: Confirmation['explained'] }[] {
  const seen = new Map<string, { searched: string; only: Confirmation['explained'] }>()
  for (const { pattern, language: own } of compiled.entries) {
    if (language !== undefined && own !== language) continue
    for (const searched of written(pattern))
      if (!seen.has(searched)) seen.set(searched, { searched, only: whereOnly(pattern) })
  }
  return [...seen.values()]
}

function whereOnly(pattern: string): Confirmation['explained'] {
  if (pattern.includes('@')) return 'no-child-in-its-sentence'
  return pattern.includes('~') ? 'another-language' : undefined
}

function written(pattern: string): string[] {
  const parts = pattern.toLowerCase().match(/\([^)]*\)|[^\s,()]+/g) ?? []
  let texts: string[][] = [[]]
  for (const part of parts) {
    if (part.startsWith('(')) continue
    const choices = part.split('|').map(choice => choice.replace(/[=~@*]/g, ''))
    texts = texts.flatMap(text => choices.map(choice => [...text, choice]))
  }
  return texts.map(words => words.join(' '))
}
