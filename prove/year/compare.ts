/** Compares a release with the recount: what anybody can read in its files, and what its sealed part says inside the network. */
import { wholeRelease } from '@waymark/testing'
import { recount, type Recount } from '../recount/recount.ts'
import { compareBaselines } from './compare-baselines.ts'
import { compareEntries } from './compare-entries.ts'
import { compareExclusions } from './compare-exclusions.ts'
import { compareFigures } from './compare-figures.ts'
import { compareInside } from './compare-inside.ts'
import { compareRegions } from './compare-regions.ts'
import { compareMonitored, compareRows } from './compare-rows.ts'
import { Comparison } from './comparison.ts'
import type { Life } from './life.ts'

/** What the recount says and nothing here reads yet. */
export const notCompared = [
  'figures about members by region, and countries by region in periods before the newest',
  'changes between periods and between releases',
  'response by one or several members, and agreement',
  'parts of an indicator as figures of their own',
  'S1b in public but for this: it says what is counted again, or that no answer is published',
  'what is counted from registers inside the network; entries by region and country in periods before the newest; entries last confirmed too early',
] as const

export type Compared = { readonly compared: number; readonly differences: readonly string[] }

export async function compareRelease({ stage, world, rounds }: Life, label: string): Promise<Compared> {
  const { runtime } = stage
  const whole = await wholeRelease(runtime, { network: world.network.slug, label, withSealed: true })
  if (!whole?.sealed) throw new Error(`There is no release ${label}.`)
  const expected = recount(world, label)
  const comparison = new Comparison()
  const idOf = new Map(world.network.members.map(one => [one.name, one.id]))
  const published = withoutMonitored(expected)
  compareRows(comparison, published, whole.files)
  compareFigures(comparison, published, whole.files)
  compareRegions(comparison, published, whole.files)
  compareMonitored(comparison, expected, whole.files)
  compareBaselines(comparison, expected, whole.files)
  compareEntries(comparison, expected, whole.files)
  const roundOf = new Map([...rounds].map(([ours, theirs]) => [theirs, ours]))
  compareExclusions(comparison, expected, { files: whole.files, roundOf })
  compareInside(comparison, expected, { files: whole.sealed.files, idOf })
  return comparison
}

/** Without S1b, of which public files say less than is counted again: they do not say why a baseline has no value of an indicator. */
function withoutMonitored(expected: Recount): Recount {
  const isOther = (one: { readonly indicator: string }) => one.indicator !== 'S1b'
  return {
    ...expected,
    rows: expected.rows.filter(isOther),
    figures: expected.figures.filter(isOther),
    splits: expected.splits.filter(isOther),
  }
}
