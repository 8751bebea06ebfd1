import type { Answer, Reason } from '@waymark/collection'
import type { AnswerKind } from '@waymark/framework'
import type { Status } from './candidate.ts'

/** A published status as the value that figures count. Throws on one that is no answer of this kind: such a row is broken. */
export function answerOf(status: Status, kind: AnswerKind): Answer {
  if ('missing' in status) return { missing: status.missing as Reason }
  if ('state' in status && (kind === 'rating' || kind === 'phase')) return { kind, state: status.state } as Answer
  if ('count' in status && kind === 'count') return { kind, count: BigInt(status.count) }
  if ('numerator' in status && kind === 'share') {
    return { kind, numerator: BigInt(status.numerator), denominator: BigInt(status.denominator) }
  }
  if ('text' in status && kind === 'narrative') return { kind, texts: [status.text, ...(status.more ?? [])] }
  throw new TypeError(`${JSON.stringify(status)} is no answer to a ${kind} indicator`)
}
