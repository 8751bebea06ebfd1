/** The six people of the demonstration whom `/try` lets in without a password. */
import { inNetwork, networkBySlug, peopleOf } from '@waymark/store'
import { dayOf } from '../desk.ts'
import type { Runtime } from '../runtime.ts'
import type { Demonstration } from './read-demonstration.ts'

export type TryPerson = {
  readonly key: string
  readonly person: string
  readonly words: Readonly<Record<string, string>>
  readonly task: Readonly<Record<string, string>>
}

/** Nobody where the installation does not allow trying, or has no demonstration. */
export async function tryPersons(runtime: Runtime, { network, persons }: Demonstration): Promise<readonly TryPerson[]> {
  if (!runtime.mayTry) return []
  const row = await networkBySlug(runtime.installation.app.db, network.slug)
  if (!row) return []
  const people = await inNetwork(runtime.installation.owner.db, row.id, t => peopleOf(t, dayOf(runtime.now())))
  return persons.try.flatMap(({ key, name, words, task }) => {
    const found = people.find(person => person.name === name)
    return found && words && task ? [{ key, person: found.person, words, task }] : []
  })
}
