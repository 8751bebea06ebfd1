/** What a country or member would answer, so that members of one country agree unless the plot says otherwise and years resemble each other. */
import type { Given, Indicator, Kind, Rating } from '../world.ts'
import type { Chance } from './chance.ts'

/** The answer of a subject to an indicator or part in the year of this place (0, 1, 2). */
export type Truth = (subject: string, name: string, year: number) => Given

const stays = 0.7 // chance that a year's answer is that of the year before

export function truthOf(chance: Chance): Truth {
  const kept = new Map<string, Given>()
  const draw = (name: string): Given => {
    const word = chance.weighted({ yes: 40, partial: 27, no: 27, 'not-applicable': 6 })
    if (word === 'not-applicable') return { missing: word }
    const rating: Rating = word
    // Drafting counts as yes in O1a; stages stand beneath.
    if (name === 'O1a' && rating === 'yes') return { rating, step: chance.pick(['drafting', 'adopted', 'implemented']) }
    return { rating }
  }
  const truth: Truth = (subject, name, year) => {
    const key = `${subject} ${name} ${year}`
    const found = kept.get(key)
    if (found) return found
    const given = year > 0 && chance.happens(stays) ? truth(subject, name, year - 1) : draw(name)
    kept.set(key, given)
    return given
  }
  return truth
}

/** A number or a share of a country, which grows with the years; now and then it does not apply. */
export function numberTruth(kind: Kind, subject: string, year: number): Given {
  const start = [...subject].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7)
  if (start % 17 === 0) return { missing: 'not-applicable' }
  const of = 20 + (start % 40)
  const own = (start % 20) + 4 * year
  return kind === 'count' ? { count: own } : { numerator: Math.min(own, of), denominator: of }
}

/** Indicators a respondent types an answer to about this kind of subject. */
export const typed = (indicators: readonly Indicator[], subject: 'country' | 'member') =>
  indicators.filter(
    indicator => indicator.subject === subject && (indicator.how === 'asked' || indicator.how === 'parts'),
  )
