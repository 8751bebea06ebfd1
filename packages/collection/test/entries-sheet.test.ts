import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { entryInSheet, noBrief, type BriefEntry, type SheetField } from '@waymark/collection'
import type { RegisterField } from '@waymark/framework'

const option = (code: string) => ({ code, name: { en: { text: code, status: 'final' } } })
const asked = [
  { code: 'audience', kind: 'choice', several: true, options: ['police', 'teachers', 'judges'].map(option) },
  { code: 'participants', kind: 'number', several: false, options: [] },
] as unknown as readonly RegisterField[]
const labels = [
  { code: 'police', label: 'Police' },
  { code: 'teachers', label: 'Teachers' },
  { code: 'judges', label: 'Judges' },
]
const fields: readonly SheetField[] = [
  ...['title', 'day'].map(field => ({ field, choices: null })),
  { field: 'fields.audience', choices: labels, several: true },
  { field: 'fields.participants', choices: null },
]
const kept: BriefEntry = {
  ...noBrief,
  title: 'Course',
  day: '2025-05-01',
  fields: { audience: ['teachers', 'police'], participants: ['12'] },
}
const read = (texts: Readonly<Record<string, string>>, was: Readonly<Record<string, string>> = {}) =>
  entryInSheet(kept, { asked, fields }, field =>
    texts[field] === undefined ? undefined : { text: texts[field], was: was[field] ?? '', at: field },
  )

describe('an entry as a row of a sheet', () => {
  test('takes several choices in any order, by lines or semicolons, and keeps what was not touched', () => {
    const was = { 'fields.audience': 'Police\nTeachers' }
    const { brief, problems } = read({ 'fields.audience': 'judges ؛ Police' }, was)
    assert.deepEqual(problems, [])
    assert.deepEqual(brief, { ...kept, fields: { audience: ['police', 'judges'], participants: ['12'] } })
    assert.deepEqual(read({ 'fields.audience': 'Teachers; police' }, was).changes, [], 'another order is no change')
  })

  test('tells of a word that is no choice, and of a cell that was changed on both sides', () => {
    const unknown = read({ 'fields.audience': 'Police; Nurses' }, { 'fields.audience': 'Police\nTeachers' })
    assert.deepEqual(
      unknown.problems.map(({ kind }) => kind),
      ['sheet.choice-unknown'],
    )
    const late = read({ title: 'Seminar' }, { title: 'Lecture' })
    assert.deepEqual(
      late.problems.map(({ kind }) => kind),
      ['sheet.changed-meanwhile'],
    )
    assert.equal(late.brief.title, 'Course')
  })

  test('is empty where everything is taken out', () => {
    const { brief } = read({ 'fields.audience': '' }, { 'fields.audience': 'Police\nTeachers' })
    assert.deepEqual(brief.fields, { participants: ['12'] })
  })
})
