/** What of a network's answers the public may know: the public status, its law, the split by reason, and that ranges contain. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { containsInside, overRounds, publicStatus } from '@waymark/measure'
import {
  assembleRelease,
  canonicalBytes,
  decodeUtf8,
  figureView,
  partsOf,
  releaseIndex,
  seriesIn,
  sidesOf,
  splitsPrinted,
  verifyRelease,
  type Candidate,
  type Files,
  type SettledAnswer,
  type Status,
} from '../src/index.ts'
import { anyCandidate } from './any-candidate.ts'
import { anybody, keys, stamp } from './keys.ts'
import { manyCountries } from './many-countries.ts'
import { assertSamePublicly } from './same-publicly.ts'
import { texts, threeCountries } from './three-countries.ts'

const filesOf = (candidate: Candidate): Files => assembleRelease(candidate, texts, { stamp, crypto: keys }).files

test('the public range contains the range inside, in counts and per cents, whatever is held, hidden or ruled', () => {
  fc.assert(
    fc.property(anyCandidate, candidate => {
      const { inside, open } = sidesOf(candidate)
      const insideOf = new Map(seriesIn(releaseIndex(inside)).map(series => [series.id, series]))
      for (const series of seriesIn(releaseIndex(open, 'no-answer-published'))) {
        const inside = insideOf.get(series.id)
        assert.ok(inside, series.id)
        const [wide, narrow] = [figureView(series), figureView(inside, new Set(series.scope))]
        if (wide.kind !== 'states' || narrow.kind !== 'states') continue
        assert.ok(containsInside(wide, narrow), `${series.id}: ${JSON.stringify([wide.states, narrow.states])}`)
      }
    }),
    { numRuns: 500 },
  )
})

test('the status over all rounds of a period is the public status of the one inside', () => {
  fc.assert(
    fc.property(anyCandidate, candidate => {
      const { given, open } = sidesOf(candidate)
      const index = releaseIndex(given)
      for (const series of seriesIn(releaseIndex(open, 'no-answer-published'))) {
        if (series.respondentType === 'derived') continue
        for (const [subject, answer] of series.answers) {
          const rounds = series.calls.flatMap(call => {
            const found = index.answers.find(
              settledAnswer =>
                settledAnswer.call === call.id &&
                settledAnswer.indicator === series.indicator.code &&
                settledAnswer.subject === subject &&
                settledAnswer.respondentType === series.respondentType,
            )
            const asked = call.asked.some(
              version =>
                version.indicator === series.indicator.code &&
                version.respondentType === series.respondentType &&
                version.subjects.includes(subject),
            )
            const status: Status = found?.status ?? { missing: 'not-answered' }
            const about = { round: call.id, opened: call.openedOn, ruled: found?.how === 'ruling' }
            return asked ? [{ ...about, status, held: found?.held === true }] : []
          })
          const [first, ...others] = rounds
          assert.ok(first)
          const { taken } = overRounds([first, ...others])
          const hidden = series.subjectKind === 'country' && (candidate.hidden?.includes(subject) ?? false)
          assert.deepEqual(answer.status, publicStatus(taken.status, { held: taken.held, hidden }))
        }
      }
    }),
    { numRuns: 200 },
  )
})

const others: readonly [string, Partial<SettledAnswer>][] = [
  ['not answered', { status: { missing: 'not-answered' }, how: 'unsettled' }],
  ['contested', { status: { missing: 'contested' }, how: 'unsettled' }],
  ['refused', { status: { missing: 'refused' }, how: 'one', rationales: ['text-7001'], settledOn: '2026-03-03' }],
  ['under review', { status: { missing: 'under-review' }, how: 'unsettled' }],
  ['held', { status: { state: 'yes' }, how: 'one', held: true, settledOn: '2026-03-03' }],
  ['held as not applicable', { status: { missing: 'not-applicable' }, how: 'one', held: true }],
]

/** One country's answer said otherwise, and the last one's row missing altogether. */
function saying(change: Partial<SettledAnswer> | null): Candidate {
  const about = (answer: SettledAnswer) => answer.observation === '2026-O1d-QMB'
  const answers = threeCountries.answers.flatMap(answer =>
    about(answer) ? (change ? [{ ...answer, ...change }] : []) : [answer],
  )
  return { ...threeCountries, answers }
}

test('held, refused, contested, under review and not answered give the same bytes in every public file', () => {
  const silent = filesOf(saying(null))
  for (const [name, change] of others) assertSamePublicly(filesOf(saying(change)), silent, name)
})

