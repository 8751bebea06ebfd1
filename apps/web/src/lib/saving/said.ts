/** The words that a form which saves while somebody types has to say in the browser: they are handed to its page, in its one language. */
import type { WrittenProblem } from '@waymark/collection'

const problems = [
  'answer.malformed',
  'answer.named-missing',
  'answer.named-unknown',
  'answer.names-nothing',
  'answer.partial-impossible',
  'answer.reason-unknown',
  'answer.state-unknown',
  'answer.step-unknown',
  'answer.value-and-reason',
  'choice.unknown',
  'count.above-denominator',
  'count.ambiguous',
  'count.missing',
  'count.not-whole',
  'count.too-large',
  'day.in-future',
  'day.malformed',
  'day.missing',
  'evidence.two-sources',
  'evidence.type-unknown',
  'evidence.unpublished-with-address',
  'evidence.without-source',
  'field.missing',
  'field.too-long',
  'field.unknown',
  'link.malformed',
  'link.with-blank',
  'link.with-hidden-sign',
  'link.with-password',
  'narrative.too-long',
  'served.unknown',
  'share.of-nothing',
  'share.without-denominator',
  'share.without-numerator',
  'theme.unknown',
  'unit.wrong',
] as const

/** Every problem that the rules of an answer can find has its words among these; the type fails where one is missing. */
export const problemKinds: readonly string[] = problems satisfies readonly (
  WrittenProblem['kind'] | 'answer.malformed'
)[] &
  (Exclude<WrittenProblem['kind'], (typeof problems)[number]> extends never ? unknown : never)

export const saidWhileSaving = (key: string): boolean => key.startsWith('saving.') || problemKinds.includes(key)
