/** The part of a planted world that the proof lives through today, and what is left out of it, in words. */
import type { Shipped } from './edition.ts'
import { livableEntries } from './livable-entries.ts'
import { livableClosings, shippedRegisters } from './livable-lists.ts'
import type { Answer, Given, Indicator, Submission, World } from '../recount/world.ts'

type TypedParts = Shipped['typedParts']

export type Livable = {
  readonly world: World
  /** One line for each thing the world holds and the proof does not live yet. It is never counted as proved. */
  readonly notLived: readonly string[]
}

/** Leaves out what is not lived, the same for the product and for the recount, so that both speak of one world. */
export function livable(planted: World, { typedParts, lists }: Pick<Shipped, 'typedParts' | 'lists'>): Livable {
  const notLived: string[] = []
  const note = (count: number, what: string) => {
    if (count > 0) notLived.push(`${count} ${what}`)
  }
  const { entries, indicators, notLived: notEntered } = livableEntries(planted)
  notLived.push(...notEntered)
  const given = planted.submissions.flatMap(one => one.answers)
  note(given.flatMap(answer => answer.parts.filter(isByForm)).length, 'answers by form of exploitation')
  const shortened = planted.indicators.flatMap(one => {
    const [ours, typed] = [one.parts.filter(part => part.settles), typedParts.get(one.code) ?? []]
    return one.how === 'parts' && ours.length > typed.length
      ? [`${one.code} has ${ours.length}, the edition ${typed.length}`]
      : []
  })
  note(shortened.length, `indicators of more settling parts than the edition asks: ${shortened.join('; ')}`)
  const kept = { ...planted, entries, registers: shippedRegisters({ lists }, planted.registers) }
  const closings = livableClosings(kept)
  note(planted.closings.length - closings.length, 'closings of lists that the registers do not have')
  return {
    world: {
      ...kept,
      closings,
      indicators: indicators.map(indicator => ({ ...indicator, parts: partsOf(indicator, typedParts) })),
      submissions: planted.submissions.map(one => ({ ...one, answers: livedAnswers(one, typedParts) })),
    },
    notLived,
  }
}

function partsOf(indicator: Indicator, typedParts: TypedParts): Indicator['parts'] {
  if (indicator.how !== 'parts') return []
  return (typedParts.get(indicator.code) ?? []).map(code => ({ code, settles: true }))
}

function livedAnswers(submission: Submission, typedParts: TypedParts): readonly Answer[] {
  return submission.answers.map(answer => {
    const parts = (all: Answer['parts']) => renamed(all, answer, typedParts)
    return {
      ...answer,
      given: inTheEdition(answer.given),
      parts: parts(answer.parts),
      corrections: answer.corrections.map(one => ({ ...one, parts: parts(one.parts) })),
    }
  })
}

/** The first settling parts under the edition's codes. */
function renamed(parts: Answer['parts'], answer: Answer, typedParts: TypedParts): Answer['parts'] {
  if (answer.given !== null) return []
  const codes = typedParts.get(answer.indicator) ?? []
  return parts
    .filter(part => !isByForm(part))
    .slice(0, codes.length)
    .map((part, at) => ({ ...part, part: codes[at]! }))
}

const isByForm = (part: Answer['parts'][number]) => part.part.startsWith('form-')

/** The edition calls the first stage otherwise than the world does. */
function inTheEdition(given: Given | null): Given | null {
  return given !== null && 'rating' in given && given.step === 'drafting' ? { ...given, step: 'drafted' } : given
}
