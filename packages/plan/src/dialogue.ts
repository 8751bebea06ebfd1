import { done, refused, type Result } from '@waymark/language'
import { readDay, type Day, type DayRefusal, type MemberId } from '@waymark/network'

/** A talk in which members of a country, or of a region, chose what to work on. It names members, never persons. */
export type Dialogue = {
  readonly about: string
  readonly on: Day
  readonly members: readonly MemberId[]
}

/** One thing the network chose to work on for a subject, in one dialogue: an indicator of its framework. */
export type ChosenPriority = { readonly subject: string; readonly indicator: string }

export type DialogueRefusal =
  | ({ readonly field: 'on' } & DayRefusal)
  | { readonly field: 'on'; readonly kind: 'dialogue.in-future'; readonly on: Day; readonly today: Day }
  | { readonly field: 'members'; readonly kind: 'dialogue.without-members' }
  | { readonly field: 'members'; readonly kind: 'dialogue.member-not-there'; readonly member: MemberId }

/**
 * Reads the record of a dialogue. Refuses a day that is none or lies ahead, a dialogue without members, and a member that did
 * not belong to the country or region on that day (`membersThere` is asked with the day).
 */
export function readDialogue(
  typed: { readonly about: string; readonly on: string; readonly members: readonly MemberId[] },
  membersThere: (on: Day) => ReadonlySet<MemberId>,
  today: Day,
): Result<Dialogue, DialogueRefusal> {
  const on = readDay(typed.on)
  if (!on.ok) return refused({ field: 'on', ...on.refusal })
  if (on.value > today) return refused({ field: 'on', kind: 'dialogue.in-future', on: on.value, today })
  const members = [...new Set(typed.members)]
  if (members.length === 0) return refused({ field: 'members', kind: 'dialogue.without-members' })
  const there = membersThere(on.value)
  const stranger = members.find(member => !there.has(member))
  if (stranger !== undefined) return refused({ field: 'members', kind: 'dialogue.member-not-there', member: stranger })
  return done({ about: typed.about, on: on.value, members })
}

export type PriorityRefusal =
  | { readonly field: 'indicator'; readonly kind: 'priority.indicator-unknown'; readonly indicator: string }
  | { readonly field: 'indicator'; readonly kind: 'priority.chosen-already'; readonly indicator: string }

/** Chooses an indicator as a priority. Refuses one the edition does not have, and one that is a priority of the subject already. */
export function choosePriority(
  priority: ChosenPriority,
  edition: ReadonlySet<string>,
  chosen: readonly ChosenPriority[],
): Result<ChosenPriority, PriorityRefusal> {
  const { subject, indicator } = priority
  if (!edition.has(indicator)) return refused({ field: 'indicator', kind: 'priority.indicator-unknown', indicator })
  const already = chosen.some(eachPriority => eachPriority.subject === subject && eachPriority.indicator === indicator)
  return already ? refused({ field: 'indicator', kind: 'priority.chosen-already', indicator }) : done(priority)
}
