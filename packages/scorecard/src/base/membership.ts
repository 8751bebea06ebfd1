/** How many members a network has, and in how many countries: "122 members in 104 countries" is computed. Source: models.md 8. */
import { fewestMembers } from '@waymark/measure'
import { addDays, day } from '@waymark/network'
import type { Membership } from '../page-types/pages-shared.ts'
import { editionKey } from '../candidate/edition-key.ts'
import type { Candidate } from '../candidate/candidate.ts'

/**
 * Members that belonged to the network on the last day of the latest period of a round, of those that let themselves be shown, and the
 * countries these worked in that day. Nothing under five such members, nor where that period is one of a private framework. A country that two people hid is counted like any.
 */
export function membershipIn({ belonging = [], members, calls, editions }: Candidate): Membership | undefined {
  const shown = new Set(members.filter(member => member.shown !== 'hidden').map(member => member.id))
  const counted = belonging.filter(one => shown.has(one.member) && one.places.length > 0)
  const rounds = calls
    .filter(call => call.kind === 'round')
    .toSorted((eachCall, other) => (eachCall.period.until < other.period.until ? -1 : 1))
  const [until, edition] = [rounds.at(-1)?.period.until, rounds.at(-1)?.edition]
  if (counted.length < fewestMembers || until === undefined) return undefined
  if (
    editions.some(
      adoptedEdition => adoptedEdition.edition.framework.private && editionKey(adoptedEdition.edition) === edition,
    )
  )
    return undefined
  const countries = new Set(counted.flatMap(one => one.places))
  return { on: addDays(day(until), -1), members: counted.length, countries: countries.size }
}
