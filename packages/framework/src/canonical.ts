import type { FrameworkEdition } from './edition.ts'

/**
 * One text for one value: keys in order of their characters, no spaces. Two editions are the same if and only if their
 * canonical texts are the same; where a hash is wanted, hash this text as UTF-8.
 */
export function canonical(edition: FrameworkEdition): string {
  return JSON.stringify(ordered(edition))
}

/** The name of an edition's content: the digest of its canonical text, made by the digest the caller brings. */
export function fingerprint(edition: FrameworkEdition, digest: (text: string) => string): string {
  return digest(canonical(edition))
}

function ordered(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(ordered)
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.toSorted(byKey).map(([key, each]) => [key, ordered(each)]))
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : one > other ? 1 : 0
}
