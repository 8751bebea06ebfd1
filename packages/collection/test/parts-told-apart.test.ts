/** Model National Response: policy without practice and practice without policy are two things, and effectiveness a third. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readFramework } from '@waymark/framework'
import { readTypedAnswer } from '../src/index.ts'

const file = new URL('../../../content/frameworks/model-national-response-2016.yaml', import.meta.url)
const read = readFramework(readFileSync(file, 'utf8'), 'model-national-response-2016.yaml')
assert.ok(read.ok)
const helpline = read.value.indicators.find(indicator => indicator.code === 'C11')!

function said(policy: string, practice: string, effective = '') {
  const typed = { 'part.C11.policy': policy, 'part.C11.practice': practice, 'part.C11.effective': effective }
  const answer = readTypedAnswer(helpline, typed)
  assert.ok(answer.ok)
  return answer.value.value
}

test('what is laid down and not at work is told apart from what is at work and not laid down', () => {
  assert.deepEqual([said('yes', 'no')?.['state'], said('yes', 'no')?.['step']], ['partial', 'policy-alone'])
  assert.deepEqual([said('no', 'yes')?.['state'], said('no', 'yes')?.['step']], ['partial', 'practice-alone'])
  assert.deepEqual([said('yes', 'yes')?.['state'], said('yes', 'yes')?.['step']], ['yes', undefined])
  assert.deepEqual([said('partial', 'yes')?.['state'], said('partial', 'yes')?.['step']], ['partial', undefined])
})

test('whether an evaluation found it effective stands beside, and changes neither answer nor step', () => {
  const effective = said('yes', 'no', 'yes')
  assert.deepEqual([effective?.['state'], effective?.['step']], ['partial', 'policy-alone'])
  assert.equal((effective?.['parts'] as Record<string, string> | undefined)?.['C11.effective'], 'yes')
})

const forms = (() => {
  const ecpat = new URL('../../../content/frameworks/ecpat-2021-2025.yaml', import.meta.url)
  const found = readFramework(readFileSync(ecpat, 'utf8'), 'ecpat-2021-2025.yaml')
  assert.ok(found.ok)
  return (code: string, typed: Readonly<Record<string, string>>) =>
    readTypedAnswer(
      found.value.indicators.find(indicator => indicator.code === code)!,
      typed,
    )
})()

test('a form of exploitation is answered beside a whole that is typed, and beside one that follows from its parts', () => {
  const typed = { state: 'yes', step: 'adopted', 'part.O1a.online': 'no', 'part.O1a.marriage': 'unknown' }
  const law = forms('O1a', typed)
  assert.ok(law.ok)
  assert.deepEqual(law.value.value, {
    kind: 'rating',
    state: 'yes',
    step: 'adopted',
    parts: { 'O1a.online': 'no', 'O1a.marriage': 'unknown' },
  })
  assert.deepEqual(law.value.typed, typed)
  const strategy = forms('O1b', { 'part.O1b.1': 'yes', 'part.O1b.2': 'no', 'part.O1b.online': 'yes' })
  assert.ok(strategy.ok)
  assert.equal(strategy.value.value?.['state'], 'partial')
  assert.deepEqual(strategy.value.value?.['parts'], { 'O1b.1': 'yes', 'O1b.2': 'no', 'O1b.online': 'yes' })
})

test('a part with another word, or of a form that is not asked, is refused by its field', () => {
  const refusal = (typed: Readonly<Record<string, string>>) => {
    const read = forms('O1a', { state: 'yes', ...typed })
    return read.ok ? 'read' : read.refusal.flatMap(problem => [problem.kind, problem.field])
  }
  assert.deepEqual(refusal({ 'part.O1a.online': 'a sentence' }), ['answer.reason-unknown', 'part.O1a.online'])
  assert.deepEqual(refusal({ 'part.O1a.offline': 'yes' }), ['field.unknown', 'part.O1a.offline'])
})

test('everything that is wrong with an answer is said at once', () => {
  const typed = { state: 'perhaps', 'part.O1a.online': 'a sentence', 'part.O1a.offline': 'yes' }
  const read = forms('O1a', typed)
  assert.deepEqual(read.ok ? [] : read.refusal.map(problem => `${problem.kind} ${problem.field}`), [
    'field.unknown part.O1a.offline',
    'answer.state-unknown state',
    'answer.reason-unknown part.O1a.online',
  ])
})

test('S2a: each of collection, analysis and use names its objective; a yes without one is refused, a no needs none', () => {
  const typed = {
    'part.S2a.1': 'yes',
    'names.S2a.1': 'O1',
    'part.S2a.2': 'no',
    'part.S2a.3': 'partial',
    'names.S2a.3': 'O4',
  }
  const parent = forms('S2a', typed)
  assert.ok(parent.ok)
  assert.deepEqual(parent.value.value?.['names'], { 'S2a.1': 'O1', 'S2a.3': 'O4' })
  assert.equal(parent.value.value?.['state'], 'partial')
  assert.deepEqual(parent.value.typed, typed)
  const refusal = (more: Readonly<Record<string, string>>) => {
    const read = forms('S2a', { ...typed, ...more })
    return read.ok ? ['read'] : read.refusal.map(problem => `${problem.kind} ${problem.field}`)
  }
  assert.deepEqual(refusal({ 'names.S2a.1': ' ' }), ['answer.named-missing names.S2a.1'])
  assert.deepEqual(refusal({ 'names.S2a.3': 'G1' }), ['answer.named-unknown names.S2a.3'])
})
