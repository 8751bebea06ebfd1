/** What stands beside a target, from `data/targets.csv`: the baselines, what was observed in each period, and what is wanted. */
import type { Recount } from '../recount/recount.ts'
import type { NumberTargetFigure, Reached } from '../recount/number-targets.ts'
import type { Goal, NumberTarget } from '../recount/world-more.ts'
import type { Target, World } from '../recount/world.ts'
import type { Comparison } from './comparison.ts'
import { tableOf, type Files, type Line } from './public-files.ts'

type Targeted = Pick<World, 'targets' | 'numberTargets'>

/** `idOf`: the product's id of a target by the world's. */
export function compareTargets(
  comparison: Comparison,
  expected: Recount,
  {
    files,
    world,
    idOf,
  }: { readonly files: Files; readonly world: Targeted; readonly idOf: (target: string) => string },
): void {
  const lines = Map.groupBy(tableOf(files, 'data/targets.csv'), line => line.target!)
  const taken = (target: string) => {
    const own = lines.get(idOf(target)) ?? []
    lines.delete(idOf(target))
    return own
  }
  for (const target of world.targets.filter(eachTarget => eachTarget.agreed <= expected.day))
    compareOnState(comparison, expected, { target, own: taken(target.id) })
  const onNumbers = new Map((world.numberTargets ?? []).map(numberTarget => [numberTarget.id, numberTarget]))
  for (const found of expected.numberTargets)
    compareOnNumber(comparison, found, { target: onNumbers.get(found.target)!, own: taken(found.target) })
  comparison.same('targets beyond those', [...lines.keys()].join(' '), '')
}

function compareOnState(
  comparison: Comparison,
  expected: Recount,
  { target, own }: { readonly target: Target; readonly own: readonly Line[] },
): void {
  const observed = expected.targets.filter(eachTarget => eachTarget.target === target.id)
  const { baseline, of } = observed.at(-1)!
  const rows = [
    ...(baseline ? [['baseline', '', baseline.inState, '', baseline.countries, '']] : []),
    ...observed.map(eachTarget => {
      const { from, to } = eachTarget.public.ranges![target.state]!
      return ['observed', `${eachTarget.period}-12-31`, from, to, eachTarget.public.applicable, eachTarget.later]
    }),
    ['target', target.by, target.value, '', of, ''],
  ]
  comparison.same(`${target.id} state`, own.map(line => line.state).join(' '), own.map(() => target.state).join(' '))
  comparison.same(`${target.id} rows`, own.length, rows.length)
  for (const [at, row] of rows.entries())
    comparison.same(`${target.id} ${row[0]} ${row[1]}`, own[at] && saidOf(own[at]), row.join(' '))
}

const saidOf = ({ line, day, value, at_most: most, of, joined_later: later }: Line): string =>
  [line, day, value, most, of, later].join(' ')

/** Milestones, what was observed, and the target; its baseline is what baselines of countries say, which the recount of numbers leaves out. */
function compareOnNumber(
  comparison: Comparison,
  { target: id, shown, observed }: NumberTargetFigure,
  { target, own }: { readonly target: NumberTarget; readonly own: readonly Line[] },
): void {
  const goal = (line: string, { by, value }: Goal) => [line, by, value, '', '']
  const rows = [
    ...target.milestones.map(milestone => goal('milestone', milestone)),
    ...observed.flatMap(({ period, public: said, later }) =>
      said === null ? [] : [['observed', `${period}-12-31`, said.value?.from ?? '', mostOf(target, said), later]],
    ),
    goal('target', target),
  ]
  const found = own.filter(line => line.line !== 'baseline').map(line => numberOf(line))
  comparison.same(`${id}`, found.join('; '), shown ? rows.map(row => row.join(' ')).join('; ') : '')
}

const mostOf = ({ measure }: NumberTarget, { value }: Reached) => (measure === 'countries' ? (value?.to ?? '') : '')

const numberOf = ({ line, day, value, at_most: most, joined_later: later }: Line): string =>
  [line, day, value, most, later].join(' ')
