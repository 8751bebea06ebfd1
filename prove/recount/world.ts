/**
 * A planted world: everything that happened in a network, as plain JSON, in the order of days.
 *
 * It holds acts and facts only, never a status, a count or a figure: those are what `recount.ts` works out from it, by `definitions.md` alone.
 * A day is written `YYYY-MM-DD`. A span `first` to `last` includes both days; `last: null` means still so. A period is half-open: `until` is outside.
 * Whatever carries a `day` is known to a release when that day is not after the day of the release.
 */
import type { Learning } from './world-learning.ts'
import type { Dialogue, Plan } from './world-plans.ts'
import type { NationalIndicator, NumberTarget } from './world-more.ts'

export type Day = string

/** The whole world, as one JSON value. */
export type World = {
  readonly seed: number
  readonly network: Network
  readonly indicators: readonly Indicator[]
  readonly registers: readonly Register[]
  readonly rounds: readonly Round[]
  readonly submissions: readonly Submission[]
  /** A reviewer's decision on a contested answer. */
  readonly rulings: readonly Ruling[]
  /** Holds by a focal point over what all members say of their country. */
  readonly countryHolds: readonly CountryHold[]
  readonly entries: readonly Entry[]
  readonly closings: readonly Closing[]
  readonly baselines: readonly Baseline[]
  readonly targets: readonly Target[]
  /** Targets on sums, shares and entries; absent: none. */
  readonly numberTargets?: readonly NumberTarget[]
  /** Indicators of one country each; absent: none. */
  readonly national?: readonly NationalIndicator[]
  /** Dialogues and the plans that came of them; absent: none. */
  readonly dialogues?: readonly Dialogue[]
  readonly plans?: readonly Plan[]
  /** Findings, lessons, practices, challenges, decisions, changes; absent: none. */
  readonly learning?: readonly Learning[]
  /** Review bodies whose documents O1c reads, each with its calendar. */
  readonly mechanisms: readonly Mechanism[]
  readonly reviews: readonly Review[]
  /** Members' own records of contributions to reports and forums, for S3b. */
  readonly contributions: readonly Contribution[]
  readonly recordClosings: readonly RecordClosing[]
  /** Countries hidden by two people (`waymark hide`), from that day on. */
  readonly hidden: readonly { readonly country: string; readonly day: Day }[]
  /** Texts deleted everywhere; no figure changes by it. `text` says whose text: a submission's or an entry's id, and the indicator. */
  readonly redactions: readonly { readonly of: string; readonly indicator: string | null; readonly day: Day }[]
  readonly releases: readonly Release[]
  /** What was planted on purpose and where, for the reader and for tests; the recount never reads it. */
  readonly planted: readonly Planted[]
}

export type Planted = { readonly case: string; readonly at: Readonly<Record<string, string>> }

export type Network = {
  readonly slug: string
  readonly name: string
  /** The day whose members are the network file; members with a later `first` join afterwards. */
  readonly founded: Day
  readonly regions: readonly { readonly code: string; readonly name: string }[]
  readonly countries: readonly Country[]
  readonly members: readonly Member[]
  /** The industries whose measures O3c counts. */
  readonly targetIndustries: readonly string[]
  /** Respondents that are no members, each with a type of its own. */
  readonly offices: readonly Office[]
  /** Respondent types the network declared equivalent: a figure over all of them stands beside those of one type. */
  readonly pooled: readonly { readonly types: readonly string[]; readonly day: Day }[]
}

/** A country and its regions over time (dated groups; at most one region on a day). */
export type Country = {
  readonly code: string
  readonly name: string
  readonly regions: readonly { readonly region: string; readonly first: Day; readonly last: Day | null }[]
}

export type Shown = 'name and country' | 'country only' | 'not shown'

/** A member organisation or coalition. It is a respondent of type `member`. */
export type Member = {
  readonly id: string
  readonly name: string
  readonly countries: readonly string[]
  readonly first: Day
  readonly last: Day | null
  readonly shown: Shown
}

export type Office = {
  readonly id: string
  readonly type: string
  readonly country: string
  readonly first: Day
  readonly last: Day | null
}

export type Kind = 'rating' | 'phase' | 'count' | 'share' | 'narrative'

