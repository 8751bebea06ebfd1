/** Ways from a finding to a change that go on purpose as far as they go, each in a country of its own. */
import type { Network, Planted } from '../world.ts'
import type { Learning, LearningItem, LearningKind } from '../world-learning.ts'
import { bareLearning } from './learning.ts'
import type { Cast } from './network.ts'
import { membersAt } from './plans.ts'

type Odd = { readonly learning: readonly Learning[]; readonly planted: readonly Planted[] }

const order: readonly LearningKind[] = ['finding', 'lesson', 'decision', 'change']
const days = ['2024-06-25', '2024-07-05', '2024-10-01', '2024-12-10'] as const

export function oddLearning(network: Network, cast: Cast): Odd {
  const planted: Planted[] = []
  /** A way of `length` steps; all of it is public but the steps that `more` says otherwise of. */
  const way = (
    name: string,
    country: string,
    length: number,
    more: Partial<Record<LearningKind, (member: string) => Partial<Learning>>> = {},
  ): readonly Learning[] => {
    const member = membersAt(network, 'national', country)[0]!
    planted.push({ case: `learning: ${name}`, at: { country, finding: `${country}/finding` } })
    return order.slice(0, length).map((kind, at) =>
      bareLearning(kind, 'national', country, [member], {
        written: days[at]!,
        joins: at === 0 ? [] : [`${country}/${order[at - 1]!}`],
        shown: on(member, 'text'),
        ...more[kind]?.(member),
      }),
    )
  }
  const on = (by: string, ...items: readonly LearningItem[]) =>
    items.map(item => ({ item, by, from: '2025-01-10', to: null }))
  const internal = () => ({ shown: [] })
  const single = (at: number) => cast.singles[at]!
  const learning = [
    ...way('goes all the way to a change, and a priority rests on it', single(0), 4, {
      decision: member => ({
        outcome: { day: '2025-02-20', what: 'done', text: 'It was done.' },
        shown: on(member, 'text', 'due'),
      }),
    }),
    ...way('goes on behind an internal lesson', single(1), 3, { lesson: internal }),
    ...way('its lesson is withdrawn before the third release', single(2), 3, {
      lesson: () => ({ withdrawn: '2025-11-01' }),
    }),
    ...way('its decision is late, and its due day is internal', single(3), 3, {
      decision: () => ({ due: '2025-03-31' }),
    }),
    ...way('joins into a lesson only after the second release', single(4), 2, {
      lesson: () => ({ joins: [], joined: [{ day: '2025-09-01', to: `${single(4)}/finding` }] }),
    }),
    ...way('switched on by somebody else', single(5), 1, { finding: () => ({ shown: on('secretariat', 'text') }) }),
    ...way('made internal again before the third release', single(6), 1, {
      finding: member => ({ shown: [{ item: 'text', by: member, from: '2025-01-10', to: '2026-01-10' }] }),
    }),
    ...way('its decision is owned by a member', single(7), 3, {
      decision: member => ({ owner: member, due: '2025-03-31', shown: on(member, 'text', 'owner', 'due') }),
    }),
    ...way('of a country that is hidden later', cast.hidden, 2),
    ...way('of a country that is not shown', cast.notShown, 2),
  ]
  return { learning, planted }
}
