/** The entries of a planted world that the shipped registers can hold, and the indicators that count them. */
import type { Day, Entry, World } from '../recount/world.ts'
import { whyNotEntered } from './registers.ts'

export type LivableEntries = {
  readonly entries: readonly Entry[]
  /** The world's indicators, each counting the register in which the entries stand. */
  readonly indicators: World['indicators']
  readonly notLived: readonly string[]
}

export function livableEntries(world: World): LivableEntries {
  const { entries, indicators, network } = world
  const why = new Map(entries.map(entry => [entry.id, whyNotEntered(entry)]))
  const entered = entries.filter(one => why.get(one.id) === null)
  const out = Map.groupBy(
    entries.filter(one => why.get(one.id) !== null),
    one => why.get(one.id)!,
  )
  const elsewhere = new Set(entered.filter(one => isElsewhere(world, one)))
  return {
    entries: entered
      .map(one => (elsewhere.has(one) ? { ...one, regions: [] } : one))
      .map(one => writtenSince(network.founded, { ...one, register: together[one.register] ?? one.register })),
    indicators: indicators.map(one => ({ ...one, register: together[one.register ?? ''] ?? one.register })),
    notLived: [
      ...[...out].map(([reason, all]) => `${all.length} entries of ${kindsOf(all)}: ${reason}`),
      ...(elsewhere.size > 0 ? [`${elsewhere.size} entries of a region in which they have no country`] : []),
    ],
  }
}

/** Registers of the world that the shipped ones keep as one. */
export const together: Readonly<Record<string, string>> = { 'private-partner': 'company' }

const kindsOf = (entries: readonly Entry[]) => [...new Set(entries.map(one => one.register))].join(', ')

/** The registers know the region of an entry by its countries alone. */
function isElsewhere({ network }: World, { places, regions }: Entry): boolean {
  const near = network.countries.filter(one => places.includes(one.code)).flatMap(one => one.regions)
  return regions.some(region => !near.some(one => one.region === region))
}

/** What happened before the network was founded is written down on the day it was, and nothing is handed in before it happened. */
function writtenSince(founded: Day, entry: Entry): Entry {
  const since = <T extends Day | null>(day: T, least = founded) => (day !== null && day < least ? least : day)
  const recorded = <T extends { readonly recorded: Day }>(one: T) => ({ ...one, recorded: since(one.recorded) as Day })
  return writtenOnceAccepted({
    ...entry,
    submitted: since(since(entry.submitted), entry.event ?? founded),
    accepted: since(entry.accepted),
    stages: entry.stages.map(recorded),
    dated: entry.dated.map(recorded),
  })
}

/** While an entry waits for a reviewer nothing is written to it: what was said meanwhile is written down once it is accepted, or never. */
function writtenOnceAccepted(entry: Entry): Entry {
  const { submitted, accepted } = entry
  const recorded = <T extends { readonly recorded: Day }>(one: T): readonly T[] => {
    if (submitted === null || one.recorded <= submitted) return [one]
    if (accepted === null) return []
    return [one.recorded < accepted ? { ...one, recorded: accepted } : one]
  }
  return { ...entry, stages: entry.stages.flatMap(recorded), dated: entry.dated.flatMap(recorded) }
}
