/**
 * What a release is made from, as plain JSON values: operations read it out of the database once, a preview freezes it,
 * and everything published is computed from it and from nothing else.
 *
 * Ids are uuids as text, days are `YYYY-MM-DD`, counts that may grow large are decimal text. Free texts are never in here:
 * only their ids are, and the texts travel beside (`CandidateTexts`), so that one can be redacted and nothing signed changes.
 */
import type { RegisterKind } from '@waymark/framework'
import type { Call, SettledAnswer } from './candidate-asked.ts'
import type { AdoptedEdition } from './candidate-editions.ts'
import type { Entry, ListClosing } from './candidate-entries.ts'
import type { Group, Member, MemberRecord, Place, Source } from './candidate-network.ts'
import type { SurveyPublication } from './candidate-surveys.ts'
import type { LocalName, TextId, WrittenDay } from './candidate-values.ts'
import type { Baseline, LearningChain, Priority, Target } from './candidate-work.ts'

export type * from './candidate-asked.ts'
export type * from './candidate-editions.ts'
export type * from './candidate-entries.ts'
export type * from './candidate-network.ts'
export type * from './candidate-surveys.ts'
export type * from './candidate-values.ts'
export type * from './candidate-work.ts'

/** An objection raised in the preview, printed with its figure and the reply, never with who made it. */
export type Objection = {
  /** As in `Call.edition`; left out where any edition with the indicator is meant. */
  readonly edition?: string
  readonly indicator: string
  readonly subject: string
  readonly text: TextId
  readonly reply?: TextId
  readonly day: WrittenDay
}

/** What a call asked but this release leaves out, and why. */
export type Exclusion = {
  readonly call: string
  readonly indicator: string
  readonly subject: string
  readonly reason: LocalName
}

export type Candidate = {
  readonly network: {
    readonly slug: string
    readonly names: LocalName
    readonly about: LocalName
    readonly kind: 'publisher' | 'network' | 'closed'
    readonly invented: boolean
  }
  readonly calls: readonly Call[]
  readonly editions: readonly AdoptedEdition[]
  /** The register kinds whose entries or lists are in the release. */
  readonly registerKinds: readonly RegisterKind[]
  readonly answers: readonly SettledAnswer[]
  readonly entries: readonly Entry[]
  readonly closings: readonly ListClosing[]
  readonly places: readonly Place[]
  readonly groups: readonly Group[]
  readonly sources: readonly Source[]
  readonly members: readonly Member[]
  /** Members that belonged to the network on the last day of the latest period, with their countries that day; sealed, a count goes out. */
  readonly belonging?: readonly { readonly member: string; readonly places: readonly string[] }[]
  /** Which members had a submission accepted, per call: sealed, and what "a member collected data" is derived from. */
  readonly acceptedSubmissions: readonly {
    readonly call: string
    readonly member: string
    /** Every answer in it is held: in public it counts as not handed in. */
    readonly held?: boolean
  }[]
  /** Which members had a submission waiting for a reviewer, per call: sealed; none in public. */
  readonly waitingSubmissions?: readonly { readonly call: string; readonly member: string }[]
  /** Of members in scope of a call, what their own records of its period say: sealed, and what "a member contributed" is derived from. */
  readonly memberRecords?: readonly MemberRecord[]
  /** Countries that two people hid: in public they are like any without a published answer. */
  readonly hidden?: readonly string[]
  /** Countries that were hidden after the release was published: in the files that are made again they are hidden too. */
  readonly hiddenLater?: readonly string[]
  /** Countries behind the splits by reason that earlier releases printed. */
  readonly splitsBefore?: readonly SplitBefore[]
  /** What the release before published of the calls that are in this one too. */
  readonly before?: readonly FigureBefore[]
  readonly baselines: readonly Baseline[]
  readonly targets?: readonly Target[]
  readonly priorities: readonly Priority[]
  readonly learning: readonly LearningChain[]
  readonly objections: readonly Objection[]
  readonly exclusions: readonly Exclusion[]
  readonly surveys: readonly SurveyPublication[]
  /** The `public-record` release whose scorecards the country pages stack. */
  readonly publicRecord?: { readonly label: string; readonly manifest: string }
}

/**
 * One figure as the release of this label published it: `question` is the same in all versions, `definition` in all that count alike;
 * `said` by subject asked: a state, `given`, or why there is no value.
 */
export type FigureBefore = {
  readonly release: string
  readonly figure: string
  readonly question: string
  readonly definition: string
  readonly said: Readonly<Record<string, string>>
}

export type SplitBefore = {
  /** Path of the framework's code and the indicator's, as figure ids begin. */
  readonly indicator: string
  readonly respondentType: string
  readonly countries: readonly string[]
}

/** The free texts that a candidate names, beside it: language (a tag of BCP 47) and words as they stand today. */
export type CandidateTexts = Readonly<Record<TextId, { readonly language: string; readonly body: string }>>

/** Who publishes, when, under which label: the inputs beside the candidate that the bytes depend on. */
export type ReleaseStamp = { readonly id: string; readonly label: string; readonly at: string; readonly keyId: string }
