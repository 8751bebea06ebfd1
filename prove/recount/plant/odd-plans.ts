/** Plans with one odd action each, in a country of its own, known to the second release (2025-07-15) or the third (2026-06-15). */
import type { Network, Planted } from '../world.ts'
import type { Action, ActionItem, Plan } from '../world-plans.ts'
import type { Cast } from './network.ts'
import { bareAction, barePlan, barePriority, membersAt, shownBy } from './plans.ts'

type Odd = { readonly plans: readonly Plan[]; readonly planted: readonly Planted[] }

type PlantPlan = (
  name: string,
  country: string,
  make: (members: readonly string[]) => Partial<Action>,
  more?: Partial<Plan>,
) => Plan

export function oddPlans(network: Network, cast: Cast): Odd {
  const planted: Planted[] = []
  const plan = planting(network, planted)
  const plans = [...byWhatIsSaid(plan, cast), ...byWhoShowsIt(plan, cast), ...byWhereItStands(plan, cast, network)]
  return { plans, planted }
}

/** Makes a plan of one action and notes which case it is. */
function planting(network: Network, planted: Planted[]): PlantPlan {
  return (name, country, make, more = {}) => {
    const members = membersAt(network, 'national', country)
    planted.push({ case: `plan: ${name}`, at: { country, action: `${country}/1/1` } })
    return barePlan('national', country, {
      priorities: [
        barePriority(`${country}/1`, members.slice(0, 1), { shown: shownBy(members.slice(0, 1), '2024-10-01') }),
      ],
      actions: [bareAction(`${country}/1/1`, members.slice(0, 1), make(members))],
      ...more,
    })
  }
}

const update = (day: string, says: Action['updates'][number]['says'], safety = false) => ({
  day,
  says,
  text: 'How it stands.',
  safety,
})
const on = (by: string, ...items: readonly ActionItem[]) =>
  items.map(item => ({ ...item, by, from: item.item === 'update' ? '2025-06-10' : '2025-02-01', to: null }))
const action: ActionItem = { item: 'action' }
const first: ActionItem = { item: 'update', at: 0 }
const dates: ActionItem = { item: 'dates' }

/** The days and updates of an action. */
function byWhatIsSaid(plan: PlantPlan, { singles }: Cast): readonly Plan[] {
  const single = (at: number) => singles[at]!
  return [
    plan('done, and the update that says so is public', single(0), ([by]) => ({
      updates: [update('2025-03-01', 'under way'), update('2025-06-01', 'done')],
      shown: on(by!, action, first, { item: 'update', at: 1 }),
    })),
    plan('done, and only the first update is public', single(1), ([by]) => ({
      updates: [update('2025-03-01', 'under way'), update('2025-06-01', 'done')],
      shown: on(by!, action, first),
    })),
    plan('late, and its dates are public', single(2), ([by]) => ({
      due: '2025-05-31',
      milestones: [{ what: 'Brief', kind: 'step', due: '2025-01-31', reached: null }],
      shown: on(by!, action, dates, { item: 'milestone', at: 0 }),
    })),
    plan('stopped for safety', single(3), ([by]) => ({
      updates: [update('2025-04-01', 'stopped', true)],
      shown: on(by!, action),
    })),
    plan('amended, so that it is not late', single(4), () => ({
      due: '2025-05-31',
      amendments: [{ day: '2025-05-01', due: '2026-12-31', reason: 'The session was moved.' }],
    })),
  ]
}

/** Who switched it on, and until when. */
function byWhoShowsIt(plan: PlantPlan, { singles, pairs }: Cast): readonly Plan[] {
  const single = (at: number) => singles[at]!
  const [two, both] = pairs as [string, string]
  return [
    plan('late, and nothing was ever written of it', single(5), () => ({ due: '2025-03-31' })),
    plan('made internal again before the third release', single(6), ([by]) => ({
      shown: [{ item: 'action', by: by!, from: '2025-02-01', to: '2026-01-10' }],
    })),
    plan('switched on by somebody else', single(7), () => ({ shown: on('secretariat', action, dates) })),
    plan('two responsible, one of them switched it on', two, members => ({
      responsible: members,
      shown: on(members[0]!, action, { item: 'responsible' }),
    })),
    plan('two responsible, both switched it on', both, members => ({
      responsible: members,
      shown: members.flatMap(by => on(by, action, dates)),
    })),
  ]
}

/** The country and the plan around it. */
function byWhereItStands(plan: PlantPlan, cast: Cast, network: Network): readonly Plan[] {
  const single = (at: number) => cast.singles[at]!
  const draft = barePlan('national', '').history.slice(0, 1)
  return [
    plan('of a country that is hidden later', cast.hidden, ([by]) => ({ shown: on(by!, action, dates) })),
    plan('of a country that is not shown', cast.notShown, ([by]) => ({ shown: on(by!, action, dates) })),
    plan('switched on in a draft', single(11), ([by]) => ({ shown: on(by!, action, dates) }), {
      history: draft,
    }),
    plan('with a priority left out again', single(12), ([by]) => ({ shown: on(by!, action, dates) }), {
      priorities: [
        barePriority(`${single(12)}/1`, membersAt(network, 'national', single(12)), {
          dropped: { day: '2025-11-01', reason: 'Another member took it over.' },
        }),
      ],
    }),
    plan('with an action added by an amendment', single(13), () => ({
      added: '2025-10-01',
      start: '2025-11-01',
    })),
    plan(
      'closed before the third release',
      single(14),
      ([by]) => ({
        updates: [update('2025-05-01', 'done')],
        shown: on(by!, action, first),
      }),
      { history: [...barePlan('national', '').history, { day: '2026-02-01', state: 'closed', body: null }] },
    ),
  ]
}
