/** When States are reviewed by others: pages of the installation for everybody, from public sources. Source: models.md 7. */
import type { ReviewMechanism, ReviewSureness, ContentSource } from '@waymark/exchange'
import type { TextByLanguage } from '@waymark/language'
import type { Day, Days } from '@waymark/network'
import { daysAhead, sessionDays } from '@waymark/plan'
import {
  networkBySlug,
  placeReviewed,
  placesNamed,
  readingNetwork,
  releaseByLabel,
  releaseFile,
  reviewLists,
  reviewMechanisms,
  stateReviews,
  type ReviewsWanted,
  type StateReviewRow,
} from '@waymark/store'
import { dayOf } from '../desk.ts'
import type { Runtime } from '../runtime.ts'
import { recommendationsTo, type StateRecommendations } from './recommendations.ts'

/** A review of one State in a session. */
export type ReviewedState = { readonly place: string; readonly names: TextByLanguage; readonly sure: ReviewSureness }

/** `first`, `last`: days, or months where no source gives days. `over`: whether it has ended. */
export type ReviewSession = {
  readonly mechanism: string
  readonly session: number
  readonly cycle: number | null
  readonly first: string
  readonly last: string
  /** The same as days; whole months where no source gives days. */
  readonly days: Days
  readonly daysRead: boolean
  readonly over: boolean
  readonly states: readonly ReviewedState[]
}

/** `known`: how many reviews of it stand here; none says nothing about whether there are any. */
export type MechanismLine = ReviewMechanism & { readonly known: number }

export type ReviewsPage = {
  readonly mechanisms: readonly MechanismLine[]
  /** Sessions that are not over and begin within the months that are looked ahead. */
  readonly ahead: readonly ReviewSession[]
  readonly until: Day
}

/** What is known of all of them, and who is reviewed next. */
export async function reviewsPage(runtime: Runtime): Promise<ReviewsPage> {
  const today = dayOf(runtime.now()) as Day
  const { until } = daysAhead(today)
  const ahead = await stateReviews(runtime.installation.app.db, { endAfter: today, beginBefore: until })
  return { mechanisms: await mechanismLines(runtime), ahead: sessionsOf(ahead, today), until }
}

export type MechanismPage = {
  readonly mechanism: MechanismLine
  /** The newest first. */
  readonly sessions: readonly ReviewSession[]
  readonly sources: readonly ContentSource[]
}

/** Null where there is no such mechanism; `code` in small letters, as addresses have it. */
export async function mechanismPage(runtime: Runtime, code: string): Promise<MechanismPage | null> {
  const mechanism = (await mechanismLines(runtime)).find(line => line.code.toLowerCase() === code)
  if (!mechanism) return null
  const sessions = await sessionsWith(runtime, { mechanism: mechanism.code })
  return { mechanism, sessions: sessions.toReversed(), sources: await sourcesFor(runtime, [mechanism.code]) }
}

export type SessionPage = Omit<MechanismPage, 'sessions'> & { readonly session: ReviewSession }

/** Null where the mechanism has no such session. */
export async function sessionPage(runtime: Runtime, code: string, number: string): Promise<SessionPage | null> {
  const page = /^[1-9]\d{0,2}$/.test(number) ? await mechanismPage(runtime, code) : null
  const session = page?.sessions.find(held => held.session === Number(number))
  return page && session ? { mechanism: page.mechanism, session, sources: page.sources } : null
}

export type ReviewedStatePage = {
  readonly place: string
  readonly names: TextByLanguage
  readonly mechanisms: readonly MechanismLine[]
  /** The next first, then the newest; each session with this State alone. */
  readonly ahead: readonly ReviewSession[]
  readonly past: readonly ReviewSession[]
  readonly sources: readonly ContentSource[]
  readonly recommended: readonly StateRecommendations[]
  /** Whether the public record has a release, which says what else is known of the State. */
  readonly inRecord: boolean
}

