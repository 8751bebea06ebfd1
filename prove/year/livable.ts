/** The part of a planted world that the proof lives through today, and what is left out of it, in words. */
import type { Shipped } from './edition.ts'
import { livableEntries } from './livable-entries.ts'
import { livableClosings, shippedRegisters } from './livable-lists.ts'
import { livableNational } from './livable-national.ts'
import { livablePlans } from './livable-plans.ts'
import { onlinePart } from '../recount/form-parts.ts'
import type { Answer, Given, Indicator, Part, Submission, World } from '../recount/world.ts'
import type { NumberTarget } from '../recount/world-more.ts'
import type { Said } from './typed.ts'

type Asked = Pick<Shipped, 'typedParts' | 'besideParts'>

export type Livable = {
  readonly world: World
  /** One line for each thing the world holds and the proof does not live yet. It is never counted as proved. */
  readonly notLived: readonly string[]
}

/** Leaves out what is not lived, the same for the product and for the recount, so that both speak of one world. */
export function livable(first: World, { edition, typedParts, besideParts, lists }: Shipped): Livable {
  const asks = { typedParts, besideParts }
  const notLived: string[] = []
  const note = (count: number, what: string) => {
    if (count > 0) notLived.push(`${count} ${what}`)
  }
  const shippedOnes = new Set(edition.indicators.map(eachIndicator => eachIndicator.code))
  const planted = withIndicators(first, shippedOnes)
  const left = first.indicators
    .filter(eachIndicator => !shippedOnes.has(eachIndicator.code))
    .map(eachIndicator => eachIndicator.code)
  note(left.length, `indicators that the edition does not have: ${left.join(' ')}`)
  const { entries, indicators, notLived: notEntered } = livableEntries(planted)
  notLived.push(...notEntered)
  const shortened = planted.indicators.flatMap(eachIndicator => {
    const [ours, typed] = [eachIndicator.parts.filter(part => part.settles), typedParts.get(eachIndicator.code) ?? []]
    return eachIndicator.how === 'parts' && ours.length > typed.length
      ? [`${eachIndicator.code} has ${ours.length}, the edition ${typed.length}`]
      : []
  })
  note(shortened.length, `indicators of more settling parts than the edition asks: ${shortened.join('; ')}`)
  const kept = { ...planted, entries, registers: shippedRegisters({ lists }, planted.registers) }
  const closings = livableClosings(kept)
  note(planted.closings.length - closings.length, 'closings of lists that the registers do not have')
  const numberTargets = (planted.numberTargets ?? []).filter(isLivedTarget)
  note(
    (planted.numberTargets ?? []).length - numberTargets.length,
    'targets of other kinds than the form has, or over all entries',
  )
  const { plans, notLived: notPlanned } = livablePlans(planted)
  notLived.push(...notPlanned)
  const { national, notLived: notAsked } = livableNational(planted)
  notLived.push(...notAsked)
  const rulings = planted.rulings.filter(ruling => !ruling.indicator.includes('/'))
  note(planted.rulings.length - rulings.length, 'rulings on one part by itself')
  return {
    world: {
      ...kept,
      closings,
      rulings,
      numberTargets,
      plans,
      national,
      indicators: indicators.map(indicator => ({ ...indicator, parts: partsOf(indicator, asks) })),
      submissions: planted.submissions.map(submission => ({ ...submission, answers: livedAnswers(submission, asks) })),
    },
    notLived,
  }
}

/** So many countries in a state, or entries of one country: of other places the world counts lists that the form's list of countries lacks. */
const isLivedTarget = ({ measure, way, place }: NumberTarget): boolean =>
  way === 'at least' && (measure === 'countries' || (measure === 'entries' && place.kind === 'country'))

/** The world without what the edition does not ask. */
function withIndicators(world: World, codes: ReadonlySet<string>): World {
  const isThere = (one: { readonly indicator: string }) => codes.has(one.indicator.split('/')[0]!)
  return {
    ...world,
    indicators: world.indicators.filter(indicator => codes.has(indicator.code)),
    rounds: world.rounds.map(round => ({ ...round, asks: round.asks.filter(isThere) })),
    submissions: world.submissions.map(submission => ({ ...submission, answers: submission.answers.filter(isThere) })),
    numberTargets: world.numberTargets?.filter(isThere) ?? [],
  }
}

function partsOf({ code, how, parts }: Indicator, { typedParts, besideParts }: Asked): Indicator['parts'] {
  const settling = how === 'parts' ? (typedParts.get(code) ?? []).map(part => ({ code: part, settles: true })) : []
  return [...settling, ...parts.flatMap(part => shippedPart(code, part.code, besideParts))]
}

function shippedPart(code: string, part: string, besideParts: Asked['besideParts']) {
  const ours = besideParts.get(code)?.get(part)
  return ours === undefined ? [] : [{ code: ours, settles: false }]
}

function livedAnswers(submission: Submission, asks: Asked): readonly Answer[] {
  return submission.answers.map(answer => {
    const said = (eachSaid: Said): readonly Part[] =>
      isMissing(eachSaid.given) ? [] : partsSaid(answer.indicator, eachSaid, asks)
    return {
      ...answer,
      given: inTheEdition(answer.given),
      parts: said(answer),
      corrections: answer.corrections.map(correction => ({ ...correction, parts: said(correction) })),
    }
  })
}

/** The first settling parts, and those beside, under the edition's codes. A form says nothing of parts where the whole is missing. */
function partsSaid(indicator: string, { given, parts }: Said, { typedParts, besideParts }: Asked): readonly Part[] {
  const codes = typedParts.get(indicator) ?? []
  const settling = given === null ? parts.filter(part => !isBeside(part)).slice(0, codes.length) : []
  const ours = besideParts.get(indicator)
  return [
    ...settling.map((part, at) => ({ ...part, part: codes[at]! })),
    ...parts.flatMap(part => (ours?.has(part.part) ? [{ ...part, part: ours.get(part.part)! }] : [])),
  ]
}

const isMissing = (given: Given | null): boolean => given !== null && 'missing' in given
const isBeside = ({ part }: Part): boolean => part.startsWith('form-') || part === onlinePart

/** The edition calls the first stage otherwise than the world does. */
function inTheEdition(given: Given | null): Given | null {
  return given !== null && 'rating' in given && given.step === 'drafting' ? { ...given, step: 'drafted' } : given
}
