import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { learningSteps, readLearningItem, whereItStopped, type LearningItem, type LearningStep } from '../src/index.ts'

const item = (id: string, step: LearningStep, from: string | null, changed: LearningItem['changed'] = null) => ({
  id,
  step,
  from,
  changed,
})
const finding = item('f', 'finding', null)
const lesson = item('l', 'lesson', 'f')
const decision = item('d', 'decision', 'l')
const change = item('c', 'change', 'd', { action: 'a1' })

test('a finding nobody drew a lesson from stopped there, and a lesson is wanted', () => {
  assert.deepEqual(whereItStopped([finding]), [
    { finding: 'f', furthest: 'finding', wanted: 'lesson', openEnds: ['f'] },
  ])
})

test('a decision that changed nothing yet stopped at the decision', () => {
  assert.deepEqual(whereItStopped([decision, lesson, finding]), [
    { finding: 'f', furthest: 'decision', wanted: 'change', openEnds: ['d'] },
  ])
})

test('a change closes the chain; a second lesson without a decision stays an open end beside it', () => {
  assert.deepEqual(whereItStopped([finding, lesson, decision, change]), [
    { finding: 'f', furthest: 'change', wanted: null, openEnds: [] },
  ])
  assert.deepEqual(whereItStopped([finding, lesson, decision, change, item('l2', 'lesson', 'f')])[0]?.openEnds, ['l2'])
})

test('a step follows the one before it: a decision comes from a lesson, never straight from a finding', () => {
  const known = [finding, lesson, decision]
  const kind = (learningItem: LearningItem, text = 'said') => {
    const read = readLearningItem(learningItem, text, known)
    return read.ok ? 'read' : read.refusal.kind
  }
  assert.equal(kind(change), 'read')
  assert.equal(kind(item('d2', 'decision', 'f')), 'learning.wrong-step')
  assert.equal(kind(item('f2', 'finding', 'l')), 'learning.wrong-step')
  assert.equal(kind(item('d2', 'decision', null)), 'learning.from-missing')
  assert.equal(kind(item('c2', 'change', 'd')), 'learning.changed-missing')
  assert.equal(kind(change, ' '), 'learning.text-missing')
})

test('every finding stopped somewhere, and only one whose chain holds a change wants nothing more', () => {
  const choices = fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 14 })
  fc.assert(
    fc.property(choices, picks => {
      const items: LearningItem[] = []
      for (const [index, [at, begin]] of picks.entries()) {
        const sources = items.filter(item => item.step !== 'change')
        const from = begin || sources.length === 0 ? undefined : sources[at % sources.length]
        const step = from ? learningSteps[learningSteps.indexOf(from.step) + 1]! : 'finding'
        const next = item(`i${index}`, step, from?.id ?? null, step === 'change' ? { indicator: 'O1a' } : null)
        assert.equal(readLearningItem(next, 'said', items).ok, true)
        items.push(next)
      }
      const stopped = whereItStopped(items)
      assert.equal(stopped.length, items.filter(item => item.step === 'finding').length)
      assert.ok(stopped.every(eachStopped => (eachStopped.wanted === null) === (eachStopped.furthest === 'change')))
      const open = items.filter(item => item.step !== 'change' && !items.some(next => next.from === item.id))
      assert.deepEqual(
        stopped.flatMap(eachStopped => eachStopped.openEnds).sort(),
        open.map(learningItem => learningItem.id).sort(),
      )
    }),
  )
})
