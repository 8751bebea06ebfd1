import type { Answer, Settled } from '@waymark/collection'
import type { Indicator } from '@waymark/framework'
import { severalRounds, type RoundStatuses } from '@waymark/measure'
import type { Day } from '@waymark/network'
import { answerOf } from '../candidate/answer-of.ts'
import type { AdoptedEdition, Call, SettledAnswer, SettledSubjectKind } from '../candidate/candidate.ts'
import { answerKey, indicatorIn, type ReleaseIndex } from '../base/release-index.ts'
import { editionPath } from '../candidate/edition-key.ts'
import type { Period } from '../candidate/candidate.ts'

/**
 * What one figure is over: one indicator version, one period, one respondent type, one instrument, over all calls of the
 * release that asked it. Scope and asked are unions; every asked subject has exactly one answer. Source: definition 11.
 */
export type Series = {
  readonly id: string
  readonly framework: string
  readonly edition: AdoptedEdition
  readonly indicator: Indicator
  readonly version: number
  readonly subjectKind: SettledSubjectKind
  readonly respondentType: string
  readonly period: Period
  /** `round`, or the source an import was read from. */
  readonly instrument: string
  /** In the order in which they opened. */
  readonly calls: readonly Call[]
  readonly scope: readonly string[]
  readonly answers: ReadonlyMap<string, SettledAnswer>
  readonly settledTwice: readonly { readonly subject: string; readonly used: string; readonly left: string }[]
}

/** All series that ask somebody, newest period first within an indicator. Counting indicators are not among them. */
export function seriesIn(index: ReleaseIndex): readonly Series[] {
  const gathered = new Map<string, Gathered>()
  for (const call of index.calls) {
    const edition = index.editionOf.get(call.edition)
    if (!edition) continue
    for (const asked of call.asked) {
      const indicator = indicatorIn(edition.edition, asked.indicator)
      if (!indicator) continue
      const { version, subjectKind, respondentType } = asked
      const instrument = call.kind === 'import' ? (call.source ?? 'import') : 'round'
      const about = { edition, indicator, version, subjectKind, respondentType, instrument, period: call.period }
      const id = idOf(about)
      const held = gathered.get(`${id} ${subjectKind}`)
      const others = held?.parts ?? []
      const same = others.find(part => part.call === call)?.subjects ?? []
      const part = { call, subjects: [...same, ...asked.subjects] }
      gathered.set(`${id} ${subjectKind}`, {
        id,
        ...about,
        parts: [...others.filter(other => other.call !== call), part],
      })
    }
  }
  return [...gathered.values()].map(eachGathered => settled(eachGathered, index)).sort(newestFirst)
}

type About = Pick<
  Series,
  'edition' | 'indicator' | 'version' | 'subjectKind' | 'respondentType' | 'instrument' | 'period'
>
type Part = { readonly call: Call; readonly subjects: readonly string[] }
type Gathered = About & { readonly id: string; readonly parts: readonly Part[] }

/** Stable within a release: `framework/indicator@version/period/type`, and the source where it was imported. */
function idOf({ edition, indicator, version, period, respondentType, instrument }: About): string {
  const parts = [edition.edition.framework.code, `${indicator.code}@${version}`, period.label, respondentType]
  return [...parts, ...(instrument === 'round' ? [] : [instrument])].join('/')
}

function settled({ parts, ...about }: Gathered, index: ReleaseIndex): Series {
  // `severalRounds` hands each status through as it is, so a status leads back to the answer it came from.
  const cameFrom = new Map<Answer, SettledAnswer>()
  const rounds = parts.map(({ call, subjects }) => roundOf(index, about, { call, subjects }, cameFrom))
  const together = severalRounds(rounds)
  const subjects = [...together.statuses.keys()].sort()
  const own = nationalIn(about)
  return {
    ...about,
    framework: about.edition.edition.framework.code,
    calls: parts.map(part => part.call).toSorted((eachCall, other) => order(eachCall.openedOn, other.openedOn)),
    // Of a national indicator every other country is out of scope, not unasked.
    scope: own ? [own.place] : [...new Set([...together.scope, ...subjects])].sort(),
    answers: new Map(
      subjects.map(subject => [subject, cameFrom.get(together.statuses.get(subject) as Answer) as SettledAnswer]),
    ),
    settledTwice: together.exclusions.map(exclusion => ({
      subject: exclusion.subject,
      used: exclusion.takenFrom,
      left: exclusion.round,
    })),
  }
}

function roundOf(
  index: ReleaseIndex,
  about: About,
  { call, subjects }: Part,
  cameFrom: Map<Answer, SettledAnswer>,
): RoundStatuses {
  const statuses = new Map<string, Settled>()
  for (const subject of subjects) {
    const answer = answerTo(index, about, call, subject)
    const status = answerOf(answer.status, about.indicator.answer)
    cameFrom.set(status, answer)
    statuses.set(subject, { status, how: howOf(answer.how) })
  }
  const scope = new Set(call.scope[about.subjectKind] ?? [])
  return { round: call.id, opened: call.openedOn as Day, scope, settled: statuses }
}

function howOf(how: SettledAnswer['how']): Settled['how'] {
  if (how === 'ruling') return 'by-reviewer'
  return how === 'unsettled' ? 'open' : 'one'
}

/** The answer of an asked subject; one that the candidate does not have is silence, never left out. */
function answerTo(index: ReleaseIndex, about: About, call: Call, subject: string): SettledAnswer {
  const { version, subjectKind, respondentType, indicator } = about
  const key = { call: call.id, indicator: indicator.code, version, subjectKind, subject, respondentType }
  const silent = { missing: call.kind === 'import' ? 'not-collected' : index.silence }
  return (
    index.answerOf.get(answerKey(key)) ?? {
      ...key,
      observation: '',
      status: silent,
      how: 'unsettled',
      rationales: [],
      evidence: [],
    }
  )
}

/** The country that the indicator of a series belongs to, where it is a national one: then no figure is over it. */
export function nationalIn({ edition, indicator }: Pick<Series, 'edition' | 'indicator'>) {
  return edition.national?.[indicator.code]
}

/** The series that figures are over: all but those of national indicators. */
export function commonSeriesIn(index: ReleaseIndex): readonly Series[] {
  return seriesIn(index).filter(series => nationalIn(series) === undefined)
}

/** Whether the answer is a value. */
export function isValue({ status }: Pick<SettledAnswer, 'status'>): boolean {
  return !('missing' in status)
}

function newestFirst(series: Series, other: Series): number {
  return (
    order(editionPath(series.edition.edition), editionPath(other.edition.edition)) ||
    order(series.indicator.code, other.indicator.code) ||
    order(other.period.until, series.period.until) ||
    order(other.period.from, series.period.from) ||
    other.version - series.version ||
    order(series.id, other.id)
  )
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
