import type { Indicator } from '@waymark/framework'
import type { AdoptedEdition, Call, SettledAnswer, SubjectKind } from './candidate.ts'
import { answerKey, indicatorIn, type Book } from './book.ts'
import { editionPath } from './edition-key.ts'
import type { Period } from './pages-shared.ts'

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
  readonly subjectKind: SubjectKind
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
export function seriesIn(book: Book): readonly Series[] {
  const gathered = new Map<string, Gathered>()
  for (const call of book.calls) {
    const edition = book.editionOf.get(call.edition)
    if (!edition) continue
    for (const asked of call.asked) {
      const indicator = indicatorIn(edition.edition, asked.indicator)
      if (!indicator) continue
      const { version, subjectKind, respondentType } = asked
      const instrument = call.kind === 'import' ? (call.source ?? 'import') : 'round'
      const about = { edition, indicator, version, subjectKind, respondentType, instrument, period: call.period }
      const id = idOf(about)
      const held = gathered.get(`${id} ${subjectKind}`)
      const part = { call, subjects: asked.subjects }
      gathered.set(`${id} ${subjectKind}`, { id, ...about, parts: [...(held?.parts ?? []), part] })
    }
  }
  return [...gathered.values()].map(one => settled(one, book)).sort(newestFirst)
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

function settled({ parts, ...about }: Gathered, book: Book): Series {
  const byOpening = [...parts].sort((one, other) => order(one.call.openedOn, other.call.openedOn))
  const answers = new Map<string, SettledAnswer>()
  const settledTwice: Series['settledTwice'][number][] = []
  for (const { call, subjects } of byOpening) {
    for (const subject of subjects) {
      const answer = answerOf(book, about, call, subject)
      const held = answers.get(subject)
      if (held && held.call !== call.id && isSettled(held)) {
        if (!isSettled(answer)) continue
        settledTwice.push({ subject, used: call.id, left: held.call })
      }
      answers.set(subject, answer)
    }
  }
  const calls = [...new Set(byOpening.map(one => one.call))]
  const scope = new Set([...calls.flatMap(call => call.scope[about.subjectKind] ?? []), ...answers.keys()])
  return {
    ...about,
    framework: about.edition.edition.framework.code,
    calls,
    scope: [...scope].sort(),
    answers: new Map([...answers].sort(([one], [other]) => order(one, other))),
    settledTwice,
  }
}

/** The answer of an asked subject; one that the candidate does not have is silence, never left out. */
function answerOf(book: Book, about: About, call: Call, subject: string): SettledAnswer {
  const { version, subjectKind, respondentType, indicator } = about
  const key = { call: call.id, indicator: indicator.code, version, subjectKind, subject, respondentType }
  const silent = { missing: call.kind === 'import' ? 'not-collected' : 'not-answered' }
  return (
    book.answerOf.get(answerKey(key)) ?? {
      ...key,
      observation: '',
      status: silent,
      how: 'unsettled',
      rationales: [],
      evidence: [],
    }
  )
}

/** Whether something was settled: a value or a reason that is more than silence or waiting. */
export function isSettled({ status }: Pick<SettledAnswer, 'status'>): boolean {
  return !('missing' in status) || (status.missing !== 'not-answered' && status.missing !== 'under-review')
}

/** Whether the answer is a value. */
export function isValue({ status }: Pick<SettledAnswer, 'status'>): boolean {
  return !('missing' in status)
}

function newestFirst(one: Series, other: Series): number {
  return (
    order(editionPath(one.edition.edition), editionPath(other.edition.edition)) ||
    order(one.indicator.code, other.indicator.code) ||
    order(other.period.until, one.period.until) ||
    order(other.period.from, one.period.from) ||
    other.version - one.version ||
    order(one.id, other.id)
  )
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
