import type { Action, LearningChain, Priority } from '../candidate.ts'
import type { EntryView, LearningView, PriorityView } from '../pages-work.ts'
import { byPlaceOf } from '../counted.ts'
import { remembered } from '../remembered.ts'
import type { Site } from '../site.ts'

/** A priority with the wording of the indicator it is about. */
export function priorityView(site: Site, priority: Priority): PriorityView {
  const edition = site.index.editionOf.get(priority.edition)?.edition
  return {
    ...priority,
    title: edition?.indicators.find(indicator => indicator.code === priority.indicator)?.name ?? {},
  }
}

/** A learning chain with the last step it reached. */
export function learningView(chain: LearningChain): LearningView {
  const stoppedAt = chain.change ? 'change' : chain.decision ? 'decision' : chain.lesson ? 'lesson' : 'finding'
  return { ...chain, stoppedAt }
}

/** How many actions stand where; every status is there, also with 0. */
export function actionsByStatus(priorities: readonly Priority[]): Readonly<Record<Action['status'], number>> {
  const counts = { planned: 0, 'under-way': 0, done: 0, stopped: 0 }
  for (const action of priorities.flatMap(priority => priority.actions)) counts[action.status] += 1
  return counts
}

/** Entries at any of these places, newest first. */
export function entriesAt(site: Site, places: ReadonlySet<string>): readonly EntryView[] {
  const byPlace = remembered(site.base.entries, 'by place', () => byPlaceOf(site.base.entries))
  const order = remembered(
    site.base.entries,
    'order',
    () => new Map(site.base.entries.map((entry, position) => [entry, position])),
  )
  const found = new Set([...places].flatMap(place => byPlace.get(place) ?? []))
  return [...found]
    .sort((entry, other) => order.get(entry)! - order.get(other)!)
    .toSorted((entry, other) => (entry.day === other.day ? 0 : entry.day < other.day ? 1 : -1))
}

/** All register kinds that a call lists or an entry has, in the order of the alphabet. */
export function registersIn(site: Site): readonly string[] {
  return remembered(site, 'registers', () => registersOf(site))
}

function registersOf(site: Site): readonly string[] {
  const met = [...site.base.calls.flatMap(call => call.registers), ...site.base.entries.map(entry => entry.kind)]
  return [...new Set(met)].sort()
}

/** Those of them that places have lists of: what the secretariat alone keeps is of no country. */
export function registersOfPlaces(site: Site): readonly string[] {
  return registersIn(site).filter(register => site.index.kindOf.get(register)?.keptBy !== 'secretariat')
}
