/** Digests of all that a draft rests on, part by part: publishing compares them and says what has changed. */
import { canonicalPieces, publicCandidate, type Candidate } from '@waymark/scorecard'
import { textsDigest, type InNetwork } from '@waymark/store'
import { sha256OfPieces } from '../sha256.ts'
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
  /** By subject: of its answers as they stand inside, what is held or contested among them. A release is signed of these. */
  readonly subjects: Readonly<Record<string, string>>
  /** By subject: of what would be published of its answers. Who is asked again is asked by these, so that nobody learns of what is not. */
  readonly published: Readonly<Record<string, string>>
  readonly rest: Readonly<Record<RestPart, string>>
}

/** The marks of a candidate as it is at this moment. Ids of observations that are not written yet say nothing. */
export async function marksOf(t: InNetwork, candidate: Candidate): Promise<Marks> {
  return marksWith(candidate, await textsMark(t, candidate))
}

/** The mark of the texts that a candidate names, as they stand. */
export const textsMark = (t: InNetwork, candidate: Candidate): Promise<string> => textsDigest(t, textIdsIn(candidate))

/** The marks of a candidate, which needs no transaction where the texts have theirs: of a large one they take seconds. */
export function marksWith(candidate: Candidate, texts: string): Marks {
  return {
    subjects: marksBySubject(candidate.answers),
    published: marksBySubject(publicCandidate(candidate).answers),
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
        ...recordsSaid(candidate),
      ]),
      plan: mark(candidate.priorities),
      learning: mark(candidate.learning),
      record: mark(candidate.publicRecord ?? null),
      hidden: mark(candidate.hidden ?? []),
      texts,
    },
  }
}

/** Records in which something stands; none at all say nothing, as in drafts computed before members had any. */
function recordsSaid({ memberRecords = [] }: Candidate): readonly unknown[] {
  const said = memberRecords.filter(one => one.contributed || one.complete)
  return said.length === 0 ? [] : [said]
}

const marksBySubject = (answers: Candidate['answers']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...Map.groupBy(answers, answer => answer.subject)].map(([subject, of]) => [
      subject,
      mark(of.map(withoutObservation)),
    ]),
  )

function withoutObservation(answer: Candidate['answers'][number]): unknown {
  const { observation: _, supersedes: __, ...rest } = answer
  return rest
}

const length = 16 // hex digits: two states of one part are compared, nothing is looked up by it

const mark = (value: unknown): string => sha256OfPieces(canonicalPieces(value)).slice(0, length)

export type Changed = {
  readonly subjects: readonly string[]
  /** Subjects of which something else would be published. */
  readonly published: readonly string[]
  readonly rest: readonly RestPart[]
}

/** What differs between two states: the subjects whose answers do, and the parts beside. */
export function changedBetween(before: Marks, now: Marks): Changed {
  return {
    subjects: differing(before.subjects, now.subjects),
    published: differing(before.published ?? {}, now.published),
    rest: restParts.filter(part => before.rest[part] !== now.rest[part]),
  }
}

function differing(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): readonly string[] {
  const subjects = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...subjects].filter(subject => one[subject] !== other[subject]).sort()
}
