import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plant, smallSize } from '../plant.ts'
import { bareAction, barePlan, barePriority } from '../plant/plans.ts'
import { contextOf } from '../context.ts'
import { planFigures, planLevelFigures } from '../plans.ts'
import type { Recount } from '../recount.ts'
import type { World } from '../world.ts'
import type { Action, ActionItem, Plan } from '../world-plans.ts'
import { memberOf, only, recountOf, worldOf } from './small.ts'

const members = [memberOf('AA', 1, { shown: 'name and country' }), memberOf('AA', 2), memberOf('BB')]

const worldWith = (plans: readonly Plan[], more: Partial<World> = {}) =>
  worldOf(members, { indicators: only('O1b'), plans, ...more })

const planWith = (action: Partial<Action>, more: Partial<Plan> = {}) =>
  barePlan('national', 'AA', {
    priorities: [barePriority('AA/1', ['AA-1'])],
    actions: [bareAction('AA/1/1', ['AA-1'], { start: '2026-06-01', ...action })],
    ...more,
  })

/** The only action of the only plan, on 2026-05-01. */
const actionIn = (action: Partial<Action>, more: Partial<Plan> = {}, world: Partial<World> = {}) =>
  recountOf(worldWith([planWith(action, more)], world)).plans[0]!.actions[0]!

const update = (day: string, says: Action['updates'][number]['says']) => ({ day, says, text: '', safety: false })
const milestone = (due: string, day: string | null, recorded = day) => ({
  what: '',
  kind: 'step' as const,
  due,
  reached: day === null ? null : { day, recorded: recorded!, evidence: '' },
})
const on = (by: string, ...items: readonly ActionItem[]) =>
  items.map(item => ({ ...item, by, from: '2025-01-01', to: null }))
const [action, dates, first]: readonly ActionItem[] = [{ item: 'action' }, { item: 'dates' }, { item: 'update', at: 0 }]

test('the state of an action is computed from its updates, its due day as amended, its milestones and its start', () => {
  const state = (some: Partial<Action>) => actionIn(some).state
  assert.equal(state({}), 'planned')
  assert.equal(state({ start: '2026-05-01' }), 'under way')
  assert.equal(state({ updates: [update('2026-05-01', 'under way')] }), 'under way')
  assert.equal(state({ updates: [update('2026-05-02', 'done')] }), 'planned')
  assert.equal(state({ milestones: [milestone('2026-12-01', '2026-04-01')] }), 'under way')
  assert.equal(state({ milestones: [milestone('2026-12-01', '2026-04-01', '2026-05-02')] }), 'planned')
  assert.equal(state({ due: '2026-05-01' }), 'planned')
  assert.equal(state({ due: '2026-04-30' }), 'late')
  const late = { due: '2026-04-30', updates: [update('2026-02-01', 'done')] }
  assert.equal(state(late), 'done')
  assert.equal(state({ ...late, updates: [...late.updates, update('2026-03-01', 'stopped')] }), 'dropped')
  const amended = (day: string) => ({ due: '2026-04-30', amendments: [{ day, due: '2026-12-01', reason: '' }] })
  assert.equal(state(amended('2026-04-01')), 'planned')
  assert.equal(state(amended('2026-05-02')), 'late')
})

test('accounts, missed milestones and silence are counted inside, by level, without drafts', () => {
  const plans = [
    planWith({ due: '2026-04-30', milestones: [milestone('2026-03-01', null), milestone('2026-12-01', null)] }),
    barePlan('regional', 'R1', {
      priorities: [barePriority('R1/1', ['R1'])],
      actions: [bareAction('R1/1/1', ['R1'], { updates: [update('2026-02-01', 'stopped')] })],
    }),
    barePlan('national', 'BB', {
      history: [{ day: '2026-02-01', state: 'draft', body: null }],
      priorities: [barePriority('BB/1', ['BB-1'])],
      actions: [bareAction('BB/1/1', ['BB-1'], { due: '2026-03-01' })],
    }),
  ]
  const found = recountOf(worldWith(plans))
  assert.deepEqual(found.plans[0]!.actions[0]!.milestones, { reached: 0, missed: 1, open: 1 })
  const [national, regional] = found.planLevels
  assert.deepEqual(national, {
    level: 'national',
    plans: { draft: 1, running: 1 },
    dialogues: 0,
    actions: { late: 1 },
    accounts: { 'not reported': 1 },
    withoutUpdate: 1,
    supporting: 0,
  })
  assert.deepEqual([regional!.actions, regional!.accounts], [{ dropped: 1 }, { stopped: 1 }])
  assert.equal(found.plans.find(plan => plan.plan === 'BB')!.actions[0]!.state, 'planned')
})

