/** What of a half-written answer is saved, when a save is sent again, and that its form has the words for it. */
import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { globSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { languages } from '@waymark/language'
import { pauseBefore, saver, type AnswerState, type Outcome, type Save } from '../src/lib/saving/saver.ts'
import { soundPart, type Rules } from '../src/lib/saving/sound.ts'
import { problemKinds } from '../src/lib/saving/said.ts'
import { savingWords } from '../src/lib/server/saving-words.ts'

const rating: Rules = { indicator: { answer: 'rating', criteria: { partial: true }, steps: [], subQuestions: [] } }
const share: Rules = { indicator: { answer: 'share', criteria: null, steps: [], subQuestions: [] } }
const nothing = { type: '', address: '', where: '', seenOn: '', quote: '', place: '' }
const none = { typed: {}, rationale: '', evidence: [] }
const reading = { today: '2026-01-31', link: () => ({ ok: true, value: 'https://example.org' }) as const }
const law = { ...nothing, type: 'law', address: 'https://example.org', seenOn: '2026-01-01' }

describe('a half-written answer', () => {
  test('is saved but for the fields that are not right yet, which stay as they were saved', () => {
    const saved = { typed: { numerator: '2', denominator: '5' }, rationale: '', evidence: [law] }
    const now = { typed: { numerator: '3' }, rationale: 'Why.', evidence: [{ ...law, seenOn: '2027-01-01' }, law] }
    const { words, problems } = soundPart({ rules: share, now, saved, reading })
    assert.deepEqual(words, { typed: saved.typed, rationale: 'Why.', evidence: [law, law] })
    assert.deepEqual(
      problems.map(problem => problem.kind),
      ['share.without-denominator', 'day.in-future'],
    )
  })

  test('of which a yes names nothing keeps its reasons', () => {
    const now = { typed: { state: 'yes' }, rationale: ' ', evidence: [] }
    const { words } = soundPart({
      rules: { indicator: { ...rating.indicator, asksToName: true } },
      now,
      saved: none,
      reading,
    })
    assert.deepEqual(words.typed, {})
  })
})

describe('a save', () => {
  function line(outcomes: Outcome[]) {
    const sent: Save[] = []
    const waits: { work: () => void; ms: number }[] = []
    const states: AnswerState[] = []
    const typed = { rationale: 'First.' }
    const own = saver({
      typed: () => ({ ...none, rationale: typed.rationale }),
      language: () => ({ language: 'en', otherLanguage: '' }),
      send: async save => {
        sent.push(save)
        return outcomes.shift()!
      },
      later(work, ms) {
        waits.push({ work, ms })
        return () => {}
      },
      newKey: () => `key ${sent.length}`,
      chance: () => 1,
      reading: () => reading,
      show: (_, { state }) => void states.push(state),
      saved: () => {},
    })
    own.open('A1', { rules: rating, revision: 4, saved: none })
    return { own, sent, waits, states, typed }
  }
  const saved = (revision: number): Outcome => ({ kind: 'saved', revision, was: 'x' })
  const turn = () => new Promise(go => setImmediate(go))

  test('that got no answer goes again as it was, before what was typed since', async () => {
    const { own, sent, waits, states, typed } = line([{ kind: 'no-line' }, { kind: 'no-line' }, saved(5), saved(6)])
    own.changed('A1', 'now')
    await turn()
    typed.rationale = 'Second.'
    own.changed('A1')
    assert.equal(sent.length, 1, 'it waits for its turn')
    waits.at(-1)!.work()
    await turn()
    own.wake()
    await turn()
    assert.deepEqual(
      sent.map(({ key, revision, words }) => [key, revision, words.rationale]),
      [
        ['key 0', 4, 'First.'],
        ['key 0', 4, 'First.'],
        ['key 0', 4, 'First.'],
        ['key 3', 5, 'Second.'],
      ],
    )
    assert.deepEqual(
      waits.map(wait => wait.ms),
      [1000, 2000],
    )
    assert.equal(states.at(-1), 'saved')
  })

  test('in conflict sends nothing more until somebody chose', async () => {
    const { own, sent, typed } = line([{ kind: 'conflict' }, saved(9)])
    own.changed('A1', 'now')
    await turn()
    typed.rationale = 'More.'
    own.changed('A1', 'now')
    await turn()
    assert.equal(sent.length, 1)
    own.open('A1', { rules: rating, revision: 8, saved: { ...none, rationale: 'Theirs.' } })
    own.changed('A1', 'now')
    await turn()
    assert.deepEqual([sent[1]?.revision, sent[1]?.words.rationale], [8, 'More.'])
  })

  test('is tried again after pauses that double up to a minute, and never all at one moment', () => {
    assert.deepEqual(
      [1, 2, 3, 6, 7, 40].map(tries => pauseBefore(tries, 1)),
      [1000, 2000, 4000, 32_000, 60_000, 60_000],
    )
    assert.equal(pauseBefore(3, 0), 2000)
  })
})

describe('the script of the forms', () => {
  test('has words in each language for whatever its rules find', () => {
    for (const language of languages)
      for (const kind of problemKinds) assert.ok(savingWords(language)[kind], `${language} ${kind}`)
  })

  const files = globSync('apps/web/build/client/_app/immutable/own/saving-*.js')
  test('is at most 120 KB over the wire, its words included', { skip: files.length === 0 && 'not built' }, t => {
    const words = Math.max(...languages.map(language => gzipSync(JSON.stringify(savingWords(language))).length))
    const script = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
    t.diagnostic(`${script} bytes of script and ${words} of words, gzipped`)
    assert.ok(script + words <= 120_000)
  })
})