test('a row without a published answer holds call, indicator, version, subject, type and status', () => {
  const { answers } = partsOf(saying(others[2]![1])).base
  const row = answers.find(answer => answer.indicator === 'O1d' && answer.subject === 'QMB')
  assert.deepEqual(row, {
    call: 'round-2026',
    indicator: 'O1d',
    version: 1,
    subjectKind: 'country',
    subject: 'QMB',
    respondentType: 'member',
    status: { missing: 'no-answer-published' },
  })
})

test('a country all of whose members are not shown is neither in scope nor asked in public, and asked inside', () => {
  const members = threeCountries.members.map(member =>
    member.places.includes('QMC') ? { ...member, shown: 'hidden' as const } : member,
  )
  const { open, inside } = sidesOf({ ...threeCountries, members })
  const scopes = (candidate: Candidate) => candidate.calls.map(call => call.scope.country)
  assert.deepEqual(scopes(open), [
    ['QMA', 'QMB'],
    ['QMA', 'QMB'],
  ])
  assert.deepEqual(scopes(inside)[0], ['QMA', 'QMB', 'QMC'])
  assert.equal(
    open.answers.some(answer => answer.subject === 'QMC'),
    false,
  )
})

test('nothing of a country all of whose members are not shown is in public: no entry, no priority, no page', () => {
  const members = threeCountries.members.map(member =>
    member.places.includes('QMA') ? { ...member, shown: 'hidden' as const } : member,
  )
  const of = (candidate: Candidate) => ({
    entries: candidate.entries.filter(entry => entry.places.includes('QMA')).length,
    priorities: candidate.priorities.filter(priority => priority.place === 'QMA').length,
    learning: candidate.learning.filter(chain => chain.place === 'QMA').length,
  })
  const { open, inside } = sidesOf({ ...threeCountries, members })
  assert.ok(of(inside).entries > 0 && of(inside).priorities > 0)
  assert.deepEqual(of(open), { entries: 0, priorities: 0, learning: 0 })
  const files = filesOf({ ...threeCountries, members })
  assert.equal('countries/QMA.json' in files, false)
  assert.equal('countries/QMB.json' in files, true)
  const onlyThere = new Set(
    inside.entries
      .filter(entry => entry.places.length > 0 && entry.places.every(place => place === 'QMA'))
      .map(entry => entry.id),
  )
  assert.equal(open.entries.length, inside.entries.length - onlyThere.size)
  assert.deepEqual(verifyRelease(files, anybody).findings, [])
})

test('parts of a published answer that are missing say no more than the whole would', () => {
  const status: Status = { state: 'partial', parts: { 'O1d.1': 'yes', 'O1d.2': 'refused', 'O1d.3': 'not-applicable' } }
  const { answers } = partsOf(saying({ status, how: 'one' })).base
  const row = answers.find(answer => answer.indicator === 'O1d' && answer.subject === 'QMB')
  assert.deepEqual(row?.status, {
    state: 'partial',
    parts: { 'O1d.1': 'yes', 'O1d.2': 'no-answer-published', 'O1d.3': 'not-applicable' },
  })
})

test('a whole that is not applicable by its parts is published as that, and its missing part says no more', () => {
  const status: Status = { missing: 'not-applicable', parts: { 'O1d.1': 'not-applicable', 'O1d.2': 'unknown' } }
  const about = (held: boolean) => {
    const { answers } = partsOf(saying({ status, how: 'one', held })).base
    return answers.find(answer => answer.indicator === 'O1d' && answer.subject === 'QMB')?.status
  }
  const parts = { 'O1d.1': 'not-applicable', 'O1d.2': 'no-answer-published' }
  assert.deepEqual(about(false), { missing: 'not-applicable', parts })
  assert.deepEqual(about(true), { missing: 'no-answer-published' })
})

test('a split by reason is printed for a whole figure where it gives nobody away', () => {
  const split = (counts: Parameters<typeof manyCountries>[0]) => partsOf(manyCountries(counts)).base.splits[0]?.split
  const shown = split({ yes: 6, no: 3, 'not-answered': 2, refused: 1, unknown: 1, 'under-review': 1, contested: 1 })
  assert.deepEqual(shown, { 'not-answered': 2, refused: 1, unknown: 1, 'under-review': 1, contested: 1 })
  assert.equal(split({ yes: 3, 'not-answered': 3, refused: 3 }), undefined, 'nine asked')
  assert.equal(split({ yes: 10, 'not-answered': 2, refused: 2 }), undefined, 'four without an answer')
  assert.equal(split({ yes: 10, 'not-answered': 2, refused: 3 }), undefined, 'all but two refused')
})

