import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { assembleRelease, decodeUtf8, openObjections, verifyRelease } from '../src/index.ts'
import { figuresIn } from '../src/verify/figures-in.ts'
import { anyCandidate } from './any-candidate.ts'
import { anybody, keys, stamp } from './keys.ts'
import { shuffled } from './shuffled.ts'
import { signedAgain } from './signed-again.ts'
import { members, texts, threeCountries } from './three-countries.ts'

const release = assembleRelease(threeCountries, texts, { stamp, crypto: keys })
const said = (path: string) => decodeUtf8(release.files[path] as Uint8Array) as string

test('every figure of every release obeys the law of honest numbers', () => {
  fc.assert(
    fc.property(anyCandidate, candidate => {
      const { files } = assembleRelease(candidate, {}, { stamp, crypto: keys })
      const figures = Object.entries(files)
        .filter(([path]) => path.endsWith('.json'))
        .flatMap(([path, bytes]) =>
          figuresIn(JSON.parse(decodeUtf8(bytes) as string)).map(figure => ({ path, ...figure })),
        )
      assert.deepEqual(
        figures.filter(figure => figure.violations.length > 0),
        [],
      )
    }),
    { numRuns: 60 },
  )
})

test('whatever is published verifies, with and without its sealed part', () => {
  fc.assert(
    fc.property(anyCandidate, candidate => {
      const made = assembleRelease(candidate, {}, { stamp, crypto: keys })
      assert.deepEqual(verifyRelease(made.files, anybody).findings, [])
      const auditor = { ...anybody, hmac: keys.hmac, sealed: made.sealed, texts: {} }
      assert.deepEqual(verifyRelease(made.files, auditor).findings, [])
    }),
    { numRuns: 30 },
  )
})

test('the order in which rows came out of a database changes no byte', () => {
  const numbers = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 50 })
  fc.assert(
    fc.property(numbers, random => {
      let at = 0
      const next = () => random[at++ % random.length] as number
      const other = assembleRelease(shuffled(threeCountries, next), texts, { stamp, crypto: keys })
      assert.deepEqual(other.files, release.files)
      assert.deepEqual(other.sealed, release.sealed)
    }),
    { numRuns: 20 },
  )
})

test('nor does it for any candidate', () => {
  const numbers = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 20 })
  fc.assert(
    fc.property(anyCandidate, numbers, (candidate, random) => {
      let at = 0
      const next = () => random[at++ % random.length] as number
      const [eachRelease, other] = [candidate, shuffled(candidate, next)].map(each =>
        assembleRelease(each, {}, { stamp, crypto: keys }),
      )
      assert.deepEqual(other?.manifest, eachRelease?.manifest)
    }),
    { numRuns: 30 },
  )
})

test('another label or another moment gives other bytes under the same base', () => {
  const later = assembleRelease(threeCountries, texts, { stamp: { ...stamp, label: '2026-2' }, crypto: keys })
  assert.notDeepEqual(later.files['manifest.json'], release.files['manifest.json'])
  assert.deepEqual(later.files['data/answers.json'], release.files['data/answers.json'])
})

test('no public file says which member was asked, answered or took part', () => {
  const everything = Object.keys(release.files).map(said).join('\n')
  for (const member of members) assert.equal(everything.includes(`"${member}"`), false, member)
  assert.equal(everything.includes('Member 2'), false)
  assert.equal(everything.includes('Member 6'), false)
})

test('whether one member answered or several agreed is not said', () => {
  const answers = JSON.parse(said('data/answers.json')) as { readonly how?: string }[]
  assert.deepEqual([...new Set(answers.map(answer => answer.how))].sort(), ['settled', undefined])
  assert.equal(JSON.stringify(answers).includes('text-7002'), false, 'a ruling says that members differed')
})

test('of those responsible for an action the ones are named that said so and are shown by name; nobody else is', () => {
  const [action] = JSON.parse(said('data/priorities.json'))[0].actions
  assert.deepEqual([action.named, action.members], [['Member 1'], undefined])
  assert.match(said('data/plans.csv'), /^action,action-1,.*,2026-03-15,Member 1,/m)
  const hidden = assembleRelease({ ...threeCountries, hidden: ['QMA'] }, texts, { stamp, crypto: keys })
  assert.deepEqual(JSON.parse(decodeUtf8(hidden.files['data/priorities.json']!)!), [])
})

test('an action that is public alone does not say of which priority it is, nor on what lesson that rests', () => {
  const [priority] = threeCountries.priorities
  const { reason: _, ...rest } = priority!
  const withLesson = { ...threeCountries, priorities: [{ ...rest, lesson: 'chain-1' }] }
  const { files } = assembleRelease(withLesson, texts, { stamp, crypto: keys })
  const [shown] = JSON.parse(decodeUtf8(files['data/priorities.json']!)!)
  assert.deepEqual(Object.keys(shown), ['actions', 'id', 'place'])
  const page = JSON.parse(decodeUtf8(files['index.json']!)!)
  assert.deepEqual([page.counts.priorities, page.counts.actions], [0, 1])
  assert.doesNotMatch(decodeUtf8(files['data/plans.csv']!)!, /^priority,/m)
  const gone = { ...withLesson, priorities: [{ ...rest, actions: [] }] }
  const none = assembleRelease(gone, texts, { stamp, crypto: keys })
  assert.deepEqual(JSON.parse(decodeUtf8(none.files['data/priorities.json']!)!), [])
})

test('a member that chose to be named is named, on its country and on its entries', () => {
  assert.deepEqual(JSON.parse(said('data/members.json')), {
    named: [{ name: 'Member 1', places: ['QMA'] }],
    present: ['QMA', 'QMB', 'QMC'],
  })
  assert.deepEqual(JSON.parse(said('data/entries.json'))[0].named, ['Member 1'])
})