test('an item is public where every member concerned switched it on, for the days it is on', () => {
  assert.equal(actionIn({}).public, null)
  assert.equal(actionIn({ shown: on('secretariat', action!) }).public, null)
  assert.equal(actionIn({ shown: on('AA-1', dates!) }).public, null)
  const two = { responsible: ['AA-1', 'AA-2'] }
  assert.equal(actionIn({ ...two, shown: on('AA-1', action!) }).public, null)
  assert.notEqual(actionIn({ ...two, shown: [...on('AA-1', action!), ...on('AA-2', action!)] }).public, null)
  const off = (to: string) => actionIn({ shown: [{ item: 'action', by: 'AA-1', from: '2025-01-01', to }] }).public
  assert.equal(off('2026-05-01'), null)
  assert.notEqual(off('2026-05-02'), null)
  assert.deepEqual(
    actionIn({ shown: on('AA-1', action!), money: [{ what: 'planned', amount: 5, currency: 'EUR' }] }).public,
    {
      state: null,
      responsible: [],
      start: null,
      due: null,
      money: false,
      change: false,
      supports: null,
      milestones: [],
      updates: [],
    },
  )
})

test('a state is public where what it rests on is', () => {
  const state = (some: Partial<Action>, ...items: readonly ActionItem[]) =>
    actionIn({ ...some, shown: on('AA-1', action!, ...items) }).public!.state
  const second: ActionItem = { item: 'update', at: 1 }
  const done = { updates: [update('2026-02-01', 'under way'), update('2026-03-01', 'done')] }
  assert.deepEqual([state(done, first!), state(done, second)], [null, 'done'])
  assert.deepEqual([state({ due: '2026-04-30' }), state({ due: '2026-04-30' }, dates!)], [null, 'late'])
  assert.deepEqual([state({}), state({}, dates!)], [null, 'planned'])
  const begun = { updates: [update('2026-02-01', 'under way')] }
  assert.deepEqual([state(begun), state(begun, first!)], [null, 'under way'])
  const step = { milestones: [milestone('2026-12-01', '2026-04-01')] }
  assert.deepEqual([state(step), state(step, { item: 'milestone', at: 0 })], [null, 'under way'])
})

test('a member is named where it switched its own name on and chose to be shown with it', () => {
  const responsible: ActionItem = { item: 'responsible' }
  const shown = ['AA-1', 'AA-2'].flatMap(by => on(by, action!, responsible))
  assert.deepEqual(actionIn({ responsible: ['AA-1', 'AA-2'], shown }).public!.responsible, ['AA-1'])
  const one = [...on('AA-1', action!), ...on('AA-2', action!, responsible)]
  assert.deepEqual(actionIn({ responsible: ['AA-1', 'AA-2'], shown: one }).public!.responsible, [])
})

test('nothing is public of a draft, of a hidden country and of one that is not shown; a closed plan stays', () => {
  const shown = on('AA-1', action!)
  const history = barePlan('national', 'AA').history
  assert.equal(actionIn({ shown }, { history: history.slice(0, 1) }).public, null)
  assert.equal(actionIn({ shown }, {}, { hidden: [{ country: 'AA', day: '2026-04-01' }] }).public, null)
  const notShown = members.slice(0, 2).map(member => ({ ...member, shown: 'not shown' as const }))
  const found = recountOf({ ...worldOf(notShown, { plans: [planWith({ shown })] }) })
  assert.equal(found.plans[0]!.actions[0]!.public, null)
  const closed = [...history, { day: '2026-04-01', state: 'closed' as const, body: null }]
  assert.notEqual(actionIn({ shown }, { history: closed }).public, null)
})

