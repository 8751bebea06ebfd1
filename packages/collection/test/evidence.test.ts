import assert from 'node:assert/strict'
import { test } from 'node:test'
import { done, refused } from '@waymark/language'
import * as fc from 'fast-check'
import { evidenceTypes, mayShowAChild, publicEvidence, readEvidence, type TypedEvidence } from '../src/index.ts'

const empty: TypedEvidence = { type: '', address: '', where: '', seenOn: '', quote: '', place: '' }
const law: TypedEvidence = { ...empty, type: 'law', address: 'https://example.org/12', seenOn: '2026-02-01' }
const report: TypedEvidence = { ...empty, type: 'report', where: 'National library, shelf 12', seenOn: '2026-02-01' }
const draft: TypedEvidence = { ...empty, type: 'unpublished', seenOn: '2026-02-01' }

const link = (field: string, given: string) =>
  given.startsWith('https://') ? done(given) : refused({ kind: 'link.malformed', field, given } as const)
const read = (...lines: readonly TypedEvidence[]) => readEvidence(lines, { today: '2026-03-01', link })
const why = (...lines: readonly TypedEvidence[]) => {
  const made = read(...lines)
  return made.ok ? 'kept' : `${made.refusal.map(problem => `${problem.kind} ${problem.field}`).join(', ')}`
}

test('a piece has an address, or where it can be consulted, or is not published', () => {
  assert.deepEqual(read(law, report, draft), {
    ok: true,
    value: [
      { type: 'law', address: law.address, where: null, seenOn: '2026-02-01', quote: null, place: null },
      { type: 'report', address: null, where: report.where, seenOn: '2026-02-01', quote: null, place: null },
      { type: 'unpublished', address: null, where: null, seenOn: '2026-02-01', quote: null, place: null },
    ],
  })
})

test('every wrong combination is refused and names its field', () => {
  assert.equal(why({ ...law, type: '' }), 'field.missing evidence.0.type')
  assert.equal(why(law, { ...law, type: 'rumour' }), 'evidence.type-unknown evidence.1.type')
  assert.equal(why({ ...law, address: '' }), 'evidence.without-source evidence.0.address')
  assert.equal(why({ ...law, where: 'an archive' }), 'evidence.two-sources evidence.0.where')
  assert.equal(why({ ...draft, address: law.address }), 'evidence.unpublished-with-address evidence.0.address')
  assert.equal(why({ ...law, address: 'my drawer' }), 'link.malformed evidence.0.address')
  assert.equal(why({ ...report, where: 'x'.repeat(501) }), 'field.too-long evidence.0.where')
  assert.equal(why({ ...law, place: 'x'.repeat(201) }), 'field.too-long evidence.0.place')
  assert.equal(why({ ...law, seenOn: '' }), 'day.missing evidence.0.seenOn')
  assert.equal(why({ ...law, seenOn: 'spring' }), 'day.malformed evidence.0.seenOn')
  assert.equal(why({ ...law, seenOn: '2026-03-02' }), 'day.in-future evidence.0.seenOn')
  assert.equal(why({ ...empty, place: 'page 3' }), 'field.missing evidence.0.type, day.missing evidence.0.seenOn')
})

test('everything that is wrong with the lines is said at once', () => {
  assert.equal(
    why({ ...law, type: '', seenOn: 'spring', quote: 'x'.repeat(2001) }, report, {
      ...draft,
      address: 'my drawer',
      seenOn: '',
    }),
    [
      'field.missing evidence.0.type',
      'field.too-long evidence.0.quote',
      'day.malformed evidence.0.seenOn',
      'evidence.unpublished-with-address evidence.2.address',
      'day.missing evidence.2.seenOn',
    ].join(', '),
  )
})

test('an empty line between two pieces is passed over, and the refusals count it', () => {
  const kept = read(law, { ...empty, quote: '  ' }, report)
  assert.ok(kept.ok)
  assert.deepEqual(
    kept.value.map(piece => piece.type),
    ['law', 'report'],
  )
  assert.equal(why(law, empty, { ...report, seenOn: '' }), 'day.missing evidence.2.seenOn')
})

test('whatever is typed, a piece that is kept has one source, and none of an unpublished one goes out', () => {
  const text = fc.constantFrom('', 'https://example.org/1', 'an archive', 'page 3')
  const type = fc.constantFrom('', 'rumour', ...evidenceTypes)
  const seenOn = fc.constantFrom('', '2026-02-01', '2027-01-01')
  const line = fc.record({ type, address: text, where: text, seenOn, quote: text, place: text })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), lines => {
      const made = read(...lines)
      if (!made.ok) return made.refusal.forEach(problem => assert.match(problem.field, /^evidence\.\d\.\w+$/))
      for (const piece of made.value) {
        const sources = [piece.address, piece.where].filter(source => source !== null).length
        if (piece.type === 'unpublished') {
          assert.equal(piece.address, null)
          assert.deepEqual(Object.keys(publicEvidence(piece)), ['type', 'seenOn'])
        } else {
          assert.equal(sources, 1)
          assert.equal(publicEvidence(piece), piece)
        }
      }
    }),
  )
})

test('reports, interviews, news and observations with an address may show a child, and are opened', () => {
  assert.deepEqual(
    evidenceTypes.filter(type => mayShowAChild(type, true)),
    ['report', 'interview', 'news', 'observation'],
  )
  assert.ok(!evidenceTypes.some(type => mayShowAChild(type, false)))
})
