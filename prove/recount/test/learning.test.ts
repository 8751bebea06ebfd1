import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plant, smallSize } from '../plant.ts'
import { bareLearning } from '../plant/learning.ts'
import { bareAction, barePlan, barePriority } from '../plant/plans.ts'
import { contextOf } from '../context.ts'
import { learningCounts, learningFigures } from '../learning.ts'
import { planFigures } from '../plans.ts'
import type { Recount } from '../recount.ts'
import type { World } from '../world.ts'
import type { Learning, LearningItem, LearningKind } from '../world-learning.ts'
import { memberOf, only, recountOf, worldOf } from './small.ts'

const members = [memberOf('AA', 1, { shown: 'name and country' }), memberOf('AA', 2)]

const on = (by: string, ...items: readonly LearningItem[]) =>
  items.map(item => ({ item, by, from: '2025-01-01', to: null }))

const item = (kind: LearningKind, joins: readonly string[] = [], more: Partial<Learning> = {}) =>
  bareLearning(kind, 'national', 'AA', ['AA-1'], { id: kind, joins, ...more })

const countOf = (learning: readonly Learning[], more: Partial<World> = {}) =>
  recountOf(worldOf(members, { indicators: only('O1b'), learning, ...more }))

type Learned = Pick<Recount, 'learning' | 'learningCounts'>

const byId = (found: Learned, id: string) => found.learning.find(figure => figure.id === id)!

const reached = (learning: readonly Learning[]) => byId(countOf(learning), 'finding').reached

test('a finding came as far as the furthest step that comes of it, by way of practices and challenges too', () => {
  const finding = item('finding')
  assert.equal(reached([finding]), 'finding')
  assert.equal(reached([finding, item('lesson', ['finding'])]), 'lesson')
  assert.equal(reached([finding, item('practice', ['finding'])]), 'finding')
  assert.equal(reached([finding, item('challenge', ['finding']), item('decision', ['challenge'])]), 'decision')
  const way = [finding, item('lesson', ['finding']), item('decision', ['lesson']), item('change', ['decision'])]
  assert.equal(reached(way), 'change')
  // A decision that names a finding without a lesson between them does not count.
  assert.equal(reached([finding, item('decision', ['finding'])]), 'finding')
  const withdrawn = item('lesson', ['finding'], { withdrawn: '2026-05-01' })
  assert.equal(reached([finding, withdrawn, item('decision', ['lesson'])]), 'finding')
  const later = (day: string) => item('lesson', [], { joined: [{ day, to: 'finding' }] })
  assert.deepEqual(
    [reached([finding, later('2026-05-01')]), reached([finding, later('2026-05-02')])],
    ['lesson', 'finding'],
  )
})

test('a decision is open, late, done or dropped on the day of the release', () => {
  const state = (more: Partial<Learning>) => byId(countOf([item('decision', [], more)]), 'decision').state
  const outcome = (day: string, what: 'done' | 'dropped') => ({ outcome: { day, what, text: '' } })
  assert.deepEqual([state({ due: '2026-05-01' }), state({ due: '2026-04-30' })], ['open', 'late'])
  assert.deepEqual([state({ due: null }), state(outcome('2026-05-01', 'done'))], ['open', 'done'])
  assert.equal(state({ due: '2026-04-30', ...outcome('2026-05-02', 'dropped') }), 'late')
})

test('an item is public where all those concerned switched it on, and its joins where both ends are', () => {
  const shown = on('AA-1', 'text')
  const finding = item('finding', [], { shown })
  const found = countOf([finding, item('lesson', ['finding']), item('decision', ['lesson'], { shown })])
  assert.deepEqual([byId(found, 'finding').reached, byId(found, 'finding').public!.reached], ['decision', 'finding'])
  assert.equal(byId(found, 'lesson').public, null)
  assert.deepEqual([byId(found, 'decision').joins, byId(found, 'decision').public!.joins], [['lesson'], []])
  const linked = countOf([finding, item('lesson', ['finding'], { shown })])
  assert.deepEqual(byId(linked, 'finding').public!.joinedBy, ['lesson'])
  assert.equal(byId(countOf([item('finding', [], { shown: on('secretariat', 'text') })]), 'finding').public, null)
  const both = item('finding', [], { shown, concerned: ['AA-1', 'AA-2'] })
  assert.equal(byId(countOf([both]), 'finding').public, null)
  assert.equal(byId(countOf([finding], { hidden: [{ country: 'AA', day: '2026-04-01' }] }), 'finding').public, null)
  const left = worldOf(
    members.map(member => ({ ...member, shown: 'not shown' as const })),
    { learning: [finding] },
  )
  assert.equal(byId(recountOf(left), 'finding').public, null)
})