test('the page of a group prints no split: within it a reason would lead to a country', () => {
  const counts = { yes: 6, no: 3, 'not-answered': 2, refused: 1, unknown: 1, 'under-review': 1, contested: 1 }
  const candidate = manyCountries(counts)
  const places = candidate.places.map(place => place.code)
  const north = { id: 'north', kind: 'region', names: { en: 'North' }, on: '2026-01-01', places: places.slice(0, 10) }
  const files = filesOf({ ...candidate, groups: [north] })
  const page = decodeUtf8(files['groups/north.json']!)!
  assert.match(page, /"inScope": 10/)
  assert.doesNotMatch(page, /"split"/)
  assert.deepEqual(verifyRelease(files, anybody).findings, [])
})

test('no split is printed whose countries differ by one or two from an earlier one', () => {
  const now = manyCountries({ yes: 6, 'not-answered': 4, refused: 1, unknown: 1 })
  const silent = now.answers.filter(answer => 'missing' in answer.status).map(answer => answer.subject)
  const before = (countries: readonly string[]) => ({
    ...now,
    splitsBefore: [{ indicator: 'small/O1a', respondentType: 'member', countries }],
  })
  const printed = (candidate: Candidate) => partsOf(candidate).base.splits.length
  assert.equal(printed(before(silent)), 1, 'the same countries')
  assert.equal(printed(before(silent.slice(1))), 0)
  assert.equal(printed(before([...silent.slice(1), 'QZZ'])), 0)
  assert.equal(printed(before(silent.slice(3))), 1)
})

/** What somebody with the network's key can do: change the base and lay everything out again. */
function signedWith(change: (answers: Record<string, unknown>[]) => void): Files {
  const release = assembleRelease(threeCountries, texts, { stamp, crypto: keys })
  const path = 'data/answers.json'
  const answers = JSON.parse(decodeUtf8(release.files[path] as Uint8Array) as string) as Record<string, unknown>[]
  change(answers)
  return { ...release.files, [path]: canonicalBytes(answers) }
}

const violations = (files: Files) =>
  verifyRelease(files, anybody).findings.flatMap(finding =>
    finding.kind === 'verify.public-law' ? [finding.violation] : [],
  )

test('verify finds a row that says why nobody answered, one that holds more, and one that is gone', () => {
  const silent = (one: Record<string, unknown>) => JSON.stringify(one['status']).includes('no-answer-published')
  assert.deepEqual(violations(signedWith(() => {})), [])
  const why = signedWith(answers => void (answers.find(silent)!['status'] = { missing: 'refused' }))
  assert.deepEqual(violations(why), ['a row of a round says "refused"'])
  const more = signedWith(answers => void (answers.find(silent)!['settledOn'] = '2026-03-03'))
  assert.deepEqual(violations(more), ['a row without a published answer holds "settledOn"'])
  const gone = signedWith(answers => void answers.splice(answers.findIndex(silent), 1))
  assert.deepEqual(violations(gone), ['1 asked subjects do not have exactly one row'])
})

test('an auditor is told of a sealed part whose held answer went out, and of no name', () => {
  const made = assembleRelease(saying(others[4]![1]), texts, { stamp, crypto: keys })
  const open = assembleRelease(saying({ ...others[4]![1], held: false }), texts, { stamp, crypto: keys })
  const auditor = { ...anybody, hmac: keys.hmac, sealed: made.sealed, texts: open.texts }
  const { findings } = verifyRelease(open.files, auditor)
  assert.ok(
    findings.some(
      finding => finding.kind === 'verify.base-differs-from-sealed' && finding.path === 'data/answers.json',
    ),
  )
})

test('a later release knows from the public files of an earlier one which countries its split was over', () => {
  const { base } = partsOf(manyCountries({ yes: 6, 'not-answered': 4, refused: 1, unknown: 1 }))
  const [before] = splitsPrinted(base, new Set(base.splits.map(split => split.figure)))
  assert.deepEqual(before, {
    indicator: 'small/O1a',
    respondentType: 'member',
    countries: ['QMG', 'QMH', 'QMI', 'QMJ', 'QMK', 'QML'],
  })
})
