/** The six people of the demonstration whom `/try` lets in without a password. */
import { inNetwork, networkBySlug, peopleOf } from '@waymark/store'
import { dayOf } from '../desk.ts'
import type { House } from '../house.ts'
import type { Demonstration } from './read-demonstration.ts'

export type TryPerson = {
  readonly key: string
  readonly person: string
  readonly words: Readonly<Record<string, string>>
  readonly task: Readonly<Record<string, string>>
}

/** Nobody where the installation does not allow trying, or has no demonstration. */
export async function tryPersons(house: House, { network, persons }: Demonstration): Promise<readonly TryPerson[]> {
  if (!house.mayTry) return []
  const row = await networkBySlug(house.installation.app.db, network.slug)
  if (!row) return []
  const people = await inNetwork(house.installation.owner.db, row.id, t => peopleOf(t, dayOf(house.now())))
  return persons.try.flatMap(({ key, name, words, task }) => {
    const found = people.find(one => one.name === name)
    return found && words && task ? [{ key, person: found.person, words, task }] : []
  })
}
