/** What a form says of one core indicator of a baseline: where its value comes from and the value, or why there is none. */
import { isChosenReason, isGiven, readAnswer } from '@waymark/collection'
import type { Indicator } from '@waymark/framework'
import { done, refused, saysSomething, type Result } from '@waymark/language'
import type { BaselineSource, FirstValue } from '@waymark/store'
import type { BaselinesRefusal } from './refusals.ts'
import { statusOf } from '../settlement/status.ts'

/** `source`: empty (open), `answer`, `import`, `study`, or a reason why there is none. The value is typed for the middle two. */
export type TypedBaselineValue = {
  readonly source: string
  readonly state?: string
  readonly count?: string
  readonly numerator?: string
  readonly denominator?: string
  /** Where it can be found, or why there is none. */
  readonly note?: string
}

export type ReadBaselineValue = {
  readonly status: Record<string, unknown>
  readonly source: BaselineSource | null
  readonly round: string | null
  /** The version that was answered, where the value is an answer's. */
  readonly version: string | null
}

type SourceRefusal =
  | { readonly kind: 'answer.reason-unknown'; readonly field: string; readonly given: string }
  | { readonly kind: 'baseline.answer-later'; readonly field: string; readonly period: string }

type Of = { readonly indicator: Indicator; readonly first: FirstValue | undefined; readonly until: string }

/** Null where nothing is said: it stays open. Fields are named `source.CODE`, `state.CODE`, `note.CODE`. */
export function readBaselineValue(
  typed: TypedBaselineValue,
  of: Of,
): Result<ReadBaselineValue | null, BaselinesRefusal> {
  const { code } = of.indicator
  const { source, note = '', ...value } = typed
  const filled = Object.entries(value).find(([, text]) => saysSomething(text))
  if (source === 'import' || source === 'study') {
    const read = readAnswer(of.indicator.answer, value)
    if (!read.ok) return refused({ ...read.refusal, field: `${read.refusal.field}.${code}` })
    if (!isGiven(read.value)) return refused({ kind: 'field.missing', field: `${fieldOf(of.indicator)}.${code}` })
    if (!saysSomething(note)) return refused({ kind: 'field.missing', field: `note.${code}` })
    return done({ status: statusOf(read.value), source, round: null, version: null })
  }
  if (filled) return refused({ kind: 'baseline.value-without-source', field: `${filled[0]}.${code}` })
  if (source === '')
    return saysSomething(note) ? refused({ kind: 'field.missing', field: `source.${code}` }) : done(null)
  if (source === 'answer') return readAnswered(of)
  if (!isChosenReason(source))
    return refused<SourceRefusal>({ kind: 'answer.reason-unknown', field: `source.${code}`, given: source })
  return done({ status: { missing: source }, source: null, round: null, version: null })
}

function readAnswered({ indicator, first, until }: Of): Result<ReadBaselineValue, BaselinesRefusal> {
  const field = `source.${indicator.code}`
  if (!first) return refused({ kind: 'baseline.no-answer', field })
  if (first.periodLast > until)
    return refused<SourceRefusal>({ kind: 'baseline.answer-later', field, period: first.period })
  return done({ status: first.status, source: 'answer', round: first.round, version: first.version })
}

const fieldOf = ({ answer }: Indicator) => (answer === 'count' ? 'count' : answer === 'share' ? 'numerator' : 'state')
