/** Reading an entry as typed: by its kind, whatever the kind. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { RegisterField, RegisterKind } from '@waymark/framework'
import type { Period } from '@waymark/network'
import { completeEntry, readEntry, type TypedEntry } from '@waymark/operations'

const field = (code: string, more: Partial<RegisterField>): RegisterField => ({
  code,
  name: {},
  kind: 'text',
  required: false,
  countsPersons: false,
  several: false,
  options: [],
  ...more,
})
const kind: RegisterKind = {
  code: 'campaign',
  name: {},
  plural: {},
  counted: {},
  dates: { first: {}, last: {} },
  periodBy: 'last',
  fields: [
    field('reached', { kind: 'number', required: true }),
    field('page', { kind: 'link' }),
    field('slogan', {}),
    field('media', {
      kind: 'choice',
      several: true,
      options: [
        { code: 'radio', name: {} },
        { code: 'press', name: {} },
      ],
    }),
  ],
  stages: [],
  sources: {},
}
const when = {
  period: { label: '2025', days: { from: '2025-01-01', until: '2026-01-01' } } as Period,
  today: '2026-02-01',
}
const typed = (more: Partial<TypedEntry> = {}): TypedEntry => ({
  title: 'Posters',
  day: '2024-11-01',
  until: '2025-03-01',
  ...more,
})
const wrong = (more: Partial<TypedEntry>, of: RegisterKind = kind) => {
  const read = readEntry(of, typed(more), when)
  assert.ok(!read.ok)
  return `${read.refusal.kind} ${'field' in read.refusal ? read.refusal.field : ''}`
}

test('where the last day decides, it lies in the period and the first may lie before it', () => {
  assert.ok(readEntry(kind, typed(), when).ok)
  assert.equal(wrong({ until: '' }), 'field.missing until')
  assert.equal(wrong({ until: '2026-01-01' }), 'day.outside-period until')
  assert.equal(wrong({ day: '2025-03-02' }), 'days.end-before-start until')
})

test('where the first day decides, an entry may end after the period', () => {
  const first = { ...kind, periodBy: 'first' as const }
  assert.ok(readEntry(first, typed({ day: '2025-12-31', until: '2027-01-01' }), when).ok)
  assert.equal(wrong({ day: '2024-12-31' }, first), 'day.outside-period day')
  assert.equal(wrong({ day: '2025-01-02' }, { ...first, dates: { first: {}, last: null } }), 'field.unknown until')
})

test('nothing is reported before it happened', () => {
  const read = readEntry(kind, typed({ until: '2025-03-02' }), { ...when, today: '2025-03-01' })
  assert.equal(!read.ok && read.refusal.kind, 'day.in-future')
})

test('every field is read as its kind says', () => {
  const read = readEntry(
    kind,
    typed({
      fields: {
        reached: '1 200',
        page: ' https://example.org/x ',
        slogan: 'One\r\nTwo',
        media: ['press', 'radio', 'press'],
      },
    }),
    when,
  )
  assert.ok(read.ok)
  assert.deepEqual(
    [read.value.numbers, read.value.links, read.value.texts, read.value.choices],
    [{ reached: '1200' }, { page: 'https://example.org/x' }, { slogan: 'One\nTwo' }, { media: ['press', 'radio'] }],
  )
  assert.equal(wrong({ fields: { page: 'www.example.org' } }), 'link.malformed fields.page')
  assert.equal(wrong({ fields: { reached: '-1' } }), 'count.not-whole fields.reached')
  assert.equal(wrong({ title: 'x'.repeat(301) }), 'field.too-long title')
})

test('an empty field is absent, and only what is required is missed when the entry is handed in', () => {
  const read = readEntry(kind, typed({ fields: { reached: ' ', page: '', media: [] } }), when)
  assert.ok(read.ok)
  assert.deepEqual([read.value.numbers, read.value.links, read.value.choices], [{}, {}, {}])
  const entry = { ...read.value, claims: false, evidence: 0 }
  const incomplete = completeEntry(kind, entry, null)
  assert.deepEqual(incomplete, { ok: false, refusal: { kind: 'field.missing', field: 'fields.reached' } })
  assert.ok(completeEntry(kind, { ...entry, numbers: { reached: '0' } }, null).ok, 'zero is a value')
})

test('whatever is typed is read or refused by a field of the form, and never breaks', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('2025-03-01', '2024-02-30', '٣', '', ' '),
  )
  const form = fc.record({
    title: text,
    day: text,
    until: text,
    stage: text,
    strength: fc.oneof(text, fc.constant('plausible')),
    others: text,
    fields: fc.dictionary(
      fc.constantFrom('reached', 'page', 'slogan', 'media', 'other', '__proto__'),
      fc.oneof(text, fc.array(text)),
    ),
    evidence: fc.array(fc.record({ address: text, seenOn: text, quote: text, place: text }), { maxLength: 2 }),
  })
  fc.assert(
    fc.property(form, given => {
      const read = readEntry(kind, given, when)
      if (read.ok) return read.value.title !== '' && read.value.until !== null && read.value.until < '2026-01-01'
      return 'field' in read.refusal && typeof read.refusal.field === 'string'
    }),
    { numRuns: 500 },
  )
})
