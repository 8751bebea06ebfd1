import assert from 'node:assert/strict'
import { test } from 'node:test'
import { medianOf, tooLong } from './sizes.ts'

const found = (file: string, text: string) =>
  tooLong(new Map([[file, text]])).map(({ at, what, lines }) => `${at} ${what} ${lines}`)
const lines = (count: number, line = '  step()\n') => line.repeat(count)

test('a file of 401 lines is refused, one of 400 is not', () => {
  assert.deepEqual(found('a.ts', lines(401, 'step()\n')), ['a.ts file 401'])
  assert.deepEqual(found('a.ts', lines(400, 'step()\n')), [])
})

test('a function of 61 lines is refused at its line, in a component too', () => {
  const long = `function all() {\n${lines(59)}}\n`
  assert.deepEqual(found('a.ts', `step()\n${long}`), ['a.ts:2 function 61'])
  assert.deepEqual(found('a.ts', long.replace('  step()\n', '')), [])
  assert.deepEqual(found('a.svelte', `<p>\n<script lang="ts">\n${long}</script>\n${lines(80)}`), [
    'a.svelte:3 function 61',
  ])
})

test('a function counts with those that stand in it, a test with its subtests', () => {
  const inner = lines(2, `  const part = () => {\n${lines(30)}  }\n`)
  assert.deepEqual(found('a.ts', `function all() {\n${inner}}\n`), ['a.ts:1 function 66'])
  assert.deepEqual(found('a.test.ts', `test('x', async t => {\n${inner}})\n`), ['a.test.ts:1 function 66'])
})

test('the median is of all files', () => {
  const of = (...each: readonly number[]) =>
    medianOf(new Map(each.map((count, at) => [`${at}.ts`, lines(count, 'step()\n')])))
  assert.equal(of(400, 10, 60), 60)
  assert.equal(of(60, 10, 400, 59), 60)
})

test('a group of tests is a list of them, and a statement to the database counts as one line', () => {
  const tests = lines(4, `  test('x', () => {\n${lines(40)}  })\n`)
  assert.deepEqual(found('a.test.ts', `describe('all', () => {\n${tests}})\n`), [])
  const statement = `  await sql\`\n${lines(90, '    select one,\n')}\`.execute(t)\n`
  assert.deepEqual(found('a.ts', `async function read() {\n${statement}${lines(40)}}\n`), [])
  assert.deepEqual(found('a.ts', `async function read() {\n${statement}${lines(60)}}\n`), ['a.ts:1 function 63'])
})
