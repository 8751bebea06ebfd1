/** The same candidate with every list that is really a set in another order. */
import type { Candidate } from '../src/index.ts'

export function shuffled(candidate: Candidate, random: () => number): Candidate {
  const mix = <T>(list: readonly T[]): readonly T[] =>
    list
      .map(one => [random(), one] as const)
      .sort(([one], [other]) => one - other)
      .map(([, one]) => one)
  return {
    ...candidate,
    calls: mix(candidate.calls).map(call => ({
      ...call,
      scope: Object.fromEntries(Object.entries(call.scope).map(([kind, ids]) => [kind, mix(ids)])),
      asked: mix(call.asked).map(each => ({ ...each, subjects: mix(each.subjects) })),
    })),
    editions: mix(candidate.editions),
    answers: mix(candidate.answers).map(answer => ({
      ...answer,
      rationales: mix(answer.rationales),
      evidence: mix(answer.evidence),
    })),
    entries: mix(candidate.entries).map(entry => ({
      ...entry,
      places: mix(entry.places),
      members: mix(entry.members),
    })),
    closings: mix(candidate.closings),
    places: mix(candidate.places),
    groups: mix(candidate.groups).map(group => ({ ...group, places: mix(group.places) })),
    members: mix(candidate.members),
    baselines: mix(candidate.baselines),
    priorities: mix(candidate.priorities),
    learning: mix(candidate.learning),
  }
}
