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

/** Where the adopted edition asks the members, and the definitions work the status out of documents, records or members' scorecards. */
const workedOut: ReadonlySet<Indicator['how']> = new Set(['documents', 'records', 'members'])

/** Leaves out what is not lived, the same for the product and for the recount, so that both speak of one world. */
export function livable(planted: World, { typedParts, lists }: Pick<Shipped, 'typedParts' | 'lists'>): Livable {
  const notLived: string[] = []
  const note = (count: number, what: string) => {
    if (count > 0) notLived.push(`${count} ${what}`)
  }
  const { entries, without: uncounted, notLived: notEntered } = livableEntries(planted)
  notLived.push(...notEntered)
  const out = planted.indicators.filter(one => workedOut.has(one.how) || uncounted.includes(one.code))
  note(
    out.length,
    `indicators worked out of documents, records and scorecards, or of unknown registers: ${out.map(one => one.code).join(' ')}`,
  )
  note(planted.targets.length, 'targets')
  note(planted.contributions.length, "contributions in members' own records")
  note(planted.hidden.length, 'countries hidden')
  const given = planted.submissions.flatMap(one => one.answers)
  note(given.flatMap(answer => answer.parts.filter(isByForm)).length, 'answers by form of exploitation')
  note(given.flatMap(answer => answer.parts.filter(part => part.names !== null)).length, 'objectives named in S2a')
  const shortened = planted.indicators.flatMap(one => {
    const [ours, asked] = [one.parts.filter(part => part.settles), typedParts.get(one.code) ?? []]
    return one.how === 'parts' && ours.length > asked.length
      ? [`${one.code} has ${ours.length}, the edition ${asked.length}`]
      : []
  })
  note(shortened.length, `indicators of more settling parts than the edition asks: ${shortened.join('; ')}`)
  const kept = { ...planted, entries, registers: shippedRegisters({ lists }, planted.registers) }
  const closings = livableClosings(kept)
  note(planted.closings.length - closings.length, 'closings of lists that the registers do not have')
  note(planted.closings.filter(one => one.held).length, 'closings held')
  const world = without({ ...kept, closings }, new Set(out.map(indicator => indicator.code)), typedParts)
  return { world, notLived }
}

function without(planted: World, out: ReadonlySet<string>, typedParts: TypedParts): World {
  const isLived = (one: { readonly indicator: string }) => !out.has(one.indicator)
  return {
    ...planted,
    indicators: planted.indicators
      .filter(indicator => !out.has(indicator.code))
      .map(indicator => ({ ...indicator, parts: partsOf(indicator, typedParts) })),
    rounds: planted.rounds.map(round => ({ ...round, asks: round.asks.filter(isLived) })),
    submissions: planted.submissions.map(one => ({ ...one, answers: livedAnswers(one, isLived, typedParts) })),
    rulings: planted.rulings.filter(isLived),
    countryHolds: planted.countryHolds.filter(one => one.indicator === null || !out.has(one.indicator)),
    baselines: planted.baselines.map(one => ({
      ...one,
      values: one.values.filter(isLived),
      revisions: one.revisions.map(each => ({ ...each, values: each.values.filter(isLived) })),
    })),
    targets: [],
    reviews: [],
    contributions: [],
    recordClosings: [],
    hidden: [],
  }
}

function partsOf(indicator: Indicator, typedParts: TypedParts): Indicator['parts'] {
  if (indicator.how !== 'parts') return []
  return (typedParts.get(indicator.code) ?? []).map(code => ({ code, settles: true }))
}

function livedAnswers(
  submission: Submission,
  isLived: (answer: Answer) => boolean,
  typedParts: TypedParts,
): readonly Answer[] {
  return submission.answers.filter(isLived).map(answer => {
    const parts = (all: Answer['parts']) => renamed(all, answer, typedParts)
    return {
      ...answer,
      given: inTheEdition(answer.given),
      parts: parts(answer.parts),
      corrections: answer.corrections.map(one => ({ ...one, parts: parts(one.parts) })),
    }
  })
}

/** The first settling parts under the edition's codes; each names an objective, so that the rule about naming one changes nothing. */
function renamed(parts: Answer['parts'], answer: Answer, typedParts: TypedParts): Answer['parts'] {
  if (answer.given !== null) return []
  const codes = typedParts.get(answer.indicator) ?? []
  return parts
    .filter(part => !isByForm(part))
    .slice(0, codes.length)
    .map((part, at) => ({ ...part, part: codes[at]!, names: 'objective-1' }))
}

const isByForm = (part: Answer['parts'][number]) => part.part.startsWith('form-')

/** The edition calls the first stage otherwise than the world does. */
function inTheEdition(given: Given | null): Given | null {
  return given !== null && 'rating' in given && given.step === 'drafting' ? { ...given, step: 'drafted' } : given
}
