/** A country hidden before a release, and one hidden after it: what is made again, what verifying says, and that nothing tells why. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  assembleRelease,
  canonicalBytes,
  decodeUtf8,
  noticePath,
  partsOf,
  verifyRelease,
  type Candidate,
  type Files,
  type HiddenLater,
  type Release,
} from '../src/index.ts'
import { anyCandidate } from './any-candidate.ts'
import { anybody, keys, keysFrom, stamp } from './keys.ts'
import { remade } from './remade.ts'
import { manyCountries } from './many-countries.ts'
import { assertSamePublicly, isSigned } from './same-publicly.ts'
import { texts, threeCountries } from './three-countries.ts'

const releaseOf = (candidate: Candidate): Release => assembleRelease(candidate, texts, { stamp, crypto: keys })
const jsonOf = <T>(bytes: Uint8Array): T => JSON.parse(decodeUtf8(bytes)!) as T

/** The candidate of a country that answered nothing and of which nothing else is public. */
function silentIn(candidate: Candidate, country: string): Candidate {
  const onlyThere = candidate.members.filter(member => member.places.join() === country).map(member => member.id)
  const isOther = (one: { readonly subject: string }) => one.subject !== country
  const isElsewhere = (one: { readonly place?: string }) => one.place !== country
  const handedIn = (one: { readonly member: string }) => !onlyThere.includes(one.member)
  return {
    ...candidate,
    answers: candidate.answers.filter(isOther),
    closings: candidate.closings.filter(isOther),
    baselines: candidate.baselines.filter(isOther),
    objections: candidate.objections.filter(isOther),
    priorities: candidate.priorities.filter(isElsewhere),
    learning: candidate.learning.filter(isElsewhere),
    entries: candidate.entries
      .filter(entry => entry.places.length === 0 || entry.places.some(place => place !== country))
      .map(entry => ({ ...entry, places: entry.places.filter(place => place !== country) })),
    members: candidate.members.map(member =>
      onlyThere.includes(member.id) ? { ...member, shown: 'country' } : member,
    ),
    acceptedSubmissions: candidate.acceptedSubmissions.filter(handedIn),
    waitingSubmissions: (candidate.waitingSubmissions ?? []).filter(handedIn),
  }
}

/** The same, but everything was said and is held. */
function heldIn(candidate: Candidate, country: string): Candidate {
  const { answers, closings, acceptedSubmissions } = candidate
  const onlyThere = candidate.members.filter(member => member.places.join() === country).map(member => member.id)
  const held = <T extends { readonly subject: string }>(all: readonly T[]) =>
    all.map(one => (one.subject === country ? { ...one, held: true } : one))
  return {
    ...silentIn(candidate, country),
    answers: held(answers),
    closings: held(closings),
    acceptedSubmissions: acceptedSubmissions.map(submission =>
      onlyThere.includes(submission.member) ? { ...submission, held: true } : submission,
    ),
  }
}

for (const country of ['QMA', 'QMB', 'QMC'])
  test(`hidden, held or silent, ${country} gives the same bytes in every public file but for the one sealed commitment`, () => {
    const silent = releaseOf(silentIn(threeCountries, country)).files
    assertSamePublicly(releaseOf({ ...threeCountries, hidden: [country] }).files, silent, 'hidden')
    assertSamePublicly(releaseOf(heldIn(threeCountries, country)).files, silent, 'held')
  })

const auditorOf = (release: Release) => ({
  ...anybody,
  hmac: keys.hmac,
  sealed: release.sealed,
  texts: { ...release.texts, ...release.sealedTexts },
  knownKeys: [keys.publicKey],
})

const published = releaseOf(threeCountries)
const hideIn = (release: Release, ...hidden: HiddenLater) => remade({ release, candidate: threeCountries, hidden })
const hiddenA = hideIn(published, { day: '2026-11-30', country: 'QMA' })

test('what is made again says what a release says in which the country was silent from the beginning', () => {
  const silent = releaseOf(silentIn(threeCountries, 'QMA')).files
  const content = (files: Files) => Object.fromEntries(Object.entries(files).filter(([path]) => !isSigned(path)))
  assert.deepEqual(content(hiddenA.files), content(silent))
  assert.deepEqual(hiddenA.files['manifest.json'], published.files['manifest.json'], 'manifest and signature stay')
  assert.deepEqual(hiddenA.files['signature.json'], published.files['signature.json'])
})

test('verify says how many countries were hidden on which day, and how many files were made again', () => {
  const { findings, notes } = verifyRelease(hiddenA.files, { ...anybody, knownKeys: [keys.publicKey] })
  assert.deepEqual(findings, [])
  const files = jsonOf<{ files: unknown[] }>(hiddenA.files['hidden/0001.json']!).files.length
  assert.ok(files > 5)
  assert.deepEqual(notes[1], { kind: 'verify.countries-hidden', count: 1, day: '2026-11-30', files })
})

test('an auditor recomputes what was made again from the sealed part, which stays as it was', () => {
  assert.deepEqual(verifyRelease(hiddenA.files, auditorOf(hiddenA)).findings, [])
  assert.deepEqual(hiddenA.sealed['sealed/candidate.json'], published.sealed['sealed/candidate.json'])
  const other = { ...hiddenA.sealed, 'sealed/hidden.json': canonicalBytes([{ day: '2026-11-30', country: 'QMB' }]) }
  const kinds = verifyRelease(hiddenA.files, auditorOf({ ...hiddenA, sealed: other })).findings.map(
    finding => finding.kind,
  )
  assert.ok(kinds.includes('verify.sealed-changed') && kinds.includes('verify.base-differs-from-sealed'))
})

