/** What a person typed reaches no hashed file: every string of the base is declared, or the release is not assembled. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { assembleRelease, signDraft, UndeclaredString, type Candidate } from '../src/index.ts'
import { partsOf } from '../src/release/sides.ts'
import type { Base } from '../src/base/base.ts'
import { refuseUndeclared } from '../src/release/strings/refuse-undeclared.ts'
import { anyCandidate } from './any-candidate.ts'
import { keys, stamp } from './keys.ts'
import { regionsAndNetwork } from './regions-and-network.ts'
import { texts, threeCountries } from './three-countries.ts'

type Leaf = { readonly path: string; readonly put: (text: string) => void }

/** Every string anywhere in a value, with its path and a way to put another in its place. */
function* leavesOf(value: unknown, path: string): Generator<Leaf> {
  if (typeof value !== 'object' || value === null) return
  const holder = value as Record<string, unknown>
  for (const key of Object.keys(holder)) {
    const at = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
    if (typeof holder[key] === 'string') yield { path: at, put: text => void (holder[key] = text) }
    else yield* leavesOf(holder[key], at)
  }
}

const baseOf = (candidate: Candidate): Base => JSON.parse(JSON.stringify(partsOf(candidate).base)) as Base
const refusedIn = (base: Base, ids: 'uuid' | 'name' = 'name'): string | undefined => {
  try {
    refuseUndeclared(base, ids)
    return undefined
  } catch (problem) {
    assert.ok(problem instanceof UndeclaredString, String(problem))
    return problem.field
  }
}

/** What design 3.11 lets stand there: names that everybody may read, and what content says. */
const mayBeTyped = [
  /^header\.network\.(names|about)\./,
  /^calls\[\d+\]\.(label$|title\.|period\.label$|scopeRule\.)/,
  /^editions\[\d+\]\.(edition\.|agreements\[\d+\]\.body$|placing\.body$)/,
  /^(registerKinds|places|sources|surveys)\[/,
  /^groups\[\d+\]\.(names|note)\./,
  /^members\.named\[\d+\]\.name$/,
  /^entries\[\d+\]\.named\[/,
  /^priorities\[\d+\]\.actions\[\d+\]\.named\[/,
  /^memberFigures\.(figures\[\d+\]\.period\.label|lists\[\d+\]\.period)$/,
  /^exclusions\[\d+\]\.reason\./,
  /^targets\[\d+\]\.body$/,
]

const typed = 'Interview with Anna, Street 4'

test('an action may stand anywhere that its state can be', () => {
  const [priority] = threeCountries.priorities
  for (const status of ['planned', 'under-way', 'late', 'done', 'stopped'] as const) {
    const actions = priority!.actions.map(action => ({ ...action, status }))
    assert.equal(refusedIn(baseOf({ ...threeCountries, priorities: [{ ...priority!, actions }] })), undefined, status)
  }
})

/** Puts a text in the place of each string in turn, and says where it stood without being refused, or was refused elsewhere. */
function unnoticed(candidate: Candidate, only: (at: number) => boolean = () => true): readonly string[] {
  const all = [...leavesOf(baseOf(candidate), '')].map(leaf => leaf.path)
  return all.filter((path, at) => {
    if (!only(at) || mayBeTyped.some(allowed => allowed.test(path))) return false
    const base = baseOf(candidate)
    const leaf = [...leavesOf(base, '')].find(eachLeaf => eachLeaf.path === path)!
    leaf.put(typed)
    const found = refusedIn(base)
    return found === undefined || !path.startsWith(found)
  })
}

describe('a string in a hashed file', () => {
  test('is refused by the name of its field wherever it is no code, number, day or id', () => {
    for (const candidate of [threeCountries, regionsAndNetwork]) {
      assert.equal(refusedIn(baseOf(candidate)), undefined)
      assert.deepEqual(unnoticed(candidate), [])
    }
  })

  test('is no hindrance where an answer is derived: its observation names a call, an indicator and a subject, and nothing else', () => {
    const call = '0198c000-0000-7000-8000-000000000001'
    const observed = (observation: string) =>
      refusedIn({ editions: [], registerKinds: [], places: [], answers: [{ observation }] } as unknown as Base, 'uuid')
    assert.equal(observed(`derived/${call}/S1b/QMA`), undefined)
    assert.equal(observed(call), undefined)
    for (const wrong of [
      `derived/${call}/S1b/${typed}`,
      `derived/${call}/${typed}/QMA`,
      `derived/Anna/S1b/QMA`,
      `derived/${call}/S1b/QMA/Anna`,
      `Anna/${call}/S1b/QMA`,
    ])
      assert.equal(observed(wrong), 'answers[0].observation', wrong)
  })

  test('is refused in whatever candidate it stands', () => {
    fc.assert(
      fc.property(anyCandidate, fc.nat(), (candidate, at) => {
        assert.equal(refusedIn(baseOf(candidate)), undefined)
        const all = [...leavesOf(baseOf(candidate), '')].length
        assert.deepEqual(
          unnoticed(candidate, one => one === at % all),
          [],
        )
      }),
      { numRuns: 60 },
    )
  })

  test('is refused in a field that no rule knows, as a key, and as one word where a code or a uuid belongs', () => {
    const changed = (change: (base: any) => void, ids?: 'uuid') => {
      const base = baseOf(threeCountries)
      change(base)
      return refusedIn(base, ids)
    }
    const [answer, entry] = ['answers[0]', 'entries[0]']
    assert.equal(
      changed(base => void (base.answers[0].comment = 'x')),
      `${answer}.comment`,
    )
    assert.equal(
      changed(base => void (base.entries[0].links = { site: 'https://example.org' })),
      `${entry}.links.site`,
    )
    assert.equal(
      changed(base => void (base.entries[0].numbers = { 'Anna Smith': '1' })),
      `${entry}.numbers`,
    )
    assert.equal(
      changed(base => void (base.entries[0].numbers = { people: 'Anna' })),
      `${entry}.numbers`,
      'nor does the kind have such a field',
    )
    assert.equal(
      changed(base => void (base.answers[0].status = { state: 'Anna' })),
      `${answer}.status.state`,
    )
    assert.equal(
      changed(() => {}, 'uuid'),
      `${answer}.call`,
      'a network of tests, whose ids are no uuids',
    )
  })

  test('stops a release before its first file, and an objection before the signature', () => {
    const [first, ...others] = threeCountries.answers
    const answers = [{ ...first!, settledOn: typed }, ...others]
    assert.throws(
      () => assembleRelease({ ...threeCountries, answers }, texts, { stamp, crypto: keys }),
      UndeclaredString,
    )
    const objection = { indicator: 'O1a', subject: 'QMA', text: typed, day: '2026-01-01' }
    const draft = {
      network: { slug: 'small', invented: true },
      calls: [],
      parts: [],
      sealed: [],
      texts: [],
      sealedTexts: [],
    }
    const objections = { open: [objection], all: [objection] }
    assert.throws(() => signDraft({ draft, objections, texts, stamp, crypto: keys }), UndeclaredString)
  })
})
