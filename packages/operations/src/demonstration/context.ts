/** What seeding works with: the installation on a clock of its own, the network's desk, and a seat for each person of the story. */
import type { Language } from '@waymark/language'
import { beginSession } from '../people/sign-in-by-link.ts'
import { deskOf } from '../people/desk-of.ts'
import { invitePerson } from '../people/invite-person.ts'
import type { Desk } from '../desk.ts'
import { runtimeOf, type Runtime } from '../runtime.ts'
import type { Demonstration, DemonstrationSeat } from './read-demonstration.ts'

export type SeedContext = {
  readonly runtime: Runtime
  readonly story: Demonstration
  /** The installation's own desk in the network. */
  readonly system: Desk
  readonly goTo: (day: string) => void
  /** The desk of the person of this key in the story, on the day the clock shows. */
  readonly signInAs: (key: string) => Promise<Desk>
  readonly ids: Map<string, string>
}

/** A runtime whose clock stands at nine in the morning of the day it was last sent to. */
export function runtimeOnClock(runtime: Runtime): { readonly runtime: Runtime; readonly goTo: (day: string) => void } {
  const clock = { at: runtime.now() }
  return {
    runtime: runtimeOf(runtime.installation, { now: () => new Date(clock.at), mayTry: runtime.mayTry }),
    goTo: day => void (clock.at = new Date(`${day}T09:00:00.000Z`)),
  }
}

export async function seat(context: SeedContext, person: DemonstrationSeat): Promise<void> {
  const { network } = context.system
  const invited = await invitePerson(context.runtime, {
    network: network.slug,
    name: person.name,
    role: person.role,
    member: person.member,
    region: person.region,
  })
  context.ids.set(person.key, must(invited).person)
}

export async function signInAs(context: Omit<SeedContext, 'signInAs'>, key: string): Promise<Desk> {
  const person = context.ids.get(key)
  if (!person) throw new Error(`The demonstration has no person "${key}".`)
  const { token } = await beginSession(context.runtime, person)
  const desk = await deskOf(context.runtime, token, context.system.network.slug)
  if (!desk) throw new Error(`"${key}" has no desk.`)
  return desk
}

/** The language a member of the story writes in. */
export function languageOf(context: SeedContext, member: string): Language {
  return context.story.network.members.find(eachMember => eachMember.name === member)?.language ?? 'en'
}

/** The value; a refusal here means that the demonstration's files contradict the rules, which is a defect of theirs. */
export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: unknown },
): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}
