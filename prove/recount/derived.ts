/** Rows of indicators that nobody answers: O1c, S3b, E5a, S1b, E5b. Asked = scope; a missing input gives not-collected. Source: definitions 10. */
import { answerOn, roundsOf, stateOn, type Context } from './context.ts'
import { inPeriod, lastDay } from './days.ts'
import { blank, classOf, placeOf, scopeOf, type Row } from './rows.ts'
import { isValue, type PublicStatus, type Settled } from './status.ts'
import type { Baseline, Given, Indicator, Period, Rating, Submission } from './world.ts'

/** Gives the rows of another indicator of the same release, all respondent types one after the other. */
export type RowsOf = (indicator: Indicator, period: Period) => readonly (readonly Row[])[]

export type DerivedRow = Row & {
  /** S1b: how many baseline values are followed by a later one ("9 of 13"). */
  readonly followed?: { readonly inside: number; readonly public: number; readonly of: number }
  /** E5b: a public file shows nothing of this region because it has few members. */
  readonly withheld?: boolean
}

const silent = { missing: 'no-answer-published' } as const
const rated = (rating: Rating): Settled => ({ value: { rating } })

/** Rows of a derived indicator for one period; empty where no round of the period asks it. */
export function derivedRows(
  context: Context,
  indicator: Indicator,
  period: Period,
  rowsOf: RowsOf,
): readonly DerivedRow[] {
  const asks = roundsOf(context, period).some(round => round.asks.some(ask => ask.indicator === indicator.code))
  if (indicator.how === 'members') return asks ? regionRows(context, period, rowsOf) : []
  const statusOf: Readonly<Record<string, StatusOf>> = {
    documents: documentStatus,
    records: recordStatus,
    submissions: submissionStatus,
    baselines: baselineStatus,
  }
  const eachStatus = statusOf[indicator.how]!
  return scopeOf(context, indicator, period).map(subject => {
    const place = placeOf(context, indicator, period, subject)
    if (!asks) return { ...blank(subject, place), public: place.left ? null : { missing: 'not-asked' } }
    const found = eachStatus(context, period, subject, rowsOf)
    // A record is the member's own: it says nothing of a country that was hidden.
    const hidden = place.hidden && indicator.how !== 'records'
    const status = place.left ? null : hidden ? silent : found.public
    const row = { ...blank(subject, place), inside: found.inside, public: status, held: found.held ?? false }
    return {
      ...row,
      splitClass: classOf(found.inside, status, row.held, hidden),
      ...(found.followed && { followed: found.followed }),
    }
  })
}

type StatusOf = (context: Context, period: Period, subject: string, rowsOf: RowsOf) => Found

type Found = {
  readonly inside: Settled
  readonly public: PublicStatus
  readonly held?: boolean
  readonly followed?: DerivedRow['followed']
}

/** Values and not-applicable are published as they are, everything else is silence. */
function published(inside: Settled): PublicStatus {
  if (isValue(inside)) return inside
  return inside.missing === 'not-applicable' ? { missing: 'not-applicable' } : silent
}

/** O1c: whether a document adopted in the period mentions the subject; only CRC, OPSC, ACERWC and UPR working-group documents. */
export function documentStatus(context: Context, period: Period, country: string): Found {
  const counted = ['CRC', 'OPSC', 'ACERWC', 'UPR']
  const mechanisms = context.world.mechanisms.filter(
    mechanism => counted.includes(mechanism.code) && mechanism.countries.includes(country),
  )
  const adopted = context.world.reviews.filter(
    review => counted.includes(review.mechanism) && review.country === country && inPeriod(review.adopted, period),
  )
  const calendarMissing = mechanisms.some(
    mechanism => !mechanism.calendars.some(span => span.from <= period.from && span.until >= period.until),
  )
  const inside = ((): Settled => {
    if (adopted.some(review => review.document?.mentions)) return rated('yes')
    if (calendarMissing || adopted.some(review => review.document === null)) return { missing: 'not-collected' }
    return adopted.length === 0 ? { missing: 'not-applicable' } : rated('no')
  })()
  return { inside, public: published(inside) }
}

/** S3b: a report (confidential or not) or a national forum in the period is a full yes; no needs a record that the member called complete. */
export function recordStatus(context: Context, period: Period, member: string): Found {
  const contributed = context.world.contributions.some(
    contribution =>
      contribution.member === member && inPeriod(contribution.day, period) && contribution.recorded <= context.day,
  )
  const closed = context.world.recordClosings.some(
    closing => closing.member === member && closing.period === period.label && closing.day <= context.day,
  )
  const inside = contributed ? rated('yes') : closed ? rated('no') : ({ missing: 'not-collected' } as const)
  return { inside, public: published(inside) }
}

