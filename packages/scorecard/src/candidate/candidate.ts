/**
 * What a release is made from, as plain JSON values: operations read it out of the database once, a preview freezes it,
 * and everything published is computed from it and from nothing else.
 *
 * Ids are uuids as text, days are `YYYY-MM-DD`, counts that may grow large are decimal text. Free texts are never in here:
 * only their ids are, and the texts travel beside (`CandidateTexts`), so that one can be redacted and nothing signed changes.
 */
import type { EvidenceType, MoneyValue } from '@waymark/collection'
import type { FrameworkEdition, Level, OnlineSaid, RegisterKind } from '@waymark/framework'
import type { Language } from '@waymark/language'
import type { WrittenDay, LocalName, Period, Status, TextId } from './candidate-values.ts'
import type { Baseline, LearningChain, Priority, Target } from './candidate-work.ts'

export type * from './candidate-values.ts'
export type * from './candidate-work.ts'

export type SettledSubjectKind = 'country' | 'member' | 'group' | 'network'

/** A round or an import: what was in scope and what was asked, frozen before any value was seen. */
export type Call = {
  readonly id: string
  readonly kind: 'round' | 'import'
  readonly label: string
  readonly title: LocalName
  /** `framework code`/`edition label`, as in `Candidate.editions`. */
  readonly edition: string
  readonly period: Period
  readonly openedOn: WrittenDay
  /** `answered` only for imported figures that were published on that basis. */
  readonly basis: 'applicable' | 'answered'
  readonly scopeRule: LocalName
  readonly source?: string
  /** Per subject kind: the ids in scope (place codes for countries, group ids for groups, member ids for members). */
  readonly scope: Readonly<Partial<Record<SettledSubjectKind, readonly string[]>>>
  readonly asked: readonly AskedVersion[]
  /** Codes of indicators that the round leaves out: none of these is derived in it either. Absent: none. Source: definition 2. */
  readonly leftOut?: readonly string[]
  /** Register kinds whose lists each asked country closes. */
  readonly registers: readonly string[]
  /** Lists of these kinds that coordinators (by region) and the secretariat (`network`) close. */
  readonly upperLists?: readonly {
    readonly register: string
    readonly level: 'regional' | 'international'
    readonly subject: string
  }[]
}

/** One indicator version of a call, with every subject asked and the type of those asked. */
export type AskedVersion = {
  readonly indicator: string
  readonly version: number
  readonly subjectKind: SettledSubjectKind
  readonly respondentType: string
  readonly subjects: readonly string[]
}

/** The settled status of one asked (version, subject, respondent type) of a call, with where it comes from. */
export type SettledAnswer = {
  readonly observation: string
  readonly call: string
  readonly indicator: string
  readonly version: number
  readonly subjectKind: SettledSubjectKind
  readonly subject: string
  readonly respondentType: string
  readonly status: Status
  /** Published as `settled` whatever it was: whether one member answered, several agreed or a reviewer ruled is nobody's to know. */
  readonly how: 'one' | 'agreed' | 'ruling' | 'imported' | 'derived' | 'unsettled' | 'settled'
  /** Why, in the respondents' words; several where several members agreed. */
  readonly rationales: readonly TextId[]
  /** Why a reviewer ruled, where one did. */
  readonly ruling?: TextId
  /** Forms of exploitation that a value says it is about; left out where it says none. */
  readonly themes?: readonly string[]
  /** What it says of the online dimension. */
  readonly online?: OnlineSaid
  /** Outcomes for children, target groups and SDG targets it serves, as `facet/value`. */
  readonly serves?: readonly string[]
  readonly evidence: readonly Evidence[]
  readonly settledOn?: WrittenDay
  /** False where nobody but its authors could have reviewed it. */
  readonly reviewed?: false
  /** Of an outdated state: the value it last had and of which period, where that period is not in this release. */
  readonly lastKnown?: { readonly status: Status; readonly period: Call['period'] }
  /** The observation that stood for it before this one. */
  readonly supersedes?: string
  /** Whether that one was published, so that the public may know that it was corrected. */
  readonly correctsPublished?: boolean
  /** Inside only: no accepted answer that may go out carries the status; or, where nothing is settled, all that was said is held. */
  readonly held?: boolean
  /** For imports: the row of the source it was read from, the year it gives, and what was mended in it. */
  readonly row?: {
    readonly source: string
    readonly number: number
    readonly year?: number
    readonly note?: string
    readonly mended?: LocalName
  }
}

/**
 * What a person typed of it stands among the texts, by their ids: the address, or where it can be consulted; the passage quoted,
 * its place. In public an `unpublished` one has none of them.
 */
export type Evidence = {
  readonly type: EvidenceType
  readonly address?: TextId
  readonly where?: TextId
  readonly seenOn: WrittenDay
  readonly quote?: TextId
  readonly place?: TextId
}

/**
 * One countable thing of a register, accepted in review, alive from year to year. `stages` is its dated history;
 * `confirmedOn` the last day on which going through a list, a stage or an edit confirmed that it stands. `merged` holds the
 * ids of entries that turned out to be this one, so that an address of an older release leads here.
 */
