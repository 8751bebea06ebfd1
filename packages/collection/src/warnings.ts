import { latinDigits } from '@waymark/network'
import { agePatterns } from './age-patterns.ts'
import { patterns, type WarningKind } from './warning-patterns.ts'

/** Something in a text that could point to a person: where it stands (`from` included, `until` not, in UTF-16 units). */
export type Warning = {
  readonly kind: WarningKind
  readonly from: number
  readonly until: number
  readonly found: string
}

/** A warning beside the field whose text it was found in; it warns and never blocks. */
export type WarningShown = { readonly field: string; readonly kind: WarningKind; readonly found: string }

/**
 * What in a free text may let a person be recognised: birth dates, phone numbers, e-mail addresses, case numbers, an age
 * beside a name, links to places that keep files; in the scripts and digits of four languages, in the order of the text.
 *
 * It warns and never blocks, and it cannot see everything: the reviewer still confirms that nobody can be recognised. Of two
 * findings of one kind that overlap the longer stands; a number that is part of a birth date or a case is not also a phone.
 */
export function warningsIn(text: string): readonly Warning[] {
  const digits = latinDigits(text)
  const all = [...patterns, ...agePatterns].flatMap(({ kind, pattern }) =>
    [...digits.matchAll(pattern)].map(match => {
      const it = match.groups?.['it'] ?? match[0]
      const from = match.index + match[0].lastIndexOf(it)
      return { kind, from, until: from + it.length, found: text.slice(from, from + it.length) }
    }),
  )
  const longestFirst = all.toSorted((one, other) => other.until - other.from - (one.until - one.from))
  const kept: Warning[] = []
  for (const one of longestFirst) {
    if (!kept.some(other => overlaps(one, other) && (other.kind === one.kind || one.kind === 'phone'))) kept.push(one)
  }
  return kept.toSorted((warning, other) => warning.from - other.from || warning.until - other.until)
}

function overlaps(warning: Warning, other: Warning): boolean {
  return warning.from < other.until && other.from < warning.until
}
