/** Model National Response: policy without practice and practice without policy are two things, and effectiveness a third. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readFramework } from '@waymark/framework'
import { readTypedAnswer } from '../src/submissions/answer-form.ts'

const file = new URL('../../../content/frameworks/model-national-response-2016.yaml', import.meta.url)
const read = readFramework(readFileSync(file, 'utf8'), 'model-national-response-2016.yaml')
assert.ok(read.ok)
const helpline = read.value.indicators.find(one => one.code === 'C11')!

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
