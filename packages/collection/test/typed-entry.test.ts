/** Reading an entry as typed: by its kind, whatever the kind. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { RegisterField, RegisterKind } from '@waymark/framework'
import { done, refused } from '@waymark/language'
import { completeEntry, readEntry, type ReadLink, type TypedEntry } from '../src/index.ts'

const field = (code: string, more: Partial<RegisterField>): RegisterField => ({
  code,
  name: {},
  kind: 'text',
  required: false,
  countsPersons: false,
  several: false,
  options: [],
  unit: null,
  to: null,
  ...more,
})
const kind: RegisterKind = {
  code: 'campaign',
  name: {},
  plural: {},
  counted: {},
  dates: { first: {}, last: {} },
  periodBy: 'last',
  lives: 'event',
  validFor: null,
  levels: ['national', 'regional'],
  keptBy: 'all',
  fields: [
    field('reached', { kind: 'number', required: true }),
    field('page', { kind: 'link' }),
    field('slogan', {}),
    field('cost', { kind: 'money' }),
    field('met', { kind: 'day', several: true }),
    field('since', { kind: 'year' }),
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
const link: ReadLink = (field, given) =>
  given.startsWith('https://') ? done(given) : refused({ kind: 'link.malformed', field, given })
const when = { latest: '2026-02-01', link }
const typed = (more: Partial<TypedEntry> = {}): TypedEntry => ({
  title: 'Posters',
  day: '2024-11-01',
  until: '2025-03-01',
  ...more,
})
const wrong = (more: Partial<TypedEntry>, of: RegisterKind = kind) => {
  const read = readEntry(of, typed(more), when)
  assert.ok(!read.ok)
  return read.refusal.map(problem => `${problem.kind} ${problem.field}`).join(', ')
}

test('where the last day decides it is needed, and no entry ends before it begins', () => {
  assert.ok(readEntry(kind, typed(), when).ok)
  assert.equal(wrong({ until: '' }), 'day.missing until')
  assert.equal(wrong({ until: '2026-02-02' }), 'day.in-future until')
  assert.equal(wrong({ day: '2025-03-02' }), 'days.end-before-start until')
})

test('where the first day decides, an entry may end in times to come', () => {
  const first = { ...kind, periodBy: 'first' as const }
  assert.ok(readEntry(first, typed({ day: '2025-12-31', until: '2027-01-01' }), when).ok)
  assert.equal(wrong({ day: '2026-02-02', until: '2027-01-01' }, first), 'day.in-future day')
  assert.equal(wrong({ day: '2025-01-02' }, { ...first, dates: { first: {}, last: null } }), 'field.unknown until')
})

test('nothing is reported before it happened', () => {
  const read = readEntry(kind, typed({ until: '2025-03-02' }), { ...when, latest: '2025-03-01' })
  assert.deepEqual(read.ok ? [] : read.refusal.map(problem => problem.kind), ['day.in-future'])
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
    [read.value.numbers, read.value.texts, read.value.choices],
    [{ reached: '1200' }, { page: 'https://example.org/x', slogan: 'One\nTwo' }, { media: ['press', 'radio'] }],
  )
  assert.equal(wrong({ fields: { page: 'www.example.org' } }), 'link.malformed fields.page')
  assert.equal(wrong({ fields: { reached: '-1' } }), 'count.not-whole fields.reached')
  assert.equal(wrong({ title: 'x'.repeat(301) }), 'field.too-long title')
})

test('money says its currency, its year, and whether it is planned or spent', () => {
  const cost = (more: Record<string, string>) => ({ fields: { 'cost.amount': '1 200.50', ...more } })
  const complete = { 'cost.currency': 'eur', 'cost.year': '٢٠٢٥', 'cost.as': 'spent' }
  const read = readEntry(kind, typed(cost(complete)), when)
  assert.ok(read.ok, JSON.stringify(read))
  assert.deepEqual(read.value.money, { cost: { amount: '1200.50', currency: 'EUR', year: '2025', as: 'spent' } })
  assert.equal(wrong(cost({ ...complete, 'cost.currency': '' })), 'money.currency-missing fields.cost.currency')
  assert.equal(wrong(cost({ ...complete, 'cost.currency': 'euro' })), 'money.currency-malformed fields.cost.currency')
  assert.equal(wrong(cost({ ...complete, 'cost.year': '' })), 'money.year-missing fields.cost.year')
  assert.equal(wrong(cost({ ...complete, 'cost.as': '' })), 'money.as-missing fields.cost.as')
  assert.equal(wrong(cost({ ...complete, 'cost.amount': 'much' })), 'money.amount-malformed fields.cost.amount')
})

test('several days are read in order, each once, and none lies ahead', () => {
  const read = readEntry(kind, typed({ fields: { met: '2025-05-01\n2024-01-02, 2025-05-01' } }), when)
  assert.deepEqual(read.ok && read.value.days, { met: ['2024-01-02', '2025-05-01'] })
  assert.equal(wrong({ fields: { met: '2026-02-02' } }), 'day.in-future fields.met')
  assert.equal(wrong({ fields: { since: '1026' } }), 'year.malformed fields.since')
})

test('stages are dated history: in order, each once, none before the start and none unknown', () => {
  const staged = { ...kind, stages: ['agreed', 'adopted'].map(code => ({ code, name: {}, ends: false })) }
  const at = (...stages: readonly { stage: string; on: string }[]) => ({ stages })
  const both = at({ stage: 'adopted', on: '2025-02-01' }, { stage: 'agreed', on: '2024-11-01' }, { stage: '', on: '' })
  const read = readEntry(staged, typed(both), when)
  assert.deepEqual(read.ok && read.value.stages.map(({ stage, on }) => [stage, on]), [
    ['agreed', '2024-11-01'],
    ['adopted', '2025-02-01'],
  ])
  assert.equal(wrong(at({ stage: 'agreed', on: '2024-10-31' }), staged), 'stage.before-start stages.0.on')
  assert.equal(wrong(at({ stage: 'agreed', on: '2026-02-02' }), staged), 'day.in-future stages.0.on')
  assert.equal(wrong(at({ stage: 'agreed', on: '' }), staged), 'day.missing stages.0.on')
  assert.equal(wrong(at({ stage: 'dreamt', on: '2025-01-01' }), staged), 'stage.unknown stages.0.stage')
  assert.equal(wrong({ level: 'international' }, staged), 'level.unknown level')
})

test('everything that is wrong is said at once, in the order of the form', () => {
  const staged = { ...kind, stages: [{ code: 'agreed', name: {}, ends: false }] }
  const form: Partial<TypedEntry> = {
    title: '',
    level: 'lunar',
    day: '2025-02-30',
    until: '2026-02-02',
    stages: [{ stage: 'dreamt', on: '' }],
    fields: { other: '1', reached: 'many', 'cost.amount': '5', 'cost.year': '26' },
    others: 'two ministries',
    evidence: [{ type: 'law', address: 'drawer', where: '', seenOn: '2025-01-01', quote: '', place: '' }],
  }
  assert.deepEqual(wrong(form, staged).split(', '), [
    'field.missing title',
    'level.unknown level',
    'day.malformed day',
    'day.in-future until',
    'stage.unknown stages.0.stage',
    'day.missing stages.0.on',
    'field.unknown fields.other',
    'count.not-whole fields.reached',
    'money.currency-missing fields.cost.currency',
    'year.malformed fields.cost.year',
    'money.as-missing fields.cost.as',
    'field.missing strength',
    'link.malformed evidence.0.address',
  ])
})

test('what an entry lacks to be handed in is said at once', () => {
  const read = readEntry(kind, typed(), when)
  assert.ok(read.ok)
  const lacks = completeEntry(kind, { ...read.value, claims: true, evidence: 0 })
  assert.deepEqual(lacks.ok ? [] : lacks.refusal.map(incomplete => incomplete.field), [
    'fields.reached',
    'places',
    'evidence.0.address',
  ])
})

test('nothing visible is no title', () => {
  assert.equal(wrong({ title: '\u200b' }), 'field.missing title')
})

test('an empty field is absent, and only what is required is missed when the entry is handed in', () => {
  const read = readEntry(kind, typed({ fields: { reached: ' ', page: '', media: [] } }), when)
  assert.ok(read.ok)
  assert.deepEqual([read.value.numbers, read.value.texts, read.value.choices], [{}, {}, {}])
  const entry = { ...read.value, places: ['QMA'], claims: false, evidence: 0 }
  const incomplete = completeEntry(kind, entry)
  assert.deepEqual(incomplete, { ok: false, refusal: [{ kind: 'field.missing', field: 'fields.reached' }] })
  assert.ok(completeEntry(kind, { ...entry, numbers: { reached: '0' } }).ok, 'zero is a value')
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
    level: fc.oneof(text, fc.constant('regional')),
    stages: fc.array(fc.record({ stage: text, on: text, source: text }), { maxLength: 2 }),
    strength: fc.oneof(text, fc.constant('plausible')),
    others: text,
    fields: fc.dictionary(
      fc.constantFrom('reached', 'page', 'slogan', 'media', 'cost.amount', 'cost.year', 'met', 'other', '__proto__'),
      fc.oneof(text, fc.array(text)),
    ),
    evidence: fc.array(fc.record({ type: text, where: text, address: text, seenOn: text, quote: text, place: text }), {
      maxLength: 2,
    }),
  })
  fc.assert(
    fc.property(form, given => {
      const read = readEntry(kind, given, when)
      if (read.ok) return read.value.title !== '' && read.value.until !== null && read.value.until <= '2026-02-01'
      return read.refusal.every(problem => typeof problem.field === 'string')
    }),
    { numRuns: 500 },
  )
})

test('the online dimension is looked at with one of two answers, or not at all', () => {
  const looked = (online?: string) => {
    const read = readEntry(kind, typed(online === undefined ? {} : { online }), when)
    return read.ok && read.value.online
  }
  assert.deepEqual(
    [looked(), looked(' '), looked('addressed'), looked('not-addressed')],
    [null, null, 'addressed', 'not-addressed'],
  )
  assert.equal(wrong({ online: 'perhaps' }), 'choice.unknown online')
})