/**
 * What is asked or counted. `how` says where the status of a subject comes from: `asked` of respondents; `parts` (worked out of its own settling
 * parts); `documents` (O1c); `records` (S3b); `submissions` (E5a); `baselines` (S1b); `members` (E5b); `entries` (a register is counted).
 */
export type Indicator = {
  readonly code: string
  readonly subject: 'country' | 'member' | 'region' | 'network'
  readonly kind: Kind
  readonly how: 'asked' | 'parts' | 'documents' | 'records' | 'submissions' | 'baselines' | 'members' | 'entries'
  readonly core: boolean
  /** Sub-questions. Those with `settles` settle their parent; parts by form of exploitation never do. */
  readonly parts: readonly { readonly code: string; readonly settles: boolean }[]
  /** For `entries`: the register that is counted. */
  readonly register: string | null
}

/** A kind of entry. `lists` are the lists that are closed for it; national ones by the countries asked, regional by coordinators, the international by the secretariat. */
export type Register = {
  readonly kind: string
  /** Standing things need a confirmation within `validForMonths` before the last day of a period; events do not. */
  readonly standing: boolean
  readonly validForMonths: number | null
  readonly lists: readonly ('national' | 'regional' | 'international')[]
}

export type Period = { readonly label: string; readonly from: Day; readonly until: Day }

/** A round: what it asks whom, for which period. Its scope is fixed on its opening day from the network's members. */
export type Round = {
  readonly id: string
  readonly title: string
  readonly period: Period
  readonly opened: Day
  readonly due: Day
  readonly closed: Day
  /** Indicators asked, with the types of respondents asked. An indicator that is not here is not asked in this round. */
  readonly asks: readonly { readonly indicator: string; readonly types: readonly string[] }[]
  /** The countries the round is about; null: all countries with a member on the opening day. */
  readonly countries: readonly string[] | null
}

export type State = 'draft' | 'submitted' | 'returned' | 'accepted'

export type Subject = { readonly kind: 'country' | 'member'; readonly code: string }

/** What one respondent hands in about one subject in a round. Its state on a day is the last of `history` not after it; before the first it is a draft. */
export type Submission = {
  readonly id: string
  readonly round: string
  readonly respondent: string
  readonly subject: Subject
  readonly history: readonly { readonly day: Day; readonly state: State }[]
  /** Indicators whose answers the reviewer sent back when accepting the rest: they count as returned. */
  readonly sentBack: readonly string[]
  readonly answers: readonly Answer[]
}

export type Rating = 'yes' | 'partial' | 'no'

/** A value of its kind. `step` is a stage named in the criteria (drafting counts as yes in O1a) and stands beneath the figure. */
export type Value =
  | { readonly rating: Rating; readonly step?: string }
  | { readonly phase: 1 | 2 | 3 | 4 }
  | { readonly count: number }
  | { readonly numerator: number; readonly denominator: number }
  | { readonly narrative: string }

/** Reasons a respondent can give. */
export type Reason = 'not-applicable' | 'unknown' | 'refused'

export type Given = Value | { readonly missing: Reason }

/**
 * An answer as handed in. `held`: the respondent's own mark, on the days from `from` to `to` (null: still held). `corrections` replace what was given,
 * from their day on. `names` is what the answer must name beside its value (S1a the strategy, S2a the priority objective of a part), null if it does not.
 */
export type Answer = {
  readonly indicator: string
  /** Null where the indicator is worked out of its parts. */
  readonly given: Given | null
  readonly parts: readonly Part[]
  readonly names: string | null
  readonly held: { readonly from: Day; readonly to: Day | null } | null
  readonly corrections: readonly {
    readonly day: Day
    readonly given: Given | null
    readonly parts: readonly Part[]
    readonly reason: string
  }[]
}

export type Part = { readonly part: string; readonly given: Given; readonly names: string | null }

export type Ruling = {
  readonly round: string
  readonly indicator: string
  readonly country: string
  readonly type: string
  readonly given: Given
  readonly day: Day
  readonly reason: string
}

/** `indicator: null` holds every answer about the country in that round. */
export type CountryHold = {
  readonly round: string
  readonly country: string
  readonly indicator: string | null
  readonly from: Day
  readonly to: Day | null
}

export type Level = 'local' | 'national' | 'regional' | 'international'

