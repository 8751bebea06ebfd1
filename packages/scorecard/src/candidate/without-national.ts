import { nationalSource } from '@waymark/framework'
import type { AdoptedEdition, Call, Candidate } from './candidate.ts'
import { editionKey } from './edition-key.ts'

/**
 * The editions and calls of a candidate without the national indicators of these countries: their codes and wording name the country, so a
 * country that is not shown has none in public. Source: design 3.10.
 */
export function withoutNational(
  { editions, calls }: Pick<Candidate, 'editions' | 'calls'>,
  outside: ReadonlySet<string>,
): Pick<Candidate, 'editions' | 'calls'> {
  const gone = new Map(editions.map(edition => [editionKey(edition.edition), codesOf(edition, outside)]))
  return {
    editions: editions.map(edition => editionWithout(edition, codesOf(edition, outside))),
    calls: calls.map(call => callWithout(call, gone.get(call.edition) ?? new Set())),
  }
}

function codesOf({ national = {} }: AdoptedEdition, outside: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(Object.keys(national).filter(code => outside.has(national[code]!.place)))
}

function editionWithout(adopted: AdoptedEdition, gone: ReadonlySet<string>): AdoptedEdition {
  if (gone.size === 0) return adopted
  const { national = {}, ...rest } = adopted
  const { edition } = rest
  const sources = new Set([...gone].map(nationalSource))
  const kept = Object.entries(national).filter(([code]) => !gone.has(code))
  return {
    ...rest,
    edition: {
      ...edition,
      sources: Object.fromEntries(Object.entries(edition.sources).filter(([key]) => !sources.has(key))),
      indicators: edition.indicators.filter(indicator => !gone.has(indicator.code)),
    },
    ...(kept.length > 0 ? { national: Object.fromEntries(kept) } : {}),
  }
}

function callWithout(call: Call, gone: ReadonlySet<string>): Call {
  if (gone.size === 0) return call
  const { leftOut, ...rest } = call
  const left = leftOut?.filter(code => !gone.has(code)) ?? []
  const asked = call.asked.filter(version => !gone.has(version.indicator))
  return { ...rest, asked, ...(left.length > 0 ? { leftOut: left } : {}) }
}
