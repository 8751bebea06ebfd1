/** From a planted answer to what the form of the adopted edition sends. */
import type { Indicator } from '@waymark/framework'
import type { Answer, Given, Part } from '../recount/world.ts'

export type Said = Pick<Answer, 'given' | 'parts'>

/** Codes of the parts that the form asks where an indicator is answered through them; none where it is answered itself. */
export function partsAsked({ answer, subQuestions }: Indicator): readonly string[] {
  const asked = subQuestions.filter(part => part.origin.kind === 'asked')
  return answer === 'rating' && asked.some(part => part.combines)
    ? asked.filter(part => part.combines).map(part => part.code)
    : []
}

/** Fields as typed. A whole that the edition asks through parts is typed into each of those, which gives the same whole. */
export function typedOf(indicator: Indicator, { given, parts }: Said): Readonly<Record<string, string>> {
  const said = Object.fromEntries(parts.map(part => [`part.${part.part}`, wordOfPart(indicator, part)]))
  if (given === null) return named(indicator, said)
  if ('missing' in given) return { missing: given.missing }
  const asked = partsAsked(indicator)
  if (asked.length > 0)
    return named(indicator, { ...said, ...Object.fromEntries(asked.map(code => [`part.${code}`, wordOf(given)])) })
  const step = 'rating' in given ? given.step : undefined
  return { ...said, state: wordOf(given), ...(step === undefined ? {} : { step }) }
}

/** The fields, and beside each yes or partial that names something the first of what it can name. */
function named(indicator: Indicator, typed: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = indicator.subQuestions.flatMap(({ code, names: [first] = [] }) =>
    first !== undefined && ['yes', 'partial'].includes(typed[`part.${code}`] ?? '') ? [[`names.${code}`, first]] : [],
  )
  return { ...typed, ...Object.fromEntries(names) }
}

/** Of a part that has to name something and names nothing the form takes no yes: the member answers no. */
function wordOfPart({ subQuestions }: Indicator, { part, given, names }: Part): string {
  const asks = subQuestions.find(question => question.code === part)?.names !== undefined
  return asks && names === null && 'rating' in given ? 'no' : wordOf(given)
}

/** A rating or a reason in the word a form sends. */
export function wordOf(given: Given): string {
  if ('missing' in given) return given.missing
  if ('rating' in given) return given.rating
  throw new Error('The planted framework has ratings only.')
}

/** Why an answer is so: the same words for everybody who answers an indicator. */
export const rationaleOf = (indicator: string): string => `Planted reason for ${indicator}.`