/**
 * One countable thing of the network. A stage is reached on `day` and was written down on `recorded`. `event` is the day of a thing that happens once.
 * `dated` are fields with a day of their own (a company's criteria). `edits` replace places, members or fields from their day on. `confirmed` are days on which
 * somebody said that a standing thing still stands; stages and edits confirm too, and so does a closing that saw it.
 */
export type Entry = {
  readonly id: string
  readonly register: string
  readonly title: string
  readonly level: Level
  /** Who keeps it: a member's id, a region's code, or `secretariat`. */
  readonly keptBy: string
  readonly places: readonly string[]
  /** Regions it belongs to beside its places (acts of regional bodies). */
  readonly regions: readonly string[]
  readonly members: readonly string[]
  readonly event: Day | null
  readonly stages: readonly { readonly stage: string; readonly day: Day; readonly recorded: Day }[]
  readonly fields: Readonly<Record<string, FieldValue>>
  readonly dated: readonly { readonly field: string; readonly day: Day; readonly recorded: Day }[]
  readonly confirmed: readonly Day[]
  readonly submitted: Day | null
  readonly accepted: Day | null
  readonly withdrawn: Day | null
  readonly merged: { readonly into: string; readonly day: Day } | null
  readonly split: { readonly into: readonly string[]; readonly day: Day } | null
  readonly edits: readonly {
    readonly day: Day
    readonly places?: readonly string[]
    readonly members?: readonly string[]
    readonly fields?: Readonly<Record<string, FieldValue>>
    readonly reason: string
  }[]
  /** An entry that is not public is in no public file. */
  readonly public: boolean
}

export type FieldValue = string | number | boolean | readonly string[]

/** A list closed for a period: complete, nothing to report, or a reason why not. `saw` are the ids it went through. */
export type Closing = {
  readonly register: string
  readonly period: string
  readonly list:
    | { readonly level: 'national'; readonly country: string }
    | { readonly level: 'regional'; readonly region: string }
    | { readonly level: 'international' }
  /** A respondent's id, a region's code (its coordinator), or `secretariat`. */
  readonly by: string
  readonly said: 'complete' | 'nothing to report' | 'unknown' | 'refused'
  readonly day: Day
  readonly accepted: Day | null
  readonly held: boolean
  readonly saw: readonly string[]
}

/** A country's baseline: one agreement over the core indicators. `speaksOf` is the day the values speak of. A revision replaces all values from its day on. */
export type Baseline = {
  readonly country: string
  readonly start: string
  readonly speaksOf: Day
  readonly agreed: { readonly body: string; readonly day: Day } | null
  readonly locked: Day | null
  /** Indicators of a national results framework that the members of the country agreed: it stands for the baseline, these for the core. */
  readonly over?: readonly string[]
  readonly values: readonly { readonly indicator: string; readonly given: Given }[]
  readonly revisions: readonly {
    readonly day: Day
    readonly reason: string
    readonly values: readonly { readonly indicator: string; readonly given: Given }[]
  }[]
}

/** `value` countries at `state` by the day `by`, over the countries as listed on `frozen`. */
export type Target = {
  readonly id: string
  readonly indicator: string
  readonly state: Rating
  readonly value: number
  readonly by: Day
  readonly body: string
  readonly agreed: Day
  readonly frozen: Day
  readonly countries: readonly string[]
}

/** A body that reviews States. `countries` are those it can review; `calendars` the spans for which its calendar is held. */
export type Mechanism = {
  readonly code: 'CRC' | 'OPSC' | 'ACERWC' | 'UPR' | string
  readonly countries: readonly string[]
  readonly calendars: readonly { readonly from: Day; readonly until: Day }[]
}

/** A document adopted on a day; `document: null`: it is not at hand. */
export type Review = {
  readonly mechanism: string
  readonly country: string
  readonly adopted: Day
  readonly document: { readonly symbol: string; readonly mentions: boolean } | null
}

export type Contribution = {
  readonly member: string
  readonly what: 'human rights report' | 'national forum'
  readonly confidential: boolean
  readonly joint: boolean
  readonly day: Day
  readonly recorded: Day
}

/** A member says that its record of contributions is complete for the period. */
export type RecordClosing = { readonly member: string; readonly period: string; readonly day: Day }

export type Release = { readonly label: string; readonly day: Day; readonly rounds: readonly string[] }
