/** Odd cases of parts by form and of the online dimension, which never settle their parent. */
import type { Answer, Given, Part, Rating } from '../world.ts'
import type { Cast } from './network.ts'
import type { Plotter } from './odd-cases.ts'

type Plans = Pick<Plotter, 'plan' | 'rule'>

const rated = (rating: Rating): Given => ({ rating })
const part = (code: string, given: Given): Part => ({ part: code, given, names: null })
const lacks = (missing: 'unknown' | 'not-applicable'): Given => ({ missing })

const answer = (rating: Rating, ...parts: readonly Part[]): Partial<Answer> => ({ given: rated(rating), parts })

export function ofParts(plot: Plans, cast: Cast) {
  const [beside, some, corrected] = cast.singles.slice(14) as [string, string, string]
  const [, differing, ruled] = cast.pairs as [string, string, string]
  plot.plan('a no beside a form that says yes', 'round-1', beside, 'accepted', {
    O4a: answer(
      'no',
      part('form-1', rated('yes')),
      part('form-2', rated('no')),
      part('online-dimension', rated('yes')),
    ),
  })
  plot.plan('forms of a held answer', 'round-2', beside, 'accepted', {
    O4a: { ...answer('no', part('form-1', rated('yes'))), held: { from: '2025-02-01', to: null } },
  })
  plot.plan('some forms answered, one unknown, one not applicable, two left out', 'round-1', some, 'accepted', {
    O5a: answer(
      'yes',
      part('form-1', rated('yes')),
      part('form-2', lacks('unknown')),
      part('form-3', lacks('not-applicable')),
      part('online-dimension', rated('partial')),
    ),
  })
  plot.plan('a form corrected after the first release, no to yes', 'round-1', corrected, 'accepted', {
    O4c: {
      ...answer('partial', part('form-1', rated('no'))),
      corrections: [
        {
          day: '2024-11-10',
          given: rated('partial'),
          parts: [part('form-1', rated('yes'))],
          reason: 'The service was visited.',
        },
      ],
    },
  })
  plot.plan(
    'members agree on the whole and differ in a form',
    'round-3',
    differing,
    'accepted',
    { O5b: answer('yes', part('form-1', rated('yes')), part('online-dimension', rated('yes'))) },
    { O5b: answer('yes', part('form-1', rated('no')), part('online-dimension', rated('yes'))) },
  )
  plot.plan(
    'a form ruled before the third release',
    'round-3',
    ruled,
    'accepted',
    { O4b: answer('partial', part('form-2', rated('yes'))) },
    { O4b: answer('partial', part('form-2', rated('no'))) },
  )
  plot.rule('round-3', ruled, 'O4b/form-2', rated('no'), '2026-05-20')
}