/** E5a: an accepted submission of the period = yes; one that waits for a reviewer = under-review; otherwise not handed in. */
function submissionStatus(context: Context, period: Period, member: string): Found {
  const asking = roundsOf(context, period).filter(round => round.asks.some(ask => ask.indicator === 'E5a'))
  const rounds = new Set(asking.map(round => round.id))
  const own = context.world.submissions.filter(
    submission => submission.respondent === member && rounds.has(submission.round),
  )
  const inState = (state: string) => own.filter(submission => stateOn(submission, context.day) === state)
  const accepted = inState('accepted')
  const inside: Settled =
    accepted.length > 0 ? rated('yes') : { missing: inState('submitted').length > 0 ? 'under-review' : 'not-answered' }
  const open = accepted.some(submission => !allHeld(context, submission))
  return { inside, public: open ? published(inside) : silent, held: accepted.length > 0 && !open }
}

/** Whether every answer of a submission is held on the day of the release (nothing in it counts as held too). */
function allHeld(context: Context, submission: Submission): boolean {
  const on = (span: { readonly from: string; readonly to: string | null }) =>
    span.from <= context.day && (span.to === null || context.day < span.to)
  const country = context.world.countryHolds.filter(
    hold =>
      submission.subject.kind === 'country' &&
      hold.round === submission.round &&
      hold.country === submission.subject.code &&
      on(hold),
  )
  return submission.answers
    .filter(answer => !submission.sentBack.includes(answer.indicator) && isGiven(answerOn(answer, context.day)))
    .every(
      answer =>
        (answer.held !== null && on(answer.held)) ||
        country.some(hold => hold.indicator === null || hold.indicator === answer.indicator),
    )
}

const isGiven = (answer: { readonly given: Given | null; readonly parts: readonly unknown[] }) =>
  answer.given !== null || answer.parts.length > 0

/**
 * S1b: yes where every core indicator with a baseline value has a value for a later period, by the last day; partial some; no none, or no baseline agreed.
 *
 * In public it is what the published statuses make certain: the value, where it comes out the same whatever the unpublished answers and the unpublished
 * lines of the baseline are; a country that was asked about later periods and of which no core answer is published says nothing.
 */
function baselineStatus(context: Context, period: Period, country: string, rowsOf: RowsOf): Found {
  const end = lastDay(period)
  const baseline = context.world.baselines.find(
    eachBaseline =>
      eachBaseline.country === country &&
      eachBaseline.agreed !== null &&
      eachBaseline.agreed.day <= end &&
      eachBaseline.agreed.day <= context.day,
  )
  const { over } = baseline ?? {}
  const core = context.world.indicators.filter(({ core, code }) => (over ? over.includes(code) : core))
  const values = baseline
    ? (baseline.revisions.filter(revision => revision.day <= context.day).at(-1)?.values ?? baseline.values)
    : []
  const set = core.filter(indicator =>
    values.some(value => value.indicator === indicator.code && !('missing' in value.given)),
  )
  const later = context.periods.filter(
    candidate => candidate.until <= period.until && (!baseline || candidate.from > baseline.speaksOf),
  )
  const rows = (indicator: Indicator) =>
    later.flatMap(candidate =>
      rowsOf(indicator, candidate).flatMap(figure => figure.filter(row => row.subject === country)),
    )
  const inside = set.filter(indicator => rows(indicator).some(row => row.inside && isValue(row.inside))).length
  const shown = set.filter(indicator => rows(indicator).some(hasPublishedValue)).length
  const says = (followed: number): Rating => (followed === 0 ? 'no' : followed === set.length ? 'yes' : 'partial')
  const asked = core.flatMap(indicator => rows(indicator).filter(row => row.inside !== null))
  const heard = asked.length === 0 || asked.some(row => hasPublishedValue(row) || isPublishedReason(row))
  const lines = baseline ? core.map(indicator => lineOf(values, indicator, rows(indicator))) : []
  const [only, ...others] = couldBe(lines)
  return {
    inside: rated(says(inside)),
    public: heard && others.length === 0 ? (rated(only!) as PublicStatus) : silent,
    followed: { inside, public: shown, of: set.length },
  }
}

/** What the public can think of one line of a baseline: whether it has a value, and whether that is followed. */
type Line = {
  readonly set: readonly boolean[]
  readonly followed: readonly boolean[]
}

