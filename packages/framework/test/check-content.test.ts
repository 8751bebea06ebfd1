import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkContentFrameworks, describeProblem } from '../src/index.ts'
import { frameworkFiles, registerFiles } from './shipped.ts'

const demonstration = frameworkFiles.filter(each => each.file.includes('/demonstration/'))
const second = demonstration.find(each => each.file.endsWith('2026-2030.yaml')) ?? assert.fail()
const first = demonstration.find(each => each.file.endsWith('2021-2025.yaml')) ?? assert.fail()

/** What the check says when the second demonstration edition is changed in one place. */
function said(piece: string, by: string): string {
  assert.ok(second.text.includes(piece), `"${piece}" stands in the file`)
  const text = second.text.replace(piece, () => by)
  return checkContentFrameworks([...registerFiles, first, { file: second.file, text }])
    .map(describeProblem)
    .join('\n')
}

test('a rule that changed between two editions without a new version is refused', () => {
  assert.match(
    said('version:\n      number: 2\n      comparable: no\n', 'version:\n      number: 1\n'),
    /indicators\[B1\]\.subQuestions\[B1\.3\]: "subQuestions\[B1\.3\]" differs/,
  )
})

test('an indicator that is gone has to be listed as dropped, and only such a one', () => {
  assert.match(
    said('- code: D3', '- code: D9'),
    /"D3" of the edition before is gone and not listed[\s\S]*"D9" is listed as dropped, and the edition before does not have it/,
  )
})

test('an edition that follows one that is not there is refused', () => {
  assert.match(said('previous: 2021-2025', "previous: '2016'"), /The edition "2016" that it follows is not there/)
})

test('one edition in two files is refused in both', () => {
  const copy = { file: 'content/frameworks/copy.yaml', text: first.text }
  assert.deepEqual(
    checkContentFrameworks([...registerFiles, first, copy]).map(each => each.kind),
    ['framework.edition-repeated', 'framework.edition-repeated'],
  )
})

test('a shipped text that is missing in one of the four languages is named', () => {
  assert.match(
    said('    sv: Demonstrationsramverk, efter ECPAT 2021–2025\n', ''),
    /framework\.name: This text is missing in "sv"/,
  )
})

test('a register kind with the code of another, or broken, is refused with its file', () => {
  const [kind] = registerFiles
  assert.ok(kind)
  const twice = checkContentFrameworks([...registerFiles, { file: 'content/registers/again.yaml', text: kind.text }])
  assert.deepEqual(
    twice.map(each => `${each.file} ${each.kind}`),
    ['content/registers/again.yaml framework.code-repeated'],
  )
  assert.equal(
    checkContentFrameworks([{ file: 'content/registers/broken.yaml', text: 'code: [' }])[0]?.kind,
    'framework.yaml-broken',
  )
})
