import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sharedNames } from './distinct-names.ts'

const namesIn = (files: Readonly<Record<string, string>>) => sharedNames(new Map(Object.entries(files)))

test('a name that two files give to a type is found, wherever in the product they are', () => {
  const [plan, web] = ['packages/plan/src/kinds.ts', 'apps/web/src/lib/kinds.ts']
  assert.deepEqual(namesIn({ [plan]: 'export type Step = 1\n', [web]: '\nexport interface Step { a: 1 }\n' }), [
    { name: 'Step', at: [`${plan}:1`, `${web}:2`] },
  ])
})

test('what is handed on, kept in a file, only of a test, or of a package that stands alone, shares no name', () => {
  const declared = { 'packages/plan/src/step.ts': 'export type Step = 1\n' }
  for (const [file, text] of [
    ['packages/plan/src/index.ts', "export type { Step } from './step.ts'\n"],
    ['packages/plan/src/other.ts', 'type Step = 2\n'],
    ['packages/plan/test/step.ts', 'export type Step = 2\n'],
    ['packages/terms/src/step.ts', 'export type Step = 2\n'],
  ] as const)
    assert.deepEqual(namesIn({ ...declared, [file]: text }), [], file)
})
