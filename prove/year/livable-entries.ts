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
  const entered = entries.filter(eachEntry => why.get(eachEntry.id) === null)
  const out = Map.groupBy(
    entries.filter(eachEntry => why.get(eachEntry.id) !== null),
    eachEntry => why.get(eachEntry.id)!,
  )
  const elsewhere = new Set(entered.filter(eachEntry => isElsewhere(world, eachEntry)))
  return {
    entries: entered
      .map(eachEntry => (elsewhere.has(eachEntry) ? { ...eachEntry, regions: [] } : eachEntry))
      .map(eachEntry =>
        writtenSince(network.founded, { ...eachEntry, register: together[eachEntry.register] ?? eachEntry.register }),
      ),
    indicators: indicators.map(indicator => ({
      ...indicator,
      register: together[indicator.register ?? ''] ?? indicator.register,
    })),
    notLived: [
      ...[...out].map(([reason, all]) => `${all.length} entries of ${kindsOf(all)}: ${reason}`),
      ...(elsewhere.size > 0 ? [`${elsewhere.size} entries of a region in which they have no country`] : []),
    ],
  }
}

/** Registers of the world that the shipped ones keep as one. */
export const together: Readonly<Record<string, string>> = { 'private-partner': 'company' }

const kindsOf = (entries: readonly Entry[]) => [...new Set(entries.map(entry => entry.register))].join(', ')

/** The registers know the region of an entry by its countries alone. */
function isElsewhere({ network }: World, { places, regions }: Entry): boolean {
  const near = network.countries.filter(country => places.includes(country.code)).flatMap(country => country.regions)
  return regions.some(region => !near.some(eachRegion => eachRegion.region === region))
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
