import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeProblem, readFramework } from '../src/index.ts'
import { kinds } from './kinds.ts'
import { changed, smallFile } from './small-file.ts'

/** All problems of a file, each as a person reads it, without the file name. */
function said(text: string): string[] {
  const read = readFramework(text, 'f', kinds)
  return read.ok ? [] : read.refusal.map(problem => describeProblem(problem).replace(/^f:\d+: /, ''))
}

const asked = '    asks: country\n    answer: rating'
const rule = (overTime: string, overPlaces: string) => `rollUp: { overTime: ${overTime}, overPlaces: ${overPlaces} }`
const latest = rule('latest', 'count-by-state')
const withoutCriteria = smallFile.replace(/ {4}criteria:\n(?: {6}.*\n){4}/, '')
const counting = withoutCriteria
  .replace(asked, '    counts: { register: action, by: entries, over: country }\n    answer: count')
  .replace('timing: state', 'timing: flow')
  .replace('    validFor: P2Y\n', '')
  .replace(latest, rule('count-distinct', 'count-distinct'))
  .replace('origin: asked', 'origin: counted')

test('the smallest files of both sorts are taken', () => {
  assert.deepEqual(said(smallFile), [])
  assert.deepEqual(said(counting), [])
})

test('a second indicator with the same code is refused by name', () => {
  const twice = smallFile + smallFile.slice(smallFile.indexOf('  - code: O1a'))
  assert.deepEqual(said(twice), [
    'indicators[O1a].code: The code "O1a" stands here a second time; the first is number 1 of indicators.',
  ])
})

test('an indicator under a section that is not there is refused', () => {
  assert.deepEqual(said(changed('    section: O1', '    section: O9')), [
    'indicators[O1a].section: There is no section "O9" in this file.',
  ])
})

test('a theme, a target group and a source that are not listed are refused', () => {
  assert.deepEqual(said(changed('themes: [online]', 'themes: [offline]')), [
    'indicators[O1a].themes[1]: There is no theme "offline" in this file.',
  ])
  assert.deepEqual(said(changed('targetGroups: [police]', 'targetGroups: [courts]')), [
    'indicators[O1a].targetGroups[1]: There is no target group "courts" in this file.',
  ])
  assert.match(
    said(changed('source: paper }\n    ru', 'source: scroll }\n    ru')).join('\n'),
    /There is no source "scroll" in this file/,
  )
})

test('sections that stand under each other in a circle are refused', () => {
  const circle = changed(
    'name: { en: Laws } }',
    'parent: O2, name: { en: Laws } }\n  - { code: O2, kind: goal, parent: O1, name: { en: Goals } }',
  )
  assert.deepEqual(said(circle), [
    'sections[O1].parent: Section "O1" stands under itself through "O2".',
    'sections[O2].parent: Section "O2" stands under itself through "O1".',
  ])
})

test('a day that no calendar has, and an end before the beginning, are refused', () => {
  assert.deepEqual(said(changed('first: 2021-01-01', 'first: 2021-02-30')), [
    'edition.first: "2021-02-30" is no day of the calendar.',
  ])
  assert.deepEqual(said(changed('last: 2025-12-31', 'last: 2020-12-31')), [
    'edition.last: The last day 2020-12-31 is before the first day 2021-01-01.',
  ])
})

test('an indicator asks a subject or counts a register, never both and never neither', () => {
  assert.match(said(changed('    asks: country\n', '')).join(), /Say whom it asks/)
  assert.match(
    said(
      changed('    asks: country', '    asks: country\n    counts: { register: action, by: entries, over: country }'),
    ).join(),
    /it can only do one/,
  )
})

test('whoever is asked is asked a question of their own; where nobody is asked, none is needed', () => {
  const silent = changed('    question: { en: Does the law of your country forbid it? }\n', '')
  assert.deepEqual(said(silent), [
    'indicators[O1a].question: Say what the respondent is asked about their own subject ("question").',
  ])
  assert.deepEqual(said(silent.replace('origin: asked', 'origin: imported')), [])
})

test('nobody types the number of a counting indicator', () => {
  assert.deepEqual(said(counting.replace('origin: counted', 'origin: asked')), [
    'indicators[O1a].origin: An indicator that counts a register is counted; nobody types its number.',
  ])
})

test('a register, stage, number field, choice field or option that is not there is refused', () => {
  const counts = (given: string) =>
    said(counting.replace('{ register: action, by: entries, over: country }', given)).join()
  assert.match(counts('{ register: law, by: entries, over: country }'), /There is no register "law"; known: action/)
  assert.match(
    counts('{ register: action, by: entries, over: country, when: { reached: [planned] } }'),
    /has no stage "planned"/,
  )
  assert.match(
    counts('{ register: action, by: entries, over: country, where: { field: sort, is: [loud] } }'),
    /has no option "loud"/,
  )
  assert.match(
    counts('{ register: action, by: entries, over: country, where: { field: people, is: [x] } }'),
    /has no choice field "people"/,
  )
  const summed = counting.replace(rule('count-distinct', 'count-distinct'), rule('sum', 'sum'))
  const sum = (field: string) => said(summed.replace('by: entries', `by: { field: ${field} }`)).join()
  assert.equal(sum('people'), '')
  assert.match(sum('sort'), /has no number field "sort"/)
})

