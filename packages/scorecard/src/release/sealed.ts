import type { Candidate } from '../candidate/candidate.ts'
import { editionList } from '../candidate/edition-parts.ts'
import type { PublishedFigure } from '../page-types/pages-shared.ts'
import { filesOfValue, joinedValue, list, pathsOfParts } from '../bytes/parts.ts'
import type { ValuesByPath } from '../bytes/files.ts'

/**
 * The sealed part, by path: the whole ordered candidate, from which an auditor recomputes every public byte, and the
 * figures about members as they are before anything is withheld. Source: design 2 "release", 3.10. What is no list of the
 * candidate lies in `sealed/candidate.json`, each list in files of its own beside it.
 */
export function sealedValues(candidate: Candidate, rawFigures: readonly PublishedFigure[]): ValuesByPath {
  const fields = Object.entries(candidate)
  return Object.fromEntries([
    [sealedCandidatePath, Object.fromEntries(fields.filter(([, value]) => !Array.isArray(value)))],
    ...fields.flatMap(([field, value]) =>
      Array.isArray(value) ? filesOfValue(listPath(field), value, formOf(field)) : [],
    ),
    ...filesOfValue('sealed/member-figures.json', rawFigures, list),
  ])
}

/** Every other sealed file with its HMAC; the manifest commits to this one alone. */
export const sealedIndexPath = 'sealed/index.json'
/** Commitments to the texts that only sealed files name: those of the draft, and those of objections. */
export const sealedTextPaths = ['sealed/texts.json', 'sealed/objection-texts.json'] as const
export const sealedCandidatePath = 'sealed/candidate.json'
/** Objections come after the candidate was frozen: those of the release lie beside it. */
export const sealedObjectionsPath = 'sealed/objections.json'

const folder = 'sealed/candidate/'
const listPath = (field: string): string => `${folder}${field}.json`
const formOf = (field: string) => (field === 'editions' ? editionList : list)

/** The candidate as it was sealed, before any objection; undefined where a part of it is missing. `read`: a sealed file as a value. */
export function sealedCandidateIn(paths: readonly string[], read: (path: string) => unknown): Candidate | undefined {
  const has = new Set(paths)
  const plain = read(sealedCandidatePath)
  if (typeof plain !== 'object' || plain === null) return undefined
  const fields = paths.flatMap(path => /^sealed\/candidate\/([A-Za-z]+)\.json$/.exec(path)?.[1] ?? [])
  const found = fields.map(field => {
    const parts = pathsOfParts(listPath(field), path => has.has(path)).map(read)
    return [field, parts.includes(undefined) ? undefined : joinedValue(formOf(field), parts)] as const
  })
  if (found.some(([, value]) => value === undefined)) return undefined
  return { ...plain, ...Object.fromEntries(found) } as Candidate
}