test('the due day and the owner of a decision are public by themselves, a member only by its name', () => {
  const decision = (owner: string, ...items: readonly LearningItem[]) => {
    const some = item('decision', [], { owner, due: '2026-03-31', shown: on('AA-1', 'text', ...items) })
    const { state, owner: named, due } = byId(countOf([some]), 'decision').public!
    return [state, named, due]
  }
  assert.deepEqual(decision('AA-1'), [null, null, null])
  assert.deepEqual(decision('AA-1', 'due'), ['late', null, '2026-03-31'])
  assert.deepEqual(decision('AA-1', 'owner'), [null, 'AA-1', null])
  assert.deepEqual(decision('AA-2', 'owner'), [null, null, null])
  assert.deepEqual(decision('role secretariat', 'owner'), [null, 'role secretariat', null])
})

test('a priority rests on a lesson: not in a draft, and in public only where both are', () => {
  const plan = (open: boolean, isDraft = false) =>
    barePlan('national', 'AA', {
      ...(isDraft && { history: [{ day: '2025-01-01', state: 'draft' as const, body: null }] }),
      priorities: [
        barePriority('AA/1', ['AA-1'], { lesson: 'lesson', shown: open ? on('AA-1', 'text') : [] }),
        barePriority('AA/2', ['AA-1'], { lesson: 'lesson' }),
      ],
      actions: [bareAction('AA/1/1', ['AA-1'])],
    })
  const lesson = item('lesson', [], { shown: on('AA-1', 'text') })
  const of = (...args: Parameters<typeof plan>) => {
    const found = countOf([lesson], { plans: [plan(...args)] })
    return [byId(found, 'lesson').priorities, byId(found, 'lesson').public!.priorities]
  }
  assert.deepEqual(of(true), [['AA/1', 'AA/2'], ['AA/1']])
  assert.deepEqual(of(false), [['AA/1', 'AA/2'], []])
  assert.deepEqual(of(true, true), [[], []])
  const counts = countOf([lesson], { plans: [plan(true)] }).learningCounts
  assert.deepEqual([counts.inside.lessonsUsed, counts.inside.prioritiesResting], [1, 2])
  assert.deepEqual([counts.public.lessonsUsed, counts.public.prioritiesResting], [1, 1])
})

function learningIn(world: World, label: string): Learned {
  const context = contextOf(world, label)
  const learning = learningFigures(context, planFigures(context))
  return { learning, learningCounts: learningCounts(learning) }
}

test('the planted learning comes out as it was meant', () => {
  const world = plant(7, smallSize)
  const [first, second, third] = ['2024-1', '2025-1', '2026-1'].map(label => learningIn(world, label)) as [
    Learned,
    Learned,
    Learned,
  ]
  assert.deepEqual(first.learning, [])
  const says = (found: Learned, name: string) => {
    const country = world.planted.find(planted => planted.case === `learning: ${name}`)!.at.country
    const own = byId(found, `${country}/finding`)
    return [own.reached, own.public === null ? 'internal' : own.public.reached]
  }
  const ofCountry = (found: Learned, name: string, kind: LearningKind) =>
    byId(found, `${world.planted.find(planted => planted.case === `learning: ${name}`)!.at.country}/${kind}`)
  const all = 'goes all the way to a change, and a priority rests on it'
  assert.deepEqual(says(second, all), ['change', 'change'])
  assert.equal(ofCountry(second, all, 'lesson').public!.priorities.length, 1)
  assert.equal(ofCountry(second, all, 'decision').public!.state, 'done')
  assert.deepEqual(says(second, 'goes on behind an internal lesson'), ['decision', 'finding'])
  const taken = 'its lesson is withdrawn before the third release'
  assert.deepEqual([says(second, taken)[0], says(third, taken)[0]], ['decision', 'finding'])
  const late = ofCountry(second, 'its decision is late, and its due day is internal', 'decision')
  assert.deepEqual([late.state, late.public!.state], ['late', null])
  const joined = 'joins into a lesson only after the second release'
  assert.deepEqual([says(second, joined)[0], says(third, joined)[0]], ['finding', 'lesson'])
  assert.equal(says(third, 'switched on by somebody else')[1], 'internal')
  const off = 'made internal again before the third release'
  assert.deepEqual([says(second, off)[1], says(third, off)[1]], ['finding', 'internal'])
  const hidden = 'of a country that is hidden later'
  assert.deepEqual([says(second, hidden)[1], says(third, hidden)[1]], ['lesson', 'internal'])
  assert.equal(says(second, 'of a country that is not shown')[1], 'internal')
  const { inside, public: shown } = third.learningCounts
  assert.deepEqual(Object.keys(inside.kinds), ['challenge', 'change', 'decision', 'finding', 'lesson', 'practice'])
  assert.deepEqual(Object.keys(inside.reached), ['change', 'decision', 'finding', 'lesson'])
  assert.deepEqual(Object.keys(inside.decisions), ['done', 'dropped', 'late', 'open'])
  for (const kind of Object.keys(inside.kinds)) assert.ok((shown.kinds[kind] ?? 0) < inside.kinds[kind]!, kind)
  const regional = world.learning!.filter(learning => learning.kind === 'lesson' && learning.level === 'regional')
  assert.ok(
    regional.some(learning =>
      learning.joins.some(id => world.learning!.find(other => other.id === id)!.level === 'national'),
    ),
  )
})