export type Entry = {
  readonly id: string
  readonly kind: string
  readonly title: TextId
  readonly level: Level
  readonly day: WrittenDay
  readonly until?: WrittenDay
  readonly stages?: readonly EntryStage[]
  readonly confirmedOn?: WrittenDay
  readonly places: readonly string[]
  /** Members taking part: ids, never published but for those who chose to be named. */
  readonly members: readonly string[]
  readonly themes: readonly string[]
  /** Whether the online dimension is addressed; left out where nobody looked at it. */
  readonly online?: OnlineSaid
  /** Outcomes for children, target groups and SDG targets it serves, as `facet/value`; left out where none was chosen. */
  readonly serves?: readonly string[]
  readonly numbers: Readonly<Record<string, string>>
  /** The codes chosen in the kind's choice, country and indicator fields, by field. */
  readonly choices?: Readonly<Record<string, readonly string[]>>
  readonly days?: Readonly<Record<string, readonly WrittenDay[]>>
  readonly money?: Readonly<Record<string, MoneyValue>>
  /** Ids of accepted entries that a relation field names, by field. */
  readonly relations?: Readonly<Record<string, readonly string[]>>
  /** Texts of the kind's text and link fields, by field. */
  readonly texts?: Readonly<Record<string, TextId>>
  readonly description?: TextId
  readonly evidence: readonly Evidence[]
  /** A claim that the network contributed: how strong the evidence is, and who else did. */
  readonly contribution?: { readonly strength: 'documented' | 'plausible' | 'claimed'; readonly others: TextId }
  readonly merged?: readonly string[]
  /** False where one person was alone: nobody but the author could have reviewed it. */
  readonly reviewed?: false
}

/** A stage and the day it was reached; `source` says where that can be read. */
export type EntryStage = { readonly stage: string; readonly on: WrittenDay; readonly source?: TextId }

/**
 * What was said about a list of one kind: complete, nothing to report, or why it cannot be said. National lists (no `level`)
 * are those of the asked subjects; a regional one is its coordinator's (`subject` is the region), the international one the
 * secretariat's (`subject` is `network`).
 */
export type ListClosing = {
  readonly call: string
  readonly kind: string
  readonly subject: string
  readonly level?: 'regional' | 'international'
  readonly closing: 'complete' | 'nothing' | { readonly missing: string }
  /** Inside only: whoever closed the list holds it. */
  readonly held?: boolean
}

export type Place = {
  readonly code: string
  readonly kind: string
  readonly names: Readonly<Record<Language, string>>
  readonly nameSources: Readonly<Record<Language, string>>
  readonly note?: LocalName
  /** Row and column on the tile grid, for invented countries only. */
  readonly tile?: readonly [number, number]
}

/** A dated set of places, as it was on the last day of the period named. */
export type Group = {
  readonly id: string
  readonly kind: string
  readonly names: LocalName
  readonly on: WrittenDay
  readonly places: readonly string[]
  readonly source?: string
  readonly note?: LocalName
}

export type Source = {
  readonly id: string
  readonly title: LocalName
  readonly publisher: string
  readonly address?: string
  readonly licence: string
  readonly seenOn?: WrittenDay
  readonly asOf?: WrittenDay
  /** What its facts rest on and where they end, in words. */
  readonly note?: LocalName
  /** What was mended or marked while importing, sentence by sentence. */
  readonly mendings: readonly LocalName[]
  /** Rows left out with their reason. */
  readonly leftOut: readonly { readonly row: number; readonly name: string; readonly reason: LocalName }[]
}

/** A decision of the network on some of an edition's indicators; `lateReason` says why it came after the edition's last day. */
export type EditionAgreement = {
  readonly body: string
  readonly day: WrittenDay
  readonly lateReason?: TextId
  readonly indicators: readonly string[]
}

/** How an edition came to be used here: adopted copy, agreements, revisions. */
export type AdoptedEdition = {
  readonly id: string
  readonly edition: FrameworkEdition
  readonly sha256: string
  readonly state: 'proposed' | 'agreed' | 'in-use' | 'retired'
  readonly agreements: readonly EditionAgreement[]
  readonly revisions: readonly { readonly number: number; readonly day: WrittenDay; readonly reason: TextId }[]
  /** Codes of the core indicators; left out where the network has not placed them: then `proposedStanding` says them. */
  readonly core?: readonly string[]
  /** The decision by which they are core and the others that can be are optional; left out where they are the product's proposal. */
  readonly placing?: { readonly body: string; readonly day: WrittenDay }
  /**
   * By the code of a national indicator the country it belongs to, and which of its bodies agreed on which day. It is asked of that
   * country alone and is in no figure. Left out where the edition has none.
   */
  readonly national?: Readonly<Record<string, NationalOf>>
}

export type NationalOf = { readonly place: string; readonly body: string; readonly day: WrittenDay }

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

/**
 * An aggregate-only publication: numbers without countries, as they were printed. Beside what is named here it may hold
 * whatever its page says: method, caveats, chart; plain values with wording in four languages.
 */
export type SurveyPublication = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly title: LocalName
  readonly figures: readonly SurveyItem[]
}

/** One printed figure: yes of those answered, and how many were asked; the per cent as printed, or null. */
export type SurveyItem = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly yes: number
  readonly answered: number
  readonly asked: number
  readonly percent: number | null
}

export type Member = {
  readonly id: string
  readonly name: string
  readonly shown: 'name' | 'country' | 'hidden'
  readonly places: readonly string[]
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

/** `contributed`: something stands in it, whatever; `complete`: the member said that nothing is missing. */
export type MemberRecord = {
  readonly call: string
  readonly member: string
  readonly contributed: boolean
  readonly complete: boolean
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
