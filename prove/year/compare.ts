/** Compares a release with the recount: what anybody can read in its files, and what its sealed part says inside the network. */
import { wholeRelease } from '@waymark/testing'
import { recount } from '../recount/recount.ts'
import type { Day } from '../recount/world.ts'
import { compareBaselines } from './compare-baselines.ts'
import { compareChanges } from './compare-changes.ts'
import { compareEntries } from './compare-entries.ts'
import { compareExclusions } from './compare-exclusions.ts'
import { compareFigures } from './compare-figures.ts'
import { compareInside } from './compare-inside.ts'
import { compareNational } from './compare-national.ts'
import { comparePlans } from './compare-plans.ts'
import { compareRegions } from './compare-regions.ts'
import { compareRows } from './compare-rows.ts'
import { compareTargets } from './compare-targets.ts'
import { Comparison } from './comparison.ts'
import type { Life } from './life.ts'

/** What the recount says and nothing here reads yet. */
export const notCompared = [
  'parts that settle their whole, as figures of their own, and those beside such a whole in periods of several rounds',
  'parts beside a whole by country, by region and inside the network, their changes and exclusions, and a no beside a form that says yes',
  'targets inside the network; baselines of targets on numbers, and whether their goals are reached',
  'figures about members by region, and countries by region in periods before the newest',
  'changes about members and, by region, to periods before the newest',
  'response by one or several members, and agreement',
  'plans inside the network: states, accounts, dialogues, amendments and what nobody reported on',
  'national indicators inside the network',
  'what is counted from registers inside the network; entries by region and country in periods before the newest; entries last confirmed too early',
  'lists of income initiatives (E3b), which members close for themselves',
] as const

export type Compared = { readonly compared: number; readonly differences: readonly string[] }

/** `shownOn`: the day on which the release is looked at, when a hiding may have reached it; the day it was signed if left out. */
export async function compareRelease(life: Life, label: string, shownOn?: Day): Promise<Compared> {
  const { stage, world, rounds, targets, planned, nationals } = life
  const { runtime } = stage
  const published = await wholeRelease(runtime, { network: world.network.slug, label, withSealed: true })
  if (!published?.sealed) throw new Error(`There is no release ${label}.`)
  const { files, sealed } = published
  const expected = recount(world, label, shownOn)
  const comparison = new Comparison()
  const idOf = new Map(world.network.members.map(member => [member.name, member.id]))
  compareRows(comparison, expected, files)
  compareFigures(comparison, expected, { files, world })
  compareRegions(comparison, expected, files)
  compareChanges(comparison, expected, files)
  compareTargets(comparison, expected, { files, world, idOf: id => targets.get(id)! })
  comparePlans(comparison, expected, { files, world, idOf: thing => planned.get(thing) })
  compareNational(comparison, expected, { files, codeOf: code => nationals.get(code)?.code })
  compareBaselines(comparison, expected, files)
  compareEntries(comparison, expected, files)
  const roundOf = new Map([...rounds].map(([ours, theirs]) => [theirs, ours]))
  compareExclusions(comparison, expected, { files, roundOf })
  compareInside(comparison, expected, { files: sealed.files, idOf })
  return comparison
}
