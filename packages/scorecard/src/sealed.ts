import type { Candidate } from './candidate.ts'
import type { PublishedFigure } from './pages-shared.ts'

/**
 * The sealed part, by path: the whole ordered candidate, from which an auditor recomputes every public byte, and the
 * figures about members as they are before anything is withheld. Source: design 2 "release", 3.10.
 */
export function sealedValues(
  candidate: Candidate,
  rawFigures: readonly PublishedFigure[],
): Readonly<Record<string, unknown>> {
  return { [sealedCandidatePath]: candidate, 'sealed/member-figures.json': rawFigures }
}

/** Every other sealed file with its HMAC; the manifest commits to this one alone. */
export const sealedIndexPath = 'sealed/index.json'
/** Commitments to the texts that only sealed files name: those of the draft, and those of objections. */
export const sealedTextPaths = ['sealed/texts.json', 'sealed/objection-texts.json'] as const
export const sealedCandidatePath = 'sealed/candidate.json'
/** Objections come after the candidate was frozen: those of the release lie beside it. */
export const sealedObjectionsPath = 'sealed/objections.json'
