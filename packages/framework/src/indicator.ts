import type { Counting } from './counting.ts'
import type { Discrepancy, Named, Variant } from './sources.ts'
import type { LocalText } from './texts.ts'

/** Whom an indicator can be asked about. */
export const subjectKinds = ['country', 'member', 'group', 'network', 'entry'] as const
export type SubjectKind = (typeof subjectKinds)[number]

export const answerKinds = ['rating', 'phase', 'count', 'share', 'narrative'] as const
export type AnswerKind = (typeof answerKinds)[number]

/**
 * How values of one subject over several periods become one. There is no average. `latest` is for states; `sum` and `maximum` for counts;
 * `count-distinct` for entries, which come together by being counted over the longer period.
 */
export const overTimeRules = ['latest', 'sum', 'maximum', 'count-distinct', 'none'] as const
export type OverTime = (typeof overTimeRules)[number]

/** How values of several subjects become one figure. There is no average. */
export const overPlacesRules = ['count-by-state', 'sum', 'share-of-sums', 'maximum', 'count-distinct', 'none'] as const
export type OverPlaces = (typeof overPlacesRules)[number]

export const ratings = ['yes', 'partial', 'no'] as const
export type Rating = (typeof ratings)[number]

/** What an indicator measures: a law or commitment, the effort that is made, or what changes for children. */
export const measured = ['structure', 'process', 'outcome'] as const
export type Measured = (typeof measured)[number]

/** Whether the wording speaks of exploitation online: a question of its own, because every form has some online dimension. */
export const onlineDimensions = ['addressed', 'not-addressed', 'not-looked-at'] as const
export type OnlineDimension = (typeof onlineDimensions)[number]
/** What somebody who looked at it says. */
export type OnlineSaid = Exclude<OnlineDimension, 'not-looked-at'>

/** Records of the system itself that a derived status may be computed from. */
export const derivationRecords = [
  'accepted-submissions',
  'locked-baselines',
  'settled-answers',
  'scorecards',
  'review-documents',
  'review-calendars',
  'own-records',
] as const

export const derivationRules = [
  'member-has-accepted-submission',
  'country-has-baseline-and-later-period',
  'every-member-of-group-has-scorecard',
  'country-mentioned-in-document',
  'member-recorded-contribution',
  'all-inputs-yes',
  'any-input-yes',
] as const
export type DerivationRule = (typeof derivationRules)[number]

/**
 * Where values come from: a person is asked, entries of a register are counted, a named public register is imported, or
 * the status is computed from `from`: codes of other indicators or names of `derivationRecords`.
 */
export type Origin =
  | { readonly kind: 'asked' }
  | { readonly kind: 'counted' }
  | { readonly kind: 'imported' }
  | { readonly kind: 'derived'; readonly from: readonly string[]; readonly rule: DerivationRule }

/**
 * One sentence each for yes, partial and no. `partial` null means that this rating can never be partial. `status` says
 * whether the network has agreed on them.
 */
export type Criteria = {
  readonly status: 'proposal' | 'agreed'
  readonly yes: LocalText
  readonly partial: LocalText | null
  readonly no: LocalText
}

/**
 * A part of a compound question. Where `combines`, the parent is yes if all such parts are yes, no if all are no,
 * otherwise partial. A part that does not combine is recorded beside the answer and never changes it. With `theme`, the same
 * question is put of one form of exploitation alone: such a part never combines, and figures by form are counted from it.
 */
export type SubQuestion = {
  readonly code: string
  readonly question: LocalText
  readonly combines: boolean
  /** Code of the edition's theme that it is about. */
  readonly theme?: string
  /** Codes of sections, one of which a yes or partial names: "data for a priority objective". Without one there is no such answer. */
  readonly names?: readonly string[]
  readonly origin: Origin
}

/**
 * A finer step inside one rating, shown as a breakdown of it: a signature inside no, a draft inside partial. With `parts`, nobody
 * chooses it: it follows where the parts of a compound question were answered so (laid down yes, at work no).
 */
export type Step = Named & { readonly of: Rating; readonly parts?: Readonly<Record<string, Rating>> }

/** Which version of the indicator this is, and whether its values may be joined with those of the version before. */
export type Version = {
  readonly number: number
  readonly comparable: 'yes' | 'no' | 'with-note' | null
  readonly note: LocalText
}

/**
 * One indicator in one version. Exactly one of `asks` and `counts` is set. `validFor` and `evidence.notOlderThan` are ISO
 * durations in whole years or months (P2Y, P18M). Three texts apart: `name` is the network's own wording ("Number of
 * countries ..."), `question` what a respondent is asked of their own subject, or told to list (empty where nobody is
 * asked), `counted` what the figure counts; `unit` is its code. `steps` and `phases` are in order; `criteria` is set for
 * every rating and only there.
 */
export type Indicator = {
  readonly code: string
  readonly section: string
  readonly version: Version
  readonly name: LocalText
  readonly question: LocalText
  /** What a yes or partial has to name in its reasons, told to whoever answers: the strategy contributed to (S1a, definitions 10a). */
  readonly asksToName?: LocalText
  readonly variants: readonly Variant[]
  readonly discrepancies: readonly Discrepancy[]
  readonly asks: SubjectKind | null
  readonly counts: Counting | null
  readonly answer: AnswerKind
  readonly timing: 'state' | 'flow'
  readonly unit: string
  readonly counted: LocalText
  readonly direction: 'more' | 'less' | 'none'
  readonly rollUp: { readonly overTime: OverTime; readonly overPlaces: OverPlaces }
  readonly validFor: string | null
  readonly criteria: Criteria | null
  readonly steps: readonly Step[]
  readonly phases: readonly Named[]
  readonly subQuestions: readonly SubQuestion[]
  readonly evidence: { readonly what: LocalText; readonly notOlderThan: string | null }
  readonly disaggregations: readonly Named[]
  readonly themes: readonly string[]
  readonly environment: 'digital' | 'offline' | 'both'
  readonly onlineDimension: OnlineDimension
  /** Null where it measures nothing of the response, such as a number of inhabitants. */
  readonly measures: Measured | null
  readonly targetGroups: readonly string[]
  readonly sdg: readonly string[]
  readonly origin: Origin
}

/** The parts that somebody is asked, in the edition's order. */
export const askedParts = <Part extends Pick<SubQuestion, 'origin'>>(of: {
  readonly subQuestions: readonly Part[]
}): readonly Part[] => of.subQuestions.filter(part => part.origin.kind === 'asked')

/**
 * How an indicator is collected: `partly` when some of its parts are computed and others asked (a member's collection of
 * data is seen from its submissions; its analysis and use of them is asked).
 */
export function collectionOf(indicator: Indicator): 'asked' | 'counted' | 'imported' | 'derived' | 'partly' {
  const derived = indicator.subQuestions.filter(part => part.origin.kind === 'derived')
  if (indicator.origin.kind !== 'derived' && derived.length > 0) return 'partly'
  return indicator.origin.kind
}