test('a counting rule that names what its register lacks is refused, however deep it stands', () => {
  const where = (given: string) =>
    said(
      counting.replace(
        '{ register: action, by: entries, over: country }',
        `{ register: action, by: entries, over: country, ${given} }`,
      ),
    ).join()
  assert.match(
    where('where: { all: [{ not: { field: kind, is: [a] } }] }'),
    /where\.all\[1\]\.not\.field: .*no choice field "kind"/,
  )
  assert.match(where('where: { any: [{ dated: [sort] }, { places: 2 }] }'), /has no day field "sort"/)
  assert.match(where('where: { choices: people, atLeast: 2 }'), /has no choice field "people"/)
  assert.match(where('where: { related: people }'), /has no relation field "people"/)
  assert.match(where('where: { stage: [begun] }'), /has no stage "begun"/)
  assert.match(where('beside: [{ code: x, name: { en: x }, where: { stage: [begun] } }]'), /beside\[x\]\.where\.stage/)
  assert.match(where('when: { standing: [done] }'), /an event does not stand on a day/)
  assert.match(where('split: { field: people }'), /has no choice field "people"/)
  assert.match(where('where: { places: many }'), /must be one of: all, any, not/)
})

test('a roll-up that does not fit the answer is refused with those that do', () => {
  assert.deepEqual(said(changed(latest, rule('latest', 'sum'))), [
    'indicators[O1a].rollUp.overPlaces: "sum" does not fit a rating; possible: count-by-state, none.',
  ])
  const share = withoutCriteria.replace('answer: rating', 'answer: share')
  assert.deepEqual(said(share.replace(latest, rule('latest', 'share-of-sums'))), [])
  assert.match(
    said(share.replace(latest, rule('latest', 'sum'))).join(),
    /"sum" does not fit a share; possible: share-of-sums, none/,
  )
  assert.match(
    said(counting.replace(rule('count-distinct', 'count-distinct'), rule('sum', 'sum'))).join(),
    /"sum" does not fit a count of entries/,
  )
})

test('a state is not added over time, and says how long it stays valid', () => {
  const count = withoutCriteria.replace('answer: rating', 'answer: count')
  assert.match(said(count.replace(latest, rule('sum', 'sum'))).join(), /A state is true on a day; adding it over time/)
  assert.match(said(changed('    validFor: P2Y\n', '')).join(), /Say for how long the latest answer stays valid/)
  assert.match(said(changed('timing: state', 'timing: flow')).join(), /does not grow old/)
})

test('only a rating has criteria, and only a phase answer has phases, exactly four', () => {
  assert.match(
    said(changed('answer: rating', 'answer: count').replace(latest, rule('latest', 'sum'))).join(),
    /Criteria, steps and sub-questions belong to a rating/,
  )
  const phases = (many: number) =>
    `phases: [${Array.from({ length: many }, (_, n) => `{ code: p${n}, name: { en: phase } }`).join(', ')}]`
  const phased = withoutCriteria.replace('answer: rating', `answer: phase\n    ${phases(4)}`)
  assert.deepEqual(said(phased), [])
  assert.match(said(phased.replace(phases(4), phases(3))).join(), /exactly four phases/)
  assert.match(
    said(changed('    origin: asked', `    origin: asked\n    ${phases(4)}`)).join(),
    /no other answer has any/,
  )
})

test('a step of partial in a rating that is never partial is refused', () => {
  const never = changed('partial: { en: There is a draft. }', 'partial: never')
  const step = '    steps: [{ code: signed, of: partial, name: { en: signed } }]\n    origin: asked'
  assert.match(said(never.replace('    origin: asked', step)).join(), /Step "signed" is a step of partial/)
  assert.deepEqual(said(never.replace('    origin: asked', step.replace('of: partial', 'of: no'))), [])
})

test('a step that follows from a part which is not there, or does not make the answer, is refused', () => {
  const part = (combines: boolean) =>
    `    subQuestions: [{ code: P, question: { en: Is it laid down? }, combines: ${combines} }]\n`
  const step = (of: string) =>
    `    steps: [{ code: paper, of: partial, name: { en: on paper }, parts: { ${of}: yes } }]\n`
  const given = (more: string) => said(smallFile.replace('    origin: asked\n', `    origin: asked\n${more}`))
  assert.deepEqual(given(part(true) + step('P')), [])
  for (const wrong of [part(false) + step('P'), part(true) + step('Q')])
    assert.match(given(wrong).join(), /no part that the answer is made of/)
})

test('a part about one form never makes up the answer, and its form is one of the edition', () => {
  const given = (part: string) =>
    said(
      smallFile.replace(
        '    origin: asked\n',
        `    origin: asked\n    subQuestions: [{ code: P, question: { en: This form? }, ${part} }]\n`,
      ),
    )
  assert.deepEqual(given('theme: online, combines: false'), [])
  assert.match(given('theme: online').join(), /stands beside the answer and never makes it up/)
  assert.match(given('theme: offline, combines: false').join(), /offline/)
})

test('a later version says whether it can be compared, with a note where it says so', () => {
  const version = (given: string) => said(changed('version: { number: 1 }', `version: ${given}`)).join()
  assert.match(version('{ number: 2 }'), /Say whether version 2 can be compared with version 1/)
  assert.match(version('{ number: 2, comparable: with-note }'), /needs a note/)
  assert.match(version('{ number: 1, comparable: yes }'), /no version before it/)
  assert.equal(version('{ number: 2, comparable: no }'), '')
  assert.match(version('{ number: 0 }'), /version\.number/)
})

test('a derived indicator is computed from what exists, and not from itself', () => {
  const from = (input: string) =>
    said(changed('origin: asked', `origin: { kind: derived, from: [${input}], rule: all-inputs-yes }`)).join()
  assert.equal(from('accepted-submissions'), '')
  assert.match(from('O7z'), /There is no indicator "O7z" to compute from/)
  assert.match(from('O1a'), /cannot be computed from itself/)
})
