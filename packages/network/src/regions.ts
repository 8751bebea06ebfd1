/** The regions of a network: what one is called and which countries are in it on which day. A country is in one region at a time. */
import { done, folded, refused, type Result } from '@waymark/language'
import { longestName, nameAsKept, type DaysProblem, type Held } from './registry.ts'

type Names = Readonly<Record<string, string>>

export type RegionHeld = {
  readonly id: string
  readonly code: string
  readonly names: Names
  readonly places: readonly (Held & { readonly code: string })[]
}

const codePattern = /^[a-z][a-z0-9-]{0,39}$/

export type RegionProblem =
  | { readonly kind: 'field.missing'; readonly field: string }
  | { readonly kind: 'field.too-long'; readonly field: string; readonly most: number }
  | { readonly kind: 'region.code-malformed' | 'region.code-taken'; readonly field: 'code'; readonly given: string }
  /** Another region has that name, in whatever language. */
  | { readonly kind: 'region.name-taken'; readonly field: string; readonly given: string }
  /** It is in this region already on some of these days. */
  | { readonly kind: 'region.country-there'; readonly field: string; readonly given: string }
  /** `region`: the code of the region it is in on some of these days. */
  | {
      readonly kind: 'region.country-elsewhere'
      readonly field: string
      readonly given: string
      readonly region: string
      readonly from: string
    }
  | DaysProblem

/** Reads the code of a new region, its part of addresses. `taken`: codes of all groups there are, in whatever letters. */
export function readRegionCode(given: string, taken: readonly string[]): Result<string, RegionProblem> {
  const code = given.trim()
  if (code === '') return refused({ kind: 'field.missing', field: 'code' })
  if (!codePattern.test(code) || code === 'network')
    return refused({ kind: 'region.code-malformed', field: 'code', given: code })
  const other = taken.some(each => each.toLowerCase() === code)
  return other ? refused({ kind: 'region.code-taken', field: 'code', given: code }) : done(code)
}

/**
 * Reads what a region is called, by language; each typed name is a field of its own, `names.en`. One name at least, none that another
 * region has, none longer than the name of a member.
 */
export function readRegionNames(
  others: readonly Pick<RegionHeld, 'names'>[],
  typed: Names,
): Result<Names, readonly RegionProblem[]> {
  const names = Object.entries(typed)
    .map(([language, given]) => [language, nameAsKept(given)] as const)
    .filter(([, name]) => name !== '')
  if (names.length === 0) return refused([{ kind: 'field.missing', field: `names.${Object.keys(typed)[0] ?? 'en'}` }])
  const taken = new Set(others.flatMap(region => Object.values(region.names).map(folded)))
  const problems = names.flatMap(([language, given]): readonly RegionProblem[] => {
    const field = `names.${language}`
    if (given.length > longestName) return [{ kind: 'field.too-long', field, most: longestName }]
    return taken.has(folded(given)) ? [{ kind: 'region.name-taken', field, given }] : []
  })
  return problems.length > 0 ? refused(problems) : done(Object.fromEntries(names))
}

const endless = '9999-12-31'
const overlap = (held: Held, other: Held): boolean =>
  held.from < (other.until ?? endless) && other.from < (held.until ?? endless)

type Placing = {
  readonly region: RegionHeld
  readonly place: RegionHeld['places'][number]
  /** The row that is corrected; null for a country that comes in. */
  readonly was: RegionHeld['places'][number] | null
}

/**
 * Which memberships elsewhere end where a country comes into a region: those that stand on its first day. Problems: it is in the region
 * already, its days end before they begin, or it is elsewhere on later days, which would be lost.
 */
export function movesInto(
  all: readonly RegionHeld[],
  { region, place, was }: Placing,
): { readonly problem: RegionProblem } | { readonly leaves: readonly Leaving[] } {
  const { code, from, until } = place
  if (until !== null && until <= from)
    return { problem: { kind: 'days.end-before-start', field: 'until', from, until } }
  if (region.places.some(held => held !== was && held.code === code && overlap(held, place)))
    return { problem: { kind: 'region.country-there', field: 'country', given: code } }
  const elsewhere = all
    .filter(other => other.id !== region.id)
    .flatMap(other => other.places.map(held => ({ region: other, place: held })))
    .filter(({ place: held }) => held.code === code && overlap(held, place))
  const blocking = elsewhere.find(({ place: held }) => was !== null || until !== null || held.from >= from)
  if (blocking) {
    const { region: other, place: held } = blocking
    return {
      problem: {
        kind: 'region.country-elsewhere',
        field: 'country',
        given: code,
        region: other.code,
        from: held.from,
      },
    }
  }
  return {
    leaves: elsewhere.map(({ region: other, place: held }) => ({ region: other, place: { ...held, until: from } })),
  }
}

/** A country that leaves a region on the day on which it comes into another. */
export type Leaving = { readonly region: RegionHeld; readonly place: RegionHeld['places'][number] }
