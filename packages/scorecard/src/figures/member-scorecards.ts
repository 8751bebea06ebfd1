import { noAnswerPublished } from '@waymark/collection'
import type { Indicator } from '@waymark/framework'
import { regionsOfFewMembers, type Scorecards } from '@waymark/measure'
import type { Call, Candidate, SettledAnswer } from '../candidate/candidate.ts'
import { answerKey, groupsOn, indicatorIn, type ReleaseIndex } from '../base/release-index.ts'
import { isValue } from './series.ts'

/**
 * The members asked in the period of a call, by region as on its last day: whether each has a scorecard, which is a value or a reason of
 * its own for every indicator it was asked about. Over all rounds of the period. Source: definition 10, E5b.
 */
export function scorecardsByRegion(
  candidate: Candidate,
  index: ReleaseIndex,
  call: Call,
): ReadonlyMap<string, Scorecards> {
  const complete = completeOf(index, roundsOfPeriod(candidate, call))
  const regions = groupsOn(index, call.period.until).filter(group => call.scope.group?.includes(group.id))
  const placesOf = new Map(candidate.members.map(member => [member.id, member.places]))
  return new Map(
    regions.map(region => {
      const places = new Set(region.places)
      const own = [...complete].filter(([member]) => placesOf.get(member)?.some(place => places.has(place)))
      return [region.id, new Map(own)]
    }),
  )
}

/** The regions of which nothing about their members goes out: in them, or in one that would follow from the rest, few were asked. */
export function regionsWithheld(candidate: Candidate, index: ReleaseIndex, call: Call): ReadonlySet<string> {
  const byRegion = scorecardsByRegion(candidate, index, call)
  return regionsOfFewMembers(new Map([...byRegion].map(([region, members]) => [region, members.size])))
}

function roundsOfPeriod({ calls }: Candidate, { edition, period }: Call): readonly Call[] {
  return calls.filter(call => call.edition === edition && call.period.label === period.label)
}

/** Of several rounds any answer of the period counts; one that is not published could be either. */
function completeOf(index: ReleaseIndex, rounds: readonly Call[]): Scorecards {
  const said = new Map<string, Map<string, boolean | null>>()
  for (const { call, indicator, version, subjectKind, subjects, respondentType } of askedOfMembers(index, rounds))
    for (const subject of subjects) {
      const answer = index.answerOf.get(answerKey({ call, indicator, version, subjectKind, subject, respondentType }))
      const own = said.get(subject) ?? new Map<string, boolean | null>()
      own.set(
        indicator,
        either(own.get(indicator), answer ? isSaid(answer) : index.silence === noAnswerPublished ? null : false),
      )
      said.set(subject, own)
    }
  return new Map([...said].map(([member, own]) => [member, all([...own.values()])]))
}

/** Asked of them, or read from records that they keep themselves. */
function isAboutMembers(indicator: Indicator | undefined): boolean {
  const origin = indicator?.origin
  return origin?.kind === 'asked' || (origin?.kind === 'derived' && origin.rule === 'member-recorded-contribution')
}

function askedOfMembers(index: ReleaseIndex, rounds: readonly Call[]) {
  return rounds.flatMap(call => {
    const edition = index.editionOf.get(call.edition)?.edition
    const isAsked = (code: string) => edition && isAboutMembers(indicatorIn(edition, code))
    return call.asked
      .filter(version => version.subjectKind === 'member' && isAsked(version.indicator))
      .map(version => ({ ...version, call: call.id }))
  })
}

const ownReasons: ReadonlySet<string> = new Set(['not-applicable', 'unknown', 'refused'])

function isSaid(answer: SettledAnswer): boolean | null {
  if (isValue(answer)) return true
  const { missing } = answer.status as { readonly missing: string }
  return missing === noAnswerPublished ? null : ownReasons.has(missing)
}

function either(one: boolean | null | undefined, other: boolean | null): boolean | null {
  if (one === true || other === true) return true
  return one === null || other === null ? null : false
}

function all(said: readonly (boolean | null)[]): boolean | null {
  if (said.includes(false)) return false
  return said.includes(null) ? null : true
}
