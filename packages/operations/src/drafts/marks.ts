/** Digests of all that a draft rests on, part by part: publishing compares them and says what has changed. */
import { canonicalBytes, type Candidate } from '@waymark/scorecard'
import { textsDigest, type InNetwork } from '@waymark/store'
import { sha256Of } from '../sha256.ts'
import { textIdsIn } from '../releases/standing-texts.ts'

/** What a release is made from beside the answers, in the words of its message. */
export const restParts = [
  'rounds',
  'framework',
  'entries',
  'lists',
  'baselines',
  'places',
  'members',
  'plan',
  'learning',
  'record',
  'hidden',
  'texts',
] as const
export type RestPart = (typeof restParts)[number]

export type Marks = {
  /** By subject: of everything that would be published of its answers. */
  readonly subjects: Readonly<Record<string, string>>
  readonly rest: Readonly<Record<RestPart, string>>
}

/** The marks of a candidate as it is at this moment. Ids of observations that are not written yet say nothing. */
export async function marksOf(t: InNetwork, candidate: Candidate): Promise<Marks> {
  const said = Map.groupBy(candidate.answers, answer => answer.subject)
  return {
    subjects: Object.fromEntries(
      [...said].map(([subject, answers]) => [subject, mark(answers.map(withoutObservation))]),
    ),
    rest: {
      rounds: mark(candidate.calls),
      framework: mark([candidate.editions, candidate.registerKinds]),
      entries: mark(candidate.entries),
      lists: mark(candidate.closings),
      baselines: mark([candidate.baselines, candidate.targets ?? []]),
      places: mark([candidate.places, candidate.groups]),
      members: mark([
        candidate.network,
        candidate.members,
        candidate.acceptedSubmissions,
        candidate.waitingSubmissions ?? [],
        candidate.memberRecords ?? [],
      ]),
      plan: mark(candidate.priorities),
      learning: mark(candidate.learning),
      record: mark(candidate.publicRecord ?? null),
      hidden: mark(candidate.hidden ?? []),
      texts: await textsDigest(t, textIdsIn(candidate)),
    },
  }
}

function withoutObservation(answer: Candidate['answers'][number]): unknown {
  const { observation: _, supersedes: __, ...rest } = answer
  return rest
}

const length = 16 // hex digits: two states of one part are compared, nothing is looked up by it

const mark = (value: unknown): string => sha256Of(canonicalBytes(value)).slice(0, length)

export type Changed = { readonly subjects: readonly string[]; readonly rest: readonly RestPart[] }

/** What differs between two states: the subjects whose answers do, and the parts beside. */
export function changedBetween(before: Marks, now: Marks): Changed {
  const subjects = new Set([...Object.keys(before.subjects), ...Object.keys(now.subjects)])
  return {
    subjects: [...subjects].filter(subject => before.subjects[subject] !== now.subjects[subject]).sort(),
    rest: restParts.filter(part => before.rest[part] !== now.rest[part]),
  }
}