test('what five members said is a count, what four said is withheld without any number', () => {
  const figureOf = (asked: number) => {
    const [first, second] = threeCountries.calls
    const withFew = first!.asked.map(version =>
      version.indicator === 'E1a' ? { ...version, subjects: members.slice(0, asked) } : version,
    )
    const candidate = { ...threeCountries, calls: [{ ...first!, asked: withFew }, second!] }
    const { files } = assembleRelease(candidate, texts, { stamp, crypto: keys })
    return JSON.parse(decodeUtf8(files['data/member-figures.json'] as Uint8Array) as string).figures[0].figure
  }
  assert.deepEqual(figureOf(4), { kind: 'withheld', rule: 'members-under-5-asked' })
  assert.equal(figureOf(5).states.yes, 5)
})

test('a private framework leaves nothing in the public files and everything in the sealed ones', () => {
  const editions = threeCountries.editions.map(edition =>
    edition.edition.edition.label === '2021'
      ? { ...edition, edition: { ...edition.edition, framework: { ...edition.edition.framework, private: true } } }
      : edition,
  )
  const made = assembleRelease({ ...threeCountries, editions }, texts, { stamp, crypto: keys })
  const open = Object.values(made.files)
    .map(bytes => decodeUtf8(bytes))
    .join('\n')
  assert.equal(open.includes('round-2025'), false)
  assert.equal(open.includes('2025-O1b-QMA'), false)
  assert.equal(Object.keys(made.texts).includes('text-7002'), false)
  assert.equal(Object.keys(made.sealedTexts).includes('text-7002'), true)
  const sealedAlone = Object.keys(made.sealedTexts).filter(id => !Object.hasOwn(made.texts, id))
  const saying = sealedAlone.flatMap(id =>
    Object.entries(made.files).flatMap(([path, bytes]) =>
      decodeUtf8(bytes)?.includes(`"${id}"`) ? [`${id} ${path}`] : [],
    ),
  )
  assert.deepEqual(saying, [], 'no public file, manifest included, says the id of a sealed text')
  const withKey = { ...anybody, sealed: made.sealed, hmac: keys.hmac, texts: { ...made.texts, ...made.sealedTexts } }
  assert.deepEqual(verifyRelease(made.files, withKey).findings, [])
  const [one = ''] = sealedAlone
  const changed = { ...withKey.texts, [one]: { language: 'en', body: 'Something else.' } } as typeof withKey.texts
  assert.deepEqual(verifyRelease(made.files, { ...withKey, texts: changed }).findings, [
    { kind: 'verify.text-changed', text: one },
  ])
  const sealed = decodeUtf8(made.sealed['sealed/candidate/answers.json'] as Uint8Array) as string
  assert.equal(sealed.includes('2025-O1b-QMA'), true)
  assert.deepEqual(verifyRelease(made.files, { ...anybody, sealed: made.sealed, hmac: keys.hmac }).findings, [])
})

test('an objection is printed only where its figure is: none about a member, a hidden country or a private framework', () => {
  const [objection] = threeCountries.objections
  const printed = (change: Partial<typeof objection>, more: Partial<typeof threeCountries> = {}) =>
    openObjections({ ...threeCountries, ...more, objections: [{ ...objection!, ...change }] }).length
  const [older, newer] = threeCountries.editions
  const secret = {
    ...older!,
    edition: { ...older!.edition, framework: { ...older!.edition.framework, private: true } },
  }
  const editions = [secret, newer!]
  assert.equal(printed({}), 1)
  assert.equal(printed({ subject: members[0]! }), 0)
  assert.equal(printed({}, { hidden: ['QMC'] }), 0)
  assert.equal(printed({ edition: 'small/2021' }, { editions }), 0)
  assert.equal(printed({ edition: 'small/2026' }, { editions }), 1)
  assert.equal(printed({ indicator: 'O1b' }, { editions }), 0, 'which edition is not said, and the private one has it')
  assert.equal(printed({ indicator: 'X9' }), 0, 'of no edition of the release')
})

/** What every column of every table means, in four languages: long, and the same in every release. */
const fields = 'data/fields.json'

test('no page file is larger than a page may be', () => {
  for (const [path, bytes] of Object.entries(release.files))
    assert.ok(bytes.length < (path === fields ? 100_000 : 50_000), `${path}: ${bytes.length}`)
})

test('a list longer than a file may be goes on in further files, which are verified like the first', () => {
  const [first] = threeCountries.entries
  const entries = Array.from({ length: 1000 }, (_, at) => ({ ...first!, id: `entry-${String(at).padStart(4, '0')}` }))
  const candidate = { ...threeCountries, entries }
  const made = assembleRelease(candidate, texts, { stamp, crypto: keys })
  const parts = Object.keys(made.files).filter(path => /^data\/entries(-\d+)?\.json$/.test(path))
  assert.ok(parts.length > 2)
  for (const path of parts) assert.ok(made.files[path]!.length < 200_000, path)
  const auditor = { ...anybody, hmac: keys.hmac, sealed: made.sealed, texts: { ...made.texts, ...made.sealedTexts } }
  assert.deepEqual(verifyRelease(made.files, auditor).findings, [])
  const { 'data/entries-2.json': _, ...fewer } = made.files
  const kinds = new Set(
    verifyRelease(signedAgain(fewer, keys, {}, ['data/entries-2.json']), auditor).findings.map(finding => finding.kind),
  )
  assert.ok(kinds.has('verify.base-differs-from-sealed'))
})
