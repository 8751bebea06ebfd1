/** What seeding works with: the house on a clock of its own, the network's desk, and a seat for each person of the story. */
import type { Language } from '@waymark/language'
import { beginSession } from '../people/sign-in-by-link.ts'
import { deskOf } from '../people/desk-of.ts'
import { invitePerson } from '../people/invite-person.ts'
import type { Desk } from '../desk.ts'
import { houseOf, type House } from '../house.ts'
import type { Demonstration, DemonstrationSeat } from './read-demonstration.ts'

export type Stage = {
  readonly house: House
  readonly told: Demonstration
  /** The installation's own desk in the network. */
  readonly system: Desk
  readonly goTo: (day: string) => void
  /** The desk of the person of this key in the story, on the day the clock shows. */
  readonly sit: (key: string) => Promise<Desk>
  readonly ids: Map<string, string>
}

/** The story's clock stands at nine in the morning of the day it was last told to go to. */
export function houseOnClock(house: House): { readonly house: House; readonly goTo: (day: string) => void } {
  const clock = { at: house.now() }
  return {
    house: houseOf(house.installation, { now: () => new Date(clock.at), mayTry: house.mayTry }),
    goTo: day => void (clock.at = new Date(`${day}T09:00:00.000Z`)),
  }
}

export async function seat(stage: Stage, person: DemonstrationSeat): Promise<void> {
  const { network } = stage.system
  const invited = await invitePerson(stage.house, {
    network: network.slug,
    name: person.name,
    role: person.role,
    member: person.member,
    region: person.region,
  })
  stage.ids.set(person.key, must(invited).person)
}

export async function sitDown(stage: Omit<Stage, 'sit'>, key: string): Promise<Desk> {
  const person = stage.ids.get(key)
  if (!person) throw new Error(`The demonstration has no person "${key}".`)
  const { token } = await beginSession(stage.house, person)
  const desk = await deskOf(stage.house, token, stage.system.network.slug)
  if (!desk) throw new Error(`"${key}" has no desk.`)
  return desk
}

/** The language a member of the story writes in. */
export function languageOf(stage: Stage, member: string): Language {
  return stage.told.network.members.find(one => one.name === member)?.language ?? 'en'
}

/** The value; a refusal here means that the demonstration's files contradict the rules, which is a defect of theirs. */
export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: unknown },
): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}
