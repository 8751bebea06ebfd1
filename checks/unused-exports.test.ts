import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unusedExports } from './unused-exports.ts'

const manifest = ['packages/plan/package.json', '{ "exports": "./src/index.ts" }'] as const
const index = [
  'packages/plan/src/index.ts',
  "export { rule, type Kind } from './rule.ts'\nexport * from './more.ts'\n",
] as const
const found = (files: Readonly<Record<string, string>>) =>
  unusedExports(new Map([manifest, index, ...Object.entries(files)])).map(({ name, why }) => `${name}: ${why}`)

test('a rule that only its tests call is refused, though a package hands it on', () => {
  const files = {
    'packages/plan/src/rule.ts': 'export const rule = () => 1\n',
    'packages/plan/test/rule.test.ts': "import { rule } from '../src/index.ts'\nrule()\n",
  }
  assert.deepEqual(found(files), ['rule: only tests use it'])
  const product = { 'packages/operations/src/deed.ts': "import { rule as kept } from '@waymark/plan'\nkept()\n" }
  assert.deepEqual(found({ ...files, ...product }), [])
})

test('the tests of the project, its benches, proofs and checks are no product', () => {
  for (const file of ['tests/a.test.ts', 'bench/a.ts', 'prove/a.ts', 'checks/a.ts', 'packages/testing/src/a.ts'])
    assert.deepEqual(
      found({
        'packages/plan/src/rule.ts': 'export class rule {}\n',
        [file]: "import { rule } from '@waymark/plan'\n",
      }),
      ['rule: only tests use it'],
      file,
    )
})

test('an export that its own file alone uses needs none, unless a test tries it there', () => {
  const files = { 'packages/plan/src/more.ts': 'export function part() {}\nexport function part2() { part() }\n' }
  const product = { 'apps/web/src/lib/Plan.svelte': "<script>import { part2 } from '@waymark/plan'</script>{part2()}" }
  assert.deepEqual(found({ ...files, ...product }), ['part: only its own file uses it'])
  const tried = { 'packages/plan/test/more.test.ts': "import { part } from '../src/more.ts'\npart()\n" }
  assert.deepEqual(found({ ...files, ...product, ...tried }), [])
})

test('an export that nothing uses is refused; a name in a comment or a text is no use', () => {
  const files = { 'packages/plan/src/more.ts': "// part\nexport const part = 'part'\n" }
  assert.deepEqual(found(files), ['part: nothing uses it'])
})

test('a file that is taken as a whole is used as a whole', () => {
  const files = { 'packages/plan/src/more.ts': 'export const part = 1\n' }
  for (const taking of [
    "import * as plan from '@waymark/plan'\n",
    "const plan = await import('../../plan/src/more.ts')\n",
  ])
    assert.deepEqual(found({ ...files, 'packages/operations/src/deed.ts': taking }), [])
})

test('what the page of a package offers to other programs needs no use here', () => {
  const files = { 'packages/terms/src/more.ts': 'export const read = 1\nexport const other = 2\n' }
  assert.deepEqual(found({ ...files, 'packages/terms/README.md': 'Call `read`.\n' }), ['other: nothing uses it'])
})
