import { done, refused, type Result } from '@waymark/language'
import type { Answer } from './answer.ts'

/** One question put to one respondent about one subject, frozen before any value is seen. */
export type Asked = {
  readonly version: string
  readonly subject: string
  readonly respondent: string
  readonly respondentType: string
}

export type CallRefusal =
  | { readonly kind: 'asked.outside-scope'; readonly subject: string; readonly version: string }
  | { readonly kind: 'asked.twice'; readonly subject: string; readonly version: string; readonly respondent: string }

/** Checks the frozen triples of a call: each subject lies in the scope of its kind, and no triple stands twice. */
export function readAsked(scope: ReadonlySet<string>, asked: readonly Asked[]): Result<readonly Asked[], CallRefusal> {
  const outside = asked.find(one => !scope.has(one.subject))
  if (outside) return refused({ kind: 'asked.outside-scope', subject: outside.subject, version: outside.version })
  const seen = new Set<string>()
  for (const { version, subject, respondent } of asked) {
    const key = JSON.stringify([version, subject, respondent])
    if (seen.has(key)) return refused({ kind: 'asked.twice', subject, version, respondent })
    seen.add(key)
  }
  return done(asked)
}

/** The subjects a version was put to, within one respondent type: the set "asked" of its figure. Each once. */
export function subjectsAsked(asked: readonly Asked[], version: string, respondentType: string): ReadonlySet<string> {
  return new Set(
    asked.filter(one => one.version === version && one.respondentType === respondentType).map(one => one.subject),
  )
}

export type ImportRefusal =
  | { readonly kind: 'import.covered-outside-scope'; readonly place: string }
  | { readonly kind: 'import.row-outside-scope'; readonly place: string }
  | { readonly kind: 'import.row-not-covered'; readonly place: string }

/**
 * The status of every place an imported source covers: what its row says, or `not-collected` where a covered place has no
 * usable row. Places of the scope that the source does not cover are in no status at all: they are not asked.
 *
 * Refuses, by name, a row for a place outside the scope (Montserrat among the members of the United Nations) and a row for a
 * place said not to be covered. Source: definition 3.
 */
export function importStatuses<Place extends string>(source: {
  readonly scope: ReadonlySet<Place>
  readonly covered: ReadonlySet<Place>
  readonly rows: ReadonlyMap<Place, Answer>
}): Result<ReadonlyMap<Place, Answer>, ImportRefusal> {
  const covered = [...source.covered].find(place => !source.scope.has(place))
  if (covered !== undefined) return refused({ kind: 'import.covered-outside-scope', place: covered })
  for (const place of source.rows.keys()) {
    if (!source.scope.has(place)) return refused({ kind: 'import.row-outside-scope', place })
    if (!source.covered.has(place)) return refused({ kind: 'import.row-not-covered', place })
  }
  return done(
    new Map([...source.covered].map(place => [place, source.rows.get(place) ?? { missing: 'not-collected' as const }])),
  )
}