test('texts of the country stand beside the release no longer, and those of others do', () => {
  const gone = Object.keys(published.texts).filter(id => !Object.hasOwn(hiddenA.texts, id))
  assert.ok(gone.length > 0)
  const left = Object.values(hiddenA.files).map(bytes => decodeUtf8(bytes))
  for (const id of gone) assert.ok(!left.some(file => file!.includes(`"${id}"`)), id)
  const kept = { ...hiddenA.texts, [gone[0]!]: published.texts[gone[0]!]! }
  const { findings } = verifyRelease(hiddenA.files, { ...auditorOf(hiddenA), texts: kept })
  assert.deepEqual(findings[0], { kind: 'verify.text-extra', text: gone[0] })
})

test('no file says which country was hidden, and no hash is left that a guess of what stood there could be tried against', () => {
  assert.doesNotMatch(decodeUtf8(hiddenA.files[noticePath]!)!, /QM/)
  const everything = Object.values(hiddenA.files)
    .map(bytes => decodeUtf8(bytes))
    .join('\n')
  const lines = published.manifest.files.filter(
    line => keys.sha256(hiddenA.files[line.path] ?? new Uint8Array()) !== line.sha256,
  )
  assert.ok(lines.length > 5)
  for (const { sha256, path } of lines) assert.ok(!everything.includes(sha256), path)
})

const kindsOf = (files: Files) => verifyRelease(files, anybody).findings.map(finding => finding.kind)

test('a file put back as it was, a notice taken away, altered, of another release or signed by another is found', () => {
  const path = 'countries/QMA.json'
  assert.ok(kindsOf({ ...hiddenA.files, [path]: published.files[path]! }).includes('verify.file-changed'))
  const { [noticePath]: _, ...without } = hiddenA.files
  assert.deepEqual(kindsOf(without), ['verify.notice-damaged'])
  const notice = jsonOf<{ hidden: { countries: number }[]; release: object }>(hiddenA.files[noticePath]!)
  const more = { ...notice, hidden: [{ ...notice.hidden[0]!, countries: 2 }] }
  assert.deepEqual(kindsOf({ ...hiddenA.files, [noticePath]: canonicalBytes(more) }), ['verify.notice-signature-wrong'])
  const other = keysFrom(9)
  const signature = {
    algorithm: 'Ed25519',
    keyId: stamp.keyId,
    publicKey: other.publicKey,
    signature: other.sign(hiddenA.files[noticePath]!),
  }
  assert.deepEqual(kindsOf({ ...hiddenA.files, 'hidden-signature.json': canonicalBytes(signature) }), [
    'verify.notice-signature-wrong',
  ])
  const later = assembleRelease(threeCountries, texts, { stamp: { ...stamp, label: '2026-9' }, crypto: keys })
  const beside = Object.entries(hiddenA.files).filter(([file]) => file.startsWith('hidden'))
  assert.deepEqual(kindsOf({ ...later.files, ...Object.fromEntries(beside) }), ['verify.notice-of-another-release'])
})

test('one flipped bit in a release that was made again is found', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(hiddenA.files)), fc.nat(), fc.nat(7), (path, place, bit) => {
      const bytes = Uint8Array.from(hiddenA.files[path]!)
      bytes[place % bytes.length]! ^= 1 << bit
      assert.notDeepEqual(kindsOf({ ...hiddenA.files, [path]: bytes }), [], path)
    }),
    { numRuns: 60 },
  )
})

test('a second country is hidden in what was made again, and the same two at once give the same files', () => {
  const both: HiddenLater = [
    { day: '2026-11-30', country: 'QMA' },
    { day: '2026-12-02', country: 'QMC' },
  ]
  const second = hideIn(hiddenA, ...both)
  assert.deepEqual(verifyRelease(second.files, auditorOf(second)).findings, [])
  const content = (files: Files) => Object.fromEntries(Object.entries(files).filter(([path]) => !isSigned(path)))
  assert.deepEqual(content(second.files), content(hideIn(published, ...both).files))
  const note = verifyRelease(second.files, anybody).notes.find(eachNote => eachNote.kind === 'verify.countries-hidden')
  assert.deepEqual([note?.count, note?.day], [2, '2026-12-02'])
})

test('making the same again writes nothing but the notice', () => {
  const again = hideIn(hiddenA, { day: '2026-11-30', country: 'QMA' })
  assert.deepEqual(again.made, ['hidden/0001.json', 'sealed/hidden.json', 'hidden.json', 'hidden-signature.json'])
  assert.deepEqual(again.files, hiddenA.files)
})

test('a split by reason is not printed again: beside an older copy it would say why the hidden country had no answer', () => {
  const candidate = manyCountries({
    yes: 6,
    no: 3,
    'not-answered': 2,
    refused: 1,
    unknown: 1,
    'under-review': 1,
    contested: 1,
  })
  const refused = candidate.answers.find(
    answer => 'missing' in answer.status && answer.status.missing === 'refused',
  )!.subject
  assert.equal(partsOf(candidate).base.splits.length, 1)
  assert.equal(partsOf({ ...candidate, hiddenLater: [refused] }).base.splits.length, 0)
})

test('whatever is published, hiding any country leaves a release that verifies, sealed part included', () => {
  fc.assert(
    fc.property(anyCandidate, candidate => {
      const release = assembleRelease(candidate, {}, { stamp, crypto: keys })
      const country = candidate.places[0]!.code
      const again = remade({ release, candidate, hidden: [{ day: '2026-11-30', country }] })
      assert.deepEqual(verifyRelease(again.files, auditorOf(again)).findings, [])
    }),
    { numRuns: 30 },
  )
})
