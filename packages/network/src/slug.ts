import { done, refused, type Result } from '@waymark/language'
import type { Branded } from './brand.ts'

/** The name of a network in addresses: 2 to 40 of a-z, 0-9 and single hyphens, beginning with a letter. */
export type Slug = Branded<'Slug'>

/** The name of a release in addresses: a year, a hyphen, a number from 1: `2025-1`. Can never be a reserved word. */
export type ReleaseLabel = Branded<'ReleaseLabel'>

export type SlugRefusal =
  | { readonly kind: 'slug.malformed'; readonly given: string }
  | { readonly kind: 'slug.reserved'; readonly given: string }
export type ReleaseLabelRefusal = { readonly kind: 'release-label.malformed'; readonly given: string }

/** Words that addresses use themselves; no network may be called one. Source: design section 2, "Addresses". */
export const reservedWords: readonly string[] = [
  'desk',
  'latest',
  'about',
  'method',
  'try',
  'sign-in',
  'leave',
  'keys',
  'search',
  'terms',
  'account',
  'workspace',
  'frameworks',
  'privacy',
  'accessibility',
  'conditions',
  'wrong',
  'notes',
  'reminders',
  'reviews',
  'this-installation', // the chain of the installation itself (docs/decisions/0118)
]

/** Reads the short name of a network. Refuses other characters (`slug.malformed`) and reserved words (`slug.reserved`). */
export function readSlug(given: string): Result<Slug, SlugRefusal> {
  const slug = given.trim()
  if (slug.length > 40 || !/^[a-z][a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug))
    return refused({ kind: 'slug.malformed', given })
  return reservedWords.includes(slug) ? refused({ kind: 'slug.reserved', given }) : done(slug as Slug)
}

/** Reads a release label such as `2025-1`. Else `release-label.malformed`. */
export function readReleaseLabel(given: string): Result<ReleaseLabel, ReleaseLabelRefusal> {
  const label = given.trim()
  return /^\d{4}-\d+$/.test(label) ? done(label as ReleaseLabel) : refused({ kind: 'release-label.malformed', given })
}