/** Null for a place that no source names. */
export async function reviewedStatePage(runtime: Runtime, place: string): Promise<ReviewedStatePage | null> {
  const sessions = await sessionsWith(runtime, { places: [place] })
  const [known] = await placesNamed(runtime.installation.app.db, [place])
  if (!known || sessions.length === 0) return null
  const mechanisms = await mechanismLines(runtime)
  const codes = sessions.map(session => session.mechanism)
  return {
    place,
    names: known.names,
    mechanisms,
    ahead: sessions.filter(session => !session.over),
    past: sessions.filter(session => session.over).toReversed(),
    sources: await sourcesFor(runtime, codes),
    recommended: await recommendationsTo(runtime, place),
    inRecord: await recordHas(runtime, place),
  }
}

/** Whether the pages of reviews say something of a place: what its page in a release leads to. */
export const reviewsKnownOf = ({ installation }: Runtime, place: string) => placeReviewed(installation.app.db, place)

/** The public record has a page of each place that stood in its newest release. */
async function recordHas({ installation }: Runtime, place: string): Promise<boolean> {
  const record = await networkBySlug(installation.app.db, 'public-record')
  if (!record) return false
  return readingNetwork(installation.app.db, record.id, async t => {
    const release = await releaseByLabel(t, 'latest')
    return release !== undefined && (await releaseFile(t, release.id, `countries/${place}.json`)) !== undefined
  })
}

/** `next`: the first day of the next review that is known, a month where no source gives days; null where none is. */
export type ReviewedStateLine = { readonly place: string; readonly names: TextByLanguage; readonly next: string | null }

/** Every State that a source names. */
export async function reviewedStates(runtime: Runtime): Promise<readonly ReviewedStateLine[]> {
  const today = dayOf(runtime.now())
  const rows = await stateReviews(runtime.installation.app.db, {})
  return [...Map.groupBy(rows, row => row.place)].map(([place, own]) => {
    const next = own.find(row => row.until > today)
    return { place, names: own[0]!.names as TextByLanguage, next: next ? daysOf(next).first : null }
  })
}

/** The columns of the table of a mechanism; `first` and `last` are days, or months where no source gives days. */
const tableColumns = ['mechanism', 'cycle', 'session', 'first', 'last', 'days', 'place', 'name', 'sure'] as const

/** Every review of a mechanism that is known, by day, as a table. Null where there is no such mechanism, or none of its reviews are known. */
export async function reviewsTable(
  { installation }: Runtime,
  code: string,
): Promise<{ readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] } | null> {
  const reviews = await stateReviews(installation.app.db, { mechanism: code.toUpperCase() })
  if (reviews.length === 0) return null
  const rows = reviews.map(row => {
    const { first, last } = daysOf(row)
    const days = row.daysRead ? 'read' : 'compiled'
    return [row.mechanism, row.cycle ?? '', row.session, first, last, days, row.place, row.names['en'] ?? '', row.sure]
  })
  return { columns: tableColumns, rows }
}

async function mechanismLines({ installation }: Runtime): Promise<readonly MechanismLine[]> {
  const rows = await reviewMechanisms(installation.app.db)
  return rows.map(({ content, reviews }) => ({ ...(content as unknown as ReviewMechanism), known: reviews }))
}

async function sessionsWith(runtime: Runtime, wanted: ReviewsWanted): Promise<readonly ReviewSession[]> {
  return sessionsOf(await stateReviews(runtime.installation.app.db, wanted), dayOf(runtime.now()))
}

async function sourcesFor({ installation }: Runtime, mechanisms: readonly string[]): Promise<readonly ContentSource[]> {
  const lists = await reviewLists(installation.app.db)
  return lists
    .filter(list => list.mechanisms.some(mechanism => mechanisms.includes(mechanism)))
    .map(list => list.source as unknown as ContentSource)
}

/** Rows of one session stand one after another. */
function sessionsOf(rows: readonly StateReviewRow[], today: string): readonly ReviewSession[] {
  return [...Map.groupBy(rows, row => `${row.mechanism} ${row.session}`).values()].map(own => {
    const { mechanism, session, cycle, daysRead, from, until } = own[0]!
    return {
      mechanism,
      session,
      cycle,
      ...daysOf(own[0]!),
      days: { from: from as Day, until: until as Day },
      daysRead,
      over: until <= today,
      states: own.map(row => ({
        place: row.place,
        names: row.names as TextByLanguage,
        sure: row.sure as ReviewSureness,
      })),
    }
  })
}

const daysOf = ({ from, until, inMonths }: StateReviewRow) =>
  sessionDays({ from: from as Day, until: until as Day, inMonths })
