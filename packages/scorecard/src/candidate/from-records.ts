/** What is computed from documents and from members' own records, before anything else: other rules may look at it. Source: definition 10. */
import type { Answer } from '@waymark/collection'
import type { DerivationRule } from '@waymark/framework'
import { mentionedInDocuments, recordedContribution, type ReviewCalendar, type ReviewDocument } from '@waymark/measure'
import type { Call, Candidate, Entry } from './candidate.ts'
import { remembered } from './remembered.ts'

/** The registers that hold what review bodies adopted, and of which days that is known. */
const documentRegisters = { documents: 'review-document', calendars: 'review-calendar' } as const

const rules: ReadonlySet<DerivationRule> = new Set(['country-mentioned-in-document', 'member-recorded-contribution'])

export const isFromRecords = (rule: DerivationRule): boolean => rules.has(rule)

/** O1c of these countries in the call's period. */
export function mentionedIn(
  candidate: Candidate,
  call: Call,
  countries: readonly string[],
): ReadonlyMap<string, Answer> {
  const known = remembered(candidate.entries, 'documents and calendars', () => ({
    documents: ofKind(candidate, documentRegisters.documents).map(documentOf),
    calendars: ofKind(candidate, documentRegisters.calendars).map(calendarOf),
  }))
  return new Map(countries.map(country => [country, mentionedInDocuments(country, call.period, known)]))
}

/** S3b of these members in the call's period. */
export function contributedBy(
  candidate: Candidate,
  call: Call,
  members: readonly string[],
): ReadonlyMap<string, Answer> {
  const own = new Map(
    (candidate.memberRecords ?? [])
      .filter(record => record.call === call.id)
      .map(record => [record.member, record] as const),
  )
  const nothing = { contributed: false, complete: false }
  return new Map(members.map(member => [member, recordedContribution(own.get(member) ?? nothing)]))
}

const ofKind = ({ entries }: Candidate, kind: string) => entries.filter(entry => entry.kind === kind)
const chosen = ({ choices }: Entry, field: string): string => choices?.[field]?.[0] ?? ''

function documentOf(entry: Entry): ReviewDocument {
  const said = chosen(entry, 'mentions')
  const mentions = said === 'yes' ? true : said === 'no' ? false : null
  return { body: chosen(entry, 'body'), countries: entry.places, adoptedOn: entry.day, mentions }
}

function calendarOf(entry: Entry): ReviewCalendar {
  const countries = chosen(entry, 'covers') === 'all' ? null : entry.places
  return { body: chosen(entry, 'body'), countries, first: entry.day, last: entry.until ?? null }
}
