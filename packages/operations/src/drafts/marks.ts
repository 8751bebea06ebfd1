/** Digests of all that a draft rests on, part by part: publishing compares them and says what has changed. */
import { createHash } from 'node:crypto'
import { canonicalPieces, publicCandidate, type Candidate } from '@waymark/scorecard'
import { stayAwake, textsDigest, type InNetwork } from '@waymark/store'
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

const longestSilence = 1000 // ms; a transaction that says nothing for 15 s is ended

/**
 * The marks of a candidate as it is at this moment. Ids of observations that are not written yet say nothing. Of a large network they take
 * seconds: meanwhile the transaction is kept awake, and others are served.
 */
export async function marksOf(t: InNetwork, candidate: Candidate): Promise<Marks> {
  const making = marking(candidate, await textsMark(t, candidate))
  let said = performance.now()
  for (let next = making.next(); ; next = making.next()) {
    if (next.done) return next.value
    if (performance.now() - said < longestSilence) continue
    await stayAwake(t)
    said = performance.now()
  }
}

/** The mark of the texts that a candidate names, as they stand. */
export const textsMark = (t: InNetwork, candidate: Candidate): Promise<string> => textsDigest(t, textIdsIn(candidate))

type Texts = { readonly texts: string; readonly between: () => void }

/** The marks of a candidate, which needs no transaction where the texts have theirs. `between`: called between two steps. */
export function marksWith(candidate: Candidate, { texts, between }: Texts): Marks {
  const making = marking(candidate, texts)
  for (let next = making.next(); ; next = making.next()) {
    if (next.done) return next.value
    between()
  }
}

/** Pauses again and again on its way. */
function* marking(candidate: Candidate, texts: string): Generator<void, Marks> {
  const subjects = yield* marksBySubject(candidate.answers)
  const published = yield* marksBySubject(publicCandidate(candidate).answers)
  const parts: Record<Exclude<RestPart, 'texts'>, unknown> = {
    rounds: candidate.calls,
    framework: [candidate.editions, candidate.registerKinds],
    entries: candidate.entries,
    lists: candidate.closings,
    baselines: [candidate.baselines, candidate.targets ?? []],
    places: [candidate.places, candidate.groups],
    members: [
      candidate.network,
      candidate.members,
      candidate.acceptedSubmissions,
      candidate.waitingSubmissions ?? [],
      ...recordsSaid(candidate),
    ],
    plan: candidate.priorities,
    learning: candidate.learning,
    record: candidate.publicRecord ?? null,
    hidden: candidate.hidden ?? [],
  }
  const rest: [string, string][] = []
  for (const [part, value] of Object.entries(parts)) rest.push([part, yield* mark(value)])
  return { subjects, published, rest: { ...Object.fromEntries(rest), texts } as Marks['rest'] }
}

/** Records in which something stands; none at all say nothing, as in drafts computed before members had any. */
function recordsSaid({ memberRecords = [] }: Candidate): readonly unknown[] {
  const said = memberRecords.filter(record => record.contributed || record.complete)
  return said.length === 0 ? [] : [said]
}

function* marksBySubject(answers: Candidate['answers']): Generator<void, Readonly<Record<string, string>>> {
  const marks: [string, string][] = []
  for (const [subject, of] of Map.groupBy(answers, answer => answer.subject)) {
    marks.push([subject, yield* mark(of.map(withoutObservation))])
    yield
  }
  return Object.fromEntries(marks)
}

function withoutObservation(answer: Candidate['answers'][number]): unknown {
  const { observation: _, supersedes: __, ...rest } = answer
  return rest
}

const length = 16 // hex digits: two states of one part are compared, nothing is looked up by it

const often = 500 // items of a list between two pauses

function* mark(value: unknown): Generator<void, string> {
  const hash = createHash('sha256')
  let items = 0
  for (const piece of canonicalPieces(value)) {
    hash.update(piece)
    items += 1
    if (items % often === 0) yield
  }
  return hash.digest('hex').slice(0, length)
}

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
