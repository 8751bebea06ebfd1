/** What stands beside a target, from `data/targets.csv`: the baselines, what was observed in each period, and what is wanted. */
import type { Recount } from '../recount/recount.ts'
import type { Target } from '../recount/world.ts'
import type { Comparison } from './comparison.ts'
import { tableOf, type Files, type Line } from './public-files.ts'

/** `targets`: those of the world, each of an indicator of its own. */
export function compareTargets(
  comparison: Comparison,
  expected: Recount,
  { files, targets }: { readonly files: Files; readonly targets: readonly Target[] },
): void {
  const lines = Map.groupBy(tableOf(files, 'data/targets.csv'), line => line.indicator!)
  for (const target of targets.filter(one => one.agreed <= expected.day)) {
    const own = lines.get(target.indicator) ?? []
    lines.delete(target.indicator)
    const observed = expected.targets.filter(one => one.target === target.id)
    const { baseline, of } = observed.at(-1)!
    const rows = [
      ...(baseline ? [['baseline', '', baseline.inState, '', baseline.countries, '']] : []),
      ...observed.map(one => {
        const { from, to } = one.public.ranges![target.state]!
        return ['observed', `${one.period}-12-31`, from, to, one.public.applicable, one.later]
      }),
      ['target', target.by, target.value, '', of, ''],
    ]
    comparison.same(`${target.id} state`, own.map(line => line.state).join(' '), own.map(() => target.state).join(' '))
    comparison.same(`${target.id} rows`, own.length, rows.length)
    for (const [at, row] of rows.entries())
      comparison.same(`${target.id} ${row[0]} ${row[1]}`, own[at] && toldOf(own[at]), row.join(' '))
  }
  comparison.same('targets beyond those', [...lines.keys()].join(' '), '')
}

const toldOf = ({ line, day, value, at_most: most, of, joined_later: later }: Line): string =>
  [line, day, value, most, of, later].join(' ')
