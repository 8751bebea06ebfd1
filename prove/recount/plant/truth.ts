/** What a country or member would answer, so that members of one country agree unless the plot says otherwise and years resemble each other. */
import type { Given, Indicator, Rating } from '../world.ts'
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

/** Indicators a respondent types an answer to about this kind of subject. */
export const typed = (indicators: readonly Indicator[], subject: 'country' | 'member') =>
  indicators.filter(
    indicator => indicator.subject === subject && (indicator.how === 'asked' || indicator.how === 'parts'),
  )
