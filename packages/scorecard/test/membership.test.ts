/** "122 members in 104 countries" is computed: how many members a network has, in how many countries, and of whom nothing is said. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assembleRelease, decodeUtf8, verifyRelease, type Candidate, type Files } from '../src/index.ts'
import { anybody, keys, stamp } from './keys.ts'
import { texts, threeCountries } from './three-countries.ts'

type Shown = Candidate['members'][number]['shown']
const member = (id: string, places: readonly string[], shown: Shown = 'country') => ({ id, name: id, shown, places })
const many = [
  ...Array.from({ length: 6 }, (_, at) => member(`member-${at}`, at < 3 ? ['QMA'] : ['QMB', 'QMC'])),
  member('unseen', ['QMD'], 'hidden'),
]
/** A candidate with these members, of which those named in `left` no longer belong. */
function candidateOf(members: readonly ReturnType<typeof member>[], left: readonly string[] = []): Candidate {
  const here = members.filter(eachMember => !left.includes(eachMember.id))
  return { ...threeCountries, members, belonging: here.map(({ id, places }) => ({ member: id, places })) }
}
const released = (candidate: Candidate) => assembleRelease(candidate, texts, { stamp, crypto: keys })
const membershipOf = (files: Files): unknown =>
  (JSON.parse(decodeUtf8(files['pages/index.json'] ?? files['index.json']!)!) as { membership?: unknown }).membership
const said = (candidate: Candidate) => membershipOf(released(candidate).files) as Record<string, unknown> | undefined

describe('the members of a network', () => {
  test('are counted apart from the countries they work in, on the last day of the latest period', () => {
    const { on, members, countries } = said(candidateOf(many))!
    assert.deepEqual([members, countries], [6, 3])
    const until = threeCountries.calls
      .map(call => call.period.until)
      .toSorted()
      .at(-1)!
    assert.ok(String(on) < until)
  })

  test('that have left or are not to be shown are in no count', () => {
    const { members, countries } = said(candidateOf(many, ['member-0']))!
    assert.deepEqual([members, countries], [5, 3])
  })

  test('are not counted under five, nor where nobody recorded who belonged', () => {
    assert.equal(said(candidateOf(many, ['member-0', 'member-5'])), undefined)
    assert.equal(said(threeCountries), undefined)
  })

  test('are counted the same by whoever recomputes the release, and named by no public file', () => {
    const release = released(candidateOf(many))
    const auditor = { ...anybody, hmac: keys.hmac, sealed: release.sealed, texts: release.texts }
    for (const verifier of [anybody, auditor]) assert.deepEqual(verifyRelease(release.files, verifier).findings, [])
    for (const [path, bytes] of Object.entries(release.files))
      assert.doesNotMatch(decodeUtf8(bytes as Uint8Array) ?? '', /member-\d|unseen|belonging/, path)
  })
})
