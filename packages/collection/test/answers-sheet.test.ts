import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { answerInSheet, shownIn, type AnswerWords, type SheetCell, type SheetField } from '../src/index.ts'

const state: SheetField = {
  field: 'state',
  choices: [
    { code: 'yes', label: 'Да' },
    { code: 'no', label: 'Нет' },
    { code: 'refused', label: 'Отвечать опасно' },
  ],
}
const free = (field: string): SheetField => ({ field, choices: null })
const fields = [state, free('rationale'), free('evidence.0.address'), free('evidence.0.seenOn')]
const kept: AnswerWords = {
  typed: { state: 'no', 'theme.trafficking': 'yes' },
  rationale: 'A draft law.',
  evidence: [{ type: 'law', address: 'https://example.org/1', where: '', seenOn: '2025-01-01', quote: '', place: '' }],
}
const read = (cells: Readonly<Record<string, readonly [text: string, was?: string]>>, now = kept) =>
  answerInSheet(now, fields, field => {
    const [
      text,
      was = shownIn(
        kept,
        fields.find(one => one.field === field)!,
      ),
    ] = cells[field] ?? []
    return text === undefined ? undefined : ({ text, was, at: `E${field.length}` } satisfies SheetCell)
  })

describe('a sheet of a form', () => {
  test('that nobody touched changes nothing, and a row that was deleted takes nothing away', () => {
    const untouched = Object.fromEntries(fields.map(field => [field.field, [shownIn(kept, field)] as const]))
    for (const cells of [untouched, {}]) assert.deepEqual(read(cells), { words: kept, changes: [], problems: [] })
  })

  test('says a choice in the words of its language, in any case, or by its code; what it does not ask stays', () => {
    for (const text of ['Да', ' да ', 'yes']) {
      const { words, changes, problems } = read({ state: [text] })
      assert.deepEqual([words.typed, problems], [{ state: 'yes', 'theme.trafficking': 'yes' }, []], text)
      assert.deepEqual(changes, [{ field: 'state', at: 'E5', was: 'Нет', becomes: text.trim() }])
    }
  })

  test('says a reason where it says no value, and takes the reason back with a value', () => {
    const silent = read({ state: ['Отвечать опасно'] }).words
    assert.equal(silent.typed['state'], 'refused')
    const kept = { ...silent, typed: { missing: 'refused' } }
    const again = answerInSheet(kept, [state], () => ({ text: 'Да', was: 'Отвечать опасно', at: 'E2' }))
    assert.deepEqual(again.words.typed, { state: 'yes' })
  })

  test('names the cell of a choice that nobody offers, and leaves what stood', () => {
    const { words, problems } = read({ state: ['NA'], rationale: ['A new law.'] })
    assert.deepEqual(problems, [{ kind: 'sheet.choice-unknown', field: 'state', at: 'E5', given: 'NA' }])
    assert.deepEqual([words.typed['state'], words.rationale], ['no', 'A new law.'])
  })

  test('writes over nothing that changed since it was made, unless both say the same', () => {
    const now = { ...kept, rationale: 'Changed at the desk.' }
    const { words, problems } = read({ rationale: ['Changed in the sheet.'] }, now)
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      ['sheet.changed-meanwhile'],
    )
    assert.equal(words.rationale, 'Changed at the desk.')
    assert.deepEqual(read({ rationale: ['Changed at the desk.'] }, now), { words: now, changes: [], problems: [] })
    assert.deepEqual(read({ rationale: ['A draft law.'] }, now).changes, [], 'what nobody touched is no change')
  })

  test('adds, mends and empties pieces of evidence, each part by itself', () => {
    const { words } = read({ 'evidence.0.address': [''], 'evidence.0.seenOn': ['2025-02-01'] })
    assert.deepEqual(words.evidence, [{ ...kept.evidence[0], address: '', seenOn: '2025-02-01' }])
    const more = answerInSheet(kept, [free('evidence.1.type')], () => ({ text: 'report', was: '', at: 'E9' }))
    assert.deepEqual([more.words.evidence.length, more.words.evidence[1]!.type], [2, 'report'])
  })
})
