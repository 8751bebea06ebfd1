import { isGiven, type Answer } from '@waymark/collection'
import type { Indicator } from '@waymark/framework'
import { contributedData, derivedStatuses, monitoredBaselines, scorecardsInRegions } from '@waymark/measure'
import type { AskedVersion, Call, Candidate, SettledAnswer, Status } from './candidate.ts'
import { answerOf } from './answer-of.ts'
import { openBook, type Book } from './book.ts'
import { isValue } from './series.ts'

/**
 * The candidate with the statuses of its derived indicators: in each round on an edition that has one, everybody in scope is
 * asked, and the status is computed from the release itself. What was asked of them by hand is an input, not the status.
 * Source: definition 10.
 */
export function withDerived(candidate: Candidate): Candidate {
  const book = openBook(candidate)
  const made = candidate.calls.map(call =>
    call.kind === 'round' ? deriveFor(call, candidate, book) : { call, answers: [] },
  )
  const replaced = new Set(made.flatMap(one => one.answers).map(one => `${one.call} ${one.indicator}`))
  return {
    ...candidate,
    calls: made.map(one => one.call),
    answers: [
      ...candidate.answers.filter(one => !replaced.has(`${one.call} ${one.indicator}`)),
      ...made.flatMap(one => one.answers),
    ],
  }
}

function deriveFor(
  call: Call,
  candidate: Candidate,
  book: Book,
): { readonly call: Call; readonly answers: readonly SettledAnswer[] } {
  const indicators = book.editionOf.get(call.edition)?.edition.indicators ?? []
  const derived = indicators.flatMap(indicator => {
    const kind = indicator.asks
    if (indicator.origin.kind !== 'derived' || kind === null || kind === 'entry') return []
    const scope = call.scope[kind] ?? []
    const asked: AskedVersion = {
      indicator: indicator.code,
      version: indicator.version.number,
      subjectKind: kind,
      respondentType: 'derived',
      subjects: scope,
    }
    const statuses = statusesBy({ rule: indicator.origin.rule, indicator, scope, call, candidate, book })
    return scope.length === 0
      ? []
      : [{ asked, answers: scope.map(one => answerFrom(call, asked, one, statuses.get(one))) }]
  })
  const codes = new Set(derived.map(one => one.asked.indicator))
  return {
    call: {
      ...call,
      asked: [...call.asked.filter(one => !codes.has(one.indicator)), ...derived.map(one => one.asked)],
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

type Inputs = {
  readonly rule: string
  readonly indicator: Indicator
  readonly scope: readonly string[]
  readonly call: Call
  readonly candidate: Candidate
  readonly book: Book
}

function statusesBy(inputs: Inputs): ReadonlyMap<string, Answer> {
  const { rule, scope } = inputs
  if (rule === 'member-has-accepted-submission') return membersContributing(inputs)
  if (rule === 'country-has-baseline-and-later-period') return baselinesMonitored(inputs)
  if (rule === 'every-country-of-group-has-scorecard') return regionsCovered(inputs)
  const all = inputsOf(inputs)
  if (rule === 'all-inputs-yes') return derivedStatuses(new Set(scope), all)
  return new Map(scope.map(subject => [subject, anyOf(all.map(one => one.get(subject)))]))
}

function membersContributing({ scope, call, candidate }: Inputs): ReadonlyMap<string, Answer> {
  const accepted = candidate.acceptedSubmissions.filter(one => one.call === call.id).map(one => one.member)
  return contributedData({ members: new Set(scope), asked: new Set(scope), withAcceptedSubmission: new Set(accepted) })
}

function baselinesMonitored({ scope, call, candidate, book }: Inputs): ReadonlyMap<string, Answer> {
  const asked = call.asked.filter(one => one.subjectKind === 'country').flatMap(one => one.subjects)
  const lockedOf = new Map(candidate.baselines.map(one => [`${one.subject} ${one.indicator}`, one]))
  const periodOf = new Map(candidate.answers.map(one => [one.observation, book.callOf.get(one.call)?.period.until]))
  const later = candidate.answers.filter(one => {
    const locked = lockedOf.get(`${one.subject} ${one.indicator}`)
    if (!locked || one.call !== call.id || !isValue(one)) return false
    return (
      one.observation !== locked.observation &&
      (periodOf.get(locked.observation) ?? locked.lockedOn) < call.period.until
    )
  })
  return monitoredBaselines({
    countries: new Set(scope),
    asked: new Set(asked),
    withLockedBaseline: new Set(candidate.baselines.map(one => one.subject)),
    answeredLater: new Set(later.map(one => one.subject)),
  })
}

function regionsCovered({ scope, call, candidate, indicator }: Inputs): ReadonlyMap<string, Answer> {
  const wanted = new Set(scope)
  const regions = candidate.groups.filter(one => wanted.has(one.id) && one.on < call.period.until)
  const answered = candidate.answers.filter(
    one => one.subjectKind === 'country' && one.call === call.id && isValue(one),
  )
  const said = candidate.answers.filter(one => one.call === call.id && one.indicator === indicator.code && isValue(one))
  const says = said.flatMap(one => {
    const yes = 'state' in one.status && one.status.state === 'yes'
    return one.subjectKind === 'network' ? scope.map(region => [region, yes] as const) : [[one.subject, yes] as const]
  })
  return scorecardsInRegions({
    regions: new Map([...scope.map(id => [id, new Set<string>()] as const), ...places(regions)]),
    withScorecard: new Set(answered.map(one => one.subject)),
    networkSays: new Map(says),
  })
}

function places(regions: Candidate['groups']): readonly (readonly [string, ReadonlySet<string>])[] {
  return regions
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    .map(one => [one.id, new Set(one.places)] as const)
}

/** For each indicator it is derived from, whether each subject's answer in this call is yes. */
function inputsOf({ indicator, call, book, candidate }: Inputs): readonly ReadonlyMap<string, boolean>[] {
  const from = indicator.origin.kind === 'derived' ? indicator.origin.from : []
  const kindOf = (code: string) =>
    book.editionOf.get(call.edition)?.edition.indicators.find(one => one.code === code)?.answer ?? 'rating'
  return from.map(code => {
    const answers = candidate.answers.filter(one => one.call === call.id && one.indicator === code)
    const known = answers.map(one => [one.subject, answerOf(one.status, kindOf(code))] as const)
    return new Map(
      known.flatMap(([subject, one]) =>
        isGiven(one) ? [[subject, 'state' in one && one.state === 'yes'] as const] : [],
      ),
    )
  })
}

function anyOf(inputs: readonly (boolean | undefined)[]): Answer {
  if (inputs.includes(true)) return { kind: 'rating', state: 'yes' }
  return inputs.length === 0 || inputs.includes(undefined)
    ? { missing: 'not-collected' }
    : { kind: 'rating', state: 'no' }
}