/** Of a baseline a value and "not applicable" are public; any other reason, and an open line, look like a value that is not published. */
function lineOf(values: Baseline['values'], { code }: Indicator, rows: readonly Row[]): Line {
  const given = values.find(value => value.indicator === code)?.given ?? { missing: 'unknown' }
  const set = !('missing' in given) ? [true] : given.missing === 'not-applicable' ? [false] : [true, false]
  const followed = rows.some(hasPublishedValue) ? [true] : rows.some(isSilent) ? [true, false] : [false]
  return { set, followed }
}

/** Every answer that fits what is public: each line in turn adds a value followed, one not followed, or none. */
function couldBe(lines: readonly Line[]): readonly Rating[] {
  let reached = new Set(['none'])
  const after: Readonly<Record<string, Readonly<Record<'followed' | 'not', string>>>> = {
    none: { followed: 'yes', not: 'no' },
    yes: { followed: 'yes', not: 'partial' },
    no: { followed: 'partial', not: 'no' },
    partial: { followed: 'partial', not: 'partial' },
  }
  for (const { set, followed } of lines) {
    const next = new Set<string>()
    for (const before of reached) {
      if (set.includes(false)) next.add(before)
      if (set.includes(true)) for (const is of followed) next.add(after[before]![is ? 'followed' : 'not'])
    }
    reached = next
  }
  return [...new Set([...reached].map(word => (word === 'none' ? 'no' : word) as Rating))]
}

const hasPublishedValue = (row: Row) => row.public !== null && 'value' in row.public
/** Nothing is published of it, though something may be known inside: also of a country left out of public files in an earlier period. */
const isSilent = (row: Row) =>
  row.public === null ? row.inside !== null : 'missing' in row.public && row.public.missing === silent.missing
const isPublishedReason = (row: Row) =>
  row.public !== null && 'missing' in row.public && row.public.missing === 'not-applicable'

/**
 * E5b: yes where every member asked has, for each member indicator of the period, a value or a reason it gave itself; partial some; no none.
 *
 * In public: yes where all of it is published; otherwise what is not published could make it so, and nothing is said. Regions of under five members are
 * withheld, and where that would be exactly one, the next smallest too.
 */
function regionRows(context: Context, period: Period, rowsOf: RowsOf): readonly DerivedRow[] {
  const indicators = context.world.indicators.filter(
    indicator =>
      indicator.subject === 'member' &&
      indicator.how !== 'entries' &&
      roundsOf(context, period).some(round => round.asks.some(ask => ask.indicator === indicator.code)),
  )
  const byIndicator = indicators.map(indicator => rowsOf(indicator, period)[0] ?? [])
  const members = (byIndicator[0] ?? []).map(row => ({ member: row.subject, region: row.region }))
  const cells = byIndicator.map(rows => new Map(rows.map(row => [row.subject, row])))
  const everything = (member: string, holds: (row: Row) => boolean) =>
    cells.every(rows => rows.has(member) && holds(rows.get(member)!))
  const regions = context.world.network.regions.map(region => {
    const own = members.filter(member => member.region === region.code).map(member => member.member)
    return {
      region: region.code,
      size: own.length,
      inside: own.filter(member => everything(member, isHeard)).length,
      shown: own.filter(member => everything(member, row => hasPublishedValue(row) || isPublishedReason(row))).length,
    }
  })
  const few = withheldRegions(regions)
  return regions.map(({ region, size, inside, shown }) => {
    const settled: Settled =
      size === 0 ? { missing: 'not-collected' } : rated(inside === size ? 'yes' : inside === 0 ? 'no' : 'partial')
    const withheld = few.has(region)
    const status: PublicStatus = size > 0 && shown === size && !withheld ? (rated('yes') as PublicStatus) : silent
    const place = { region, hidden: false, left: false }
    return {
      ...blank(region, place),
      inside: settled,
      public: status,
      withheld,
      splitClass: classOf(settled, status, false, false),
    }
  })
}

/** Inside, a value or a reason that the member itself gave. */
function isHeard(row: Row): boolean {
  if (row.inside === null) return false
  return isValue(row.inside) || ['not-applicable', 'unknown', 'refused'].includes(row.inside.missing)
}

const fewestShown = 5 // members; of fewer, a figure tells who said what (definitions 10 and 14)

/** Regions of under five members; where that is exactly one, the next smallest too, so that subtraction does not give it away. */
export function withheldRegions(
  regions: readonly { readonly region: string; readonly size: number }[],
): ReadonlySet<string> {
  const few = regions.filter(region => region.size < fewestShown)
  if (few.length !== 1) return new Set(few.map(region => region.region))
  const next = regions
    .filter(region => region.size >= fewestShown)
    .sort((a, b) => a.size - b.size || (a.region < b.region ? -1 : 1))[0]
  return new Set([...few, ...(next ? [next] : [])].map(region => region.region))
}
