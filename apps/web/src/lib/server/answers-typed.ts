/** Answers that a page was given and sends again: read like everything that comes from outside. */
import type { AnswersForm } from '@waymark/operations'
import { isPlain } from './desk.ts'

type Sent = Readonly<Record<string, unknown>>
const [mostAnswers, mostPieces] = [200, 20]
const pieceParts = ['type', 'address', 'where', 'seenOn', 'quote', 'place'] as const

const isThing = (value: unknown): value is Sent => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string' && isPlain(value)
const isPiece = (value: unknown) => isThing(value) && pieceParts.every(part => isText(value[part]))
const isRevision = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0

const isAnswer = (value: unknown): value is Omit<AnswersForm['answers'][number], 'language' | 'hold'> =>
  isThing(value) &&
  isText(value['indicator']) &&
  isText(value['rationale']) &&
  isRevision(value['revision']) &&
  isThing(value['typed']) &&
  Object.values(value['typed']).every(isText) &&
  Array.isArray(value['evidence']) &&
  value['evidence'].length <= mostPieces &&
  value['evidence'].every(isPiece)

/** The answers, with the language their new texts are written in; undefined where they cannot be read. */
export function answersTyped(json: string, language: string): AnswersForm['answers'] | undefined {
  try {
    const sent: unknown = JSON.parse(json)
    if (!Array.isArray(sent) || sent.length > mostAnswers || !sent.every(isAnswer)) return undefined
    return sent.map(({ indicator, typed, rationale, evidence, revision }) => {
      const answer = { indicator, typed, rationale, evidence, revision }
      return { ...answer, language, keepsLanguage: true, hold: false }
    })
  } catch {
    return undefined
  }
}
