import { isGiven, type Answer } from '@waymark/collection'
import type { DerivationRule } from '@waymark/framework'
import type { AskedVersion, Call, Candidate, SettledAnswer, Status } from '../candidate/candidate.ts'
import { releaseIndex, type ReleaseIndex } from '../base/release-index.ts'
import { statusesBy } from './derivation-rules.ts'
import { isFromRecords } from '../candidate/from-records.ts'

/**
 * The candidate with the statuses of its derived indicators: in each round on an edition that has one, everybody in scope is
 * asked, and the status is computed from the release itself. What was asked of them by hand is an input, not the status.
 * What comes from documents and records comes first, since others are computed from it too; `publish` makes of each of the two steps
 * what others may know of it. Source: definition 10.
 */
export function withDerived(
  candidate: Candidate,
  publish: (derived: Candidate) => Candidate = derived => derived,
): Candidate {
  const has = candidate.editions.some(({ edition }) =>
    edition.indicators.some(({ origin }) => origin.kind === 'derived' && isFromRecords(origin.rule)),
  )
  const first = has ? publish(derivedBy(candidate, isFromRecords)) : candidate
  return publish(derivedBy(first, rule => !isFromRecords(rule)))
}

function derivedBy(candidate: Candidate, isOne: (rule: DerivationRule) => boolean): Candidate {
  const index = releaseIndex(candidate)
  const made = candidate.calls.map(call =>
    call.kind === 'round' ? deriveFor(call, { candidate, index, isOne }) : { call, answers: [] },
  )
  const replaced = new Set(
    made.flatMap(one => one.answers).map(settledAnswer => `${settledAnswer.call} ${settledAnswer.indicator}`),
  )
  return {
    ...candidate,
    calls: made.map(one => one.call),
    answers: [
      ...candidate.answers.filter(answer => !replaced.has(`${answer.call} ${answer.indicator}`)),
      ...made.flatMap(one => one.answers),
    ],
  }
}

type Deriving = {
  readonly candidate: Candidate
  readonly index: ReleaseIndex
  readonly isOne: (rule: DerivationRule) => boolean
}

function deriveFor(
  call: Call,
  { candidate, index, isOne }: Deriving,
): { readonly call: Call; readonly answers: readonly SettledAnswer[] } {
  const indicators = index.editionOf.get(call.edition)?.edition.indicators ?? []
  const derived = indicators.flatMap(indicator => {
    const kind = indicator.asks
    if (indicator.origin.kind !== 'derived' || kind === null || kind === 'entry') return []
    if (!isOne(indicator.origin.rule)) return []
    if (call.leftOut?.includes(indicator.code)) return []
    const scope = call.scope[kind] ?? []
    const asked: AskedVersion = {
      indicator: indicator.code,
      version: indicator.version.number,
      subjectKind: kind,
      respondentType: 'derived',
      subjects: scope,
    }
    const statuses = statusesBy({ rule: indicator.origin.rule, indicator, scope, call, candidate, index })
    return scope.length === 0
      ? []
      : [{ asked, answers: scope.map(one => answerFrom(call, asked, one, statuses.get(one))) }]
  })
  const codes = new Set(derived.map(one => one.asked.indicator))
  return {
    call: {
      ...call,
      asked: [...call.asked.filter(version => !codes.has(version.indicator)), ...derived.map(one => one.asked)],
    },
    answers: derived.flatMap(one => one.answers),
  }
}

function answerFrom(call: Call, asked: AskedVersion, subject: string, answer: Answer | undefined): SettledAnswer {
  const { subjects: _, ...about } = asked
  return {
    ...about,
    observation: `derived/${call.id}/${asked.indicator}/${subject}`,
    call: call.id,
    subject,
    status: statusFrom(answer),
    how: 'derived',
    rationales: [],
    evidence: [],
  }
}

function statusFrom(answer: Answer | undefined): Status {
  if (answer && isGiven(answer) && 'state' in answer) return { state: answer.state }
  return { missing: answer && !isGiven(answer) ? answer.missing : 'not-collected' }
}