test('an action supports one level up, and in public only where both ends are', () => {
  const upper = (shown: Action['shown']) =>
    barePlan('regional', 'R1', {
      priorities: [barePriority('R1/1', ['R1'])],
      actions: [bareAction('R1/1/1', ['R1'], { shown })],
    })
  const of = (supports: string, shown: Action['shown'] = []) => {
    const found = recountOf(worldWith([planWith({ supports, shown: on('AA-1', action!) }), upper(shown)]))
    const own = found.plans[0]!.actions[0]!
    return [own.supports, own.public!.supports, found.plans[1]!.actions[0]!.supportedBy]
  }
  assert.deepEqual(of('R1/1/1'), ['R1/1/1', null, 1])
  assert.deepEqual(of('R1/1/1', on('R1', action!)), ['R1/1/1', 'R1/1/1', 1])
  assert.deepEqual(of('R1/1'), ['R1/1', null, 0])
  assert.deepEqual(of('AA/1/1'), [null, null, 0])
})

type Plans = Pick<Recount, 'plans' | 'planLevels'>

function plansIn(world: World, label: string): Plans {
  const context = contextOf(world, label)
  const plans = planFigures(context)
  return { plans, planLevels: planLevelFigures(context, plans) }
}

test('the planted plans come out as they were meant', () => {
  const world = plant(7, smallSize)
  const [first, second, third] = ['2024-1', '2025-1', '2026-1'].map(label => plansIn(world, label)) as [
    Plans,
    Plans,
    Plans,
  ]
  const says = (found: Plans, name: string) => {
    const id = world.planted.find(planted => planted.case === `plan: ${name}`)!.at.action
    const own = found.plans.flatMap(plan => plan.actions).find(figure => figure.action === id)
    return own && [own.state, own.public === null ? 'internal' : own.public.state]
  }
  assert.deepEqual(first.plans, [])
  assert.deepEqual(says(second, 'done, and the update that says so is public'), ['done', 'done'])
  assert.deepEqual(says(second, 'done, and only the first update is public'), ['done', null])
  assert.deepEqual(says(second, 'late, and its dates are public'), ['late', 'late'])
  assert.deepEqual(says(second, 'stopped for safety'), ['dropped', null])
  assert.deepEqual(says(second, 'amended, so that it is not late'), ['under way', 'internal'])
  assert.deepEqual(says(second, 'late, and nothing was ever written of it'), ['late', 'internal'])
  assert.deepEqual(
    [second, third].map(found => says(found, 'made internal again before the third release')?.[1]),
    [null, 'internal'],
  )
  assert.deepEqual(says(second, 'switched on by somebody else')?.[1], 'internal')
  assert.deepEqual(says(second, 'two responsible, one of them switched it on')?.[1], 'internal')
  assert.deepEqual(says(second, 'two responsible, both switched it on')?.[1], 'under way')
  assert.deepEqual(
    [second, third].map(found => says(found, 'of a country that is hidden later')?.[1]),
    ['under way', 'internal'],
  )
  assert.deepEqual(says(second, 'of a country that is not shown')?.[1], 'internal')
  assert.deepEqual(says(third, 'switched on in a draft'), ['planned', 'internal'])
  assert.deepEqual(
    [second, third].map(found => says(found, 'with a priority left out again') === undefined),
    [false, true],
  )
  assert.deepEqual(
    [second, third].map(found => says(found, 'with an action added by an amendment') === undefined),
    [true, false],
  )
  const closed = third.plans.find(plan => plan.state === 'closed')!
  assert.deepEqual(closed.counts, { inside: { done: 1 }, public: { done: 1 } })
  const states = new Set(
    [second, third].flatMap(found => found.planLevels.flatMap(level => Object.keys(level.actions))),
  )
  assert.deepEqual([...states].sort(), ['done', 'dropped', 'late', 'planned', 'under way'])
  assert.ok(third.planLevels.every(level => Object.keys(level.actions).length > 1))
  const named = [1, 7].flatMap(seed => plansIn(plant(seed, smallSize), '2026-1').plans.flatMap(plan => plan.actions))
  assert.ok(named.some(figure => (figure.public?.responsible.length ?? 0) > 0))
  assert.ok(named.some(figure => figure.public?.supports))
})
