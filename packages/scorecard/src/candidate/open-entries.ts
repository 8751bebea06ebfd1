/** What of entries stays in public where some countries are kept out of it. Source: design 3.10. */
import type { Candidate, Entry } from './candidate.ts'

/**
 * The entries without these countries: their names are gone from places and from fields that name a country; an entry that is of no other
 * country is gone, and so is what led to it. An entry without places stays.
 */
export function openEntries(
  { entries, registerKinds }: Pick<Candidate, 'entries' | 'registerKinds'>,
  closed: ReadonlySet<string>,
): readonly Entry[] {
  if (closed.size === 0) return entries
  const fields = new Map(
    registerKinds.map(kind => [kind.code, kind.fields.filter(registerField => registerField.kind === 'country')]),
  )
  const kept = entries.filter(({ places }) => places.length === 0 || places.some(place => !closed.has(place)))
  const here = new Set(kept.map(entry => entry.id))
  const gone = new Set(entries.filter(entry => !here.has(entry.id)).map(entry => entry.id))
  return kept.map(entry => {
    const { relations, choices } = entry
    const isCountry = (field: string) =>
      (fields.get(entry.kind) ?? []).some(registerField => registerField.code === field)
    return {
      ...entry,
      places: entry.places.filter(place => !closed.has(place)),
      ...(relations ? { relations: each(relations, (_, ids) => ids.filter(id => !gone.has(id))) } : {}),
      ...(choices
        ? { choices: each(choices, (field, codes) => (isCountry(field) ? without(codes, closed) : codes)) }
        : {}),
    }
  })
}

const without = (codes: readonly string[], closed: ReadonlySet<string>) => codes.filter(code => !closed.has(code))

type Lists = Readonly<Record<string, readonly string[]>>

const each = (lists: Lists, change: (field: string, list: readonly string[]) => readonly string[]): Lists =>
  Object.fromEntries(Object.entries(lists).map(([field, list]) => [field, change(field, list)]))
