import { isGiven, noAnswerPublished, type Answer } from '@waymark/collection'
import type { DerivationRule, Indicator } from '@waymark/framework'
import { clearMembership, contributedData, derivedStatuses, monitoredBaseline } from '@waymark/measure'
import type { Call, Candidate } from '../candidate/candidate.ts'
import { answerOf } from '../candidate/answer-of.ts'
import { contributedBy, mentionedIn } from '../candidate/from-records.ts'
import { allUnpublished, coreOf, followUps, standingOf } from './follow-ups.ts'
import type { ReleaseIndex } from '../base/release-index.ts'
import { scorecardsByRegion } from './member-scorecards.ts'

/** What a rule may look at: the call, everything the candidate holds, and whom it is about. */
export type Inputs = {
  readonly rule: DerivationRule
  readonly indicator: Indicator
  readonly scope: readonly string[]
  readonly call: Call
  readonly candidate: Candidate
  readonly index: ReleaseIndex
}

/** The status of everybody in scope by the rule that the indicator names. */
export function statusesBy(inputs: Inputs): ReadonlyMap<string, Answer> {
  const { rule, scope } = inputs
  if (rule === 'member-has-accepted-submission') return membersContributing(inputs)
  if (rule === 'country-has-baseline-and-later-period') return baselinesMonitored(inputs)
  if (rule === 'every-member-of-group-has-scorecard') return membersClear(inputs)
  if (rule === 'country-mentioned-in-document') return mentionedIn(inputs.candidate, inputs.call, scope)
  if (rule === 'member-recorded-contribution') return contributedBy(inputs.candidate, inputs.call, scope)
  const all = inputsOf(inputs)
  if (rule === 'all-inputs-yes') return derivedStatuses(new Set(scope), all)
  return new Map(scope.map(subject => [subject, anyOf(all.map(input => input.get(subject)))]))
}

function membersContributing({ scope, call, candidate }: Inputs): ReadonlyMap<string, Answer> {
  const own = (all: readonly { readonly call: string; readonly member: string }[]) =>
    new Set(all.filter(submission => submission.call === call.id).map(submission => submission.member))
  return contributedData({
    members: new Set(scope),
    asked: new Set(scope),
    withAcceptedSubmission: own(candidate.acceptedSubmissions),
    withWaitingSubmission: own(candidate.waitingSubmissions ?? []),
  })
}

/** As definition 10 says: a baseline agreed by the last day of the period, as it stands now, and the values of later periods by that day. */
function baselinesMonitored({ scope, call, candidate, index }: Inputs): ReadonlyMap<string, Answer> {
  const framework = call.edition.split('/')[0]!
  const { until } = call.period
  const own = candidate.baselines.filter(baseline => baseline.framework === framework)
  const begun = new Set(
    own
      .filter(eachBaseline => !eachBaseline.revises && eachBaseline.agreedOn < until)
      .map(eachBaseline => eachBaseline.subject),
  )
  const standing = new Map(standingOf(own).map(eachBaseline => [eachBaseline.subject, eachBaseline]))
  const edition = index.editionOf.get(call.edition)
  const core = edition ? coreOf(edition) : []
  return new Map(
    scope.map(subject => {
      const baseline = begun.has(subject) ? standing.get(subject) : undefined
      const indicators = baseline?.values.map(value => value.indicator) ?? core
      const isSilent = allUnpublished(index, { subject, framework, indicators, after: baseline?.last ?? '', until })
      const rows = baseline ? followUps(index, baseline, until) : []
      return [subject, isSilent ? { missing: 'not-collected' } : monitoredBaseline(rows)] as const
    }),
  )
}

function membersClear({ scope, call, candidate, index }: Inputs): ReadonlyMap<string, Answer> {
  const byRegion = scorecardsByRegion(candidate, index, call)
  return new Map(scope.map(region => [region, clearMembership(byRegion.get(region) ?? new Map())]))
}

function isUnpublished({ status }: Candidate['answers'][number]): boolean {
  return 'missing' in status && status.missing === noAnswerPublished
}

function isYes(answer: Answer): boolean {
  return 'state' in answer && answer.state === 'yes'
}

/** What is known of each subject: respondents of several types that differ are merged by nobody, so nothing is known. */
function whereAllAgree(said: readonly (readonly [string, boolean])[]): ReadonlyMap<string, boolean> {
  const known = new Map<string, boolean | null>()
  for (const [subject, yes] of said) {
    const before = known.get(subject)
    known.set(subject, before === undefined || before === yes ? yes : null)
  }
  return new Map([...known].filter((each): each is [string, boolean] => each[1] !== null))
}

/** For each indicator it is derived from, whether each subject's answer in this call is yes. */
function inputsOf({ indicator, call, index, candidate }: Inputs): readonly ReadonlyMap<string, boolean>[] {
  const from = indicator.origin.kind === 'derived' ? indicator.origin.from : []
  const kindOf = (code: string) =>
    index.editionOf.get(call.edition)?.edition.indicators.find(indicator => indicator.code === code)?.answer ?? 'rating'
  return from.map(code => {
    const answers = candidate.answers.filter(answer => answer.call === call.id && answer.indicator === code)
    // Of another type's answer that is not published nobody can say that it agrees.
    const unpublished = new Set(answers.filter(isUnpublished).map(answer => answer.subject))
    const known = answers.map(answer => [answer.subject, answerOf(answer.status, kindOf(code))] as const)
    const given = known.filter(([subject]) => !unpublished.has(subject))
    return whereAllAgree(
      given.flatMap(([subject, eachAnswer]) => (isGiven(eachAnswer) ? [[subject, isYes(eachAnswer)] as const] : [])),
    )
  })
}

function anyOf(inputs: readonly (boolean | undefined)[]): Answer {
  if (inputs.includes(true)) return { kind: 'rating', state: 'yes' }
  return inputs.length === 0 || inputs.includes(undefined)
    ? { missing: 'not-collected' }
    : { kind: 'rating', state: 'no' }
}
