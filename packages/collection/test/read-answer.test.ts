import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { count, missing, narrative, rating, readAnswer, readWholeNumber, share } from '../src/index.ts'

const refusalOf = (...of: Parameters<typeof readAnswer>) => {
  const read = readAnswer(...of)
  return read.ok ? assert.fail('it was read') : read.refusal
}

test('a form left empty is not answered, and not answered is not zero', () => {
  for (const kind of ['rating', 'phase', 'count', 'share', 'narrative'] as const) {
    assert.deepEqual(readAnswer(kind, {}), { ok: true, value: missing('not-answered') })
    assert.deepEqual(readAnswer(kind, { state: ' ', count: '', text: '\n' }), {
      ok: true,
      value: missing('not-answered'),
    })
  }
  assert.deepEqual(readAnswer('count', { count: '0' }), { ok: true, value: count(0) })
})

test('a reason chosen instead of a value is the answer', () => {
  assert.deepEqual(readAnswer('rating', { missing: 'not-applicable' }), { ok: true, value: missing('not-applicable') })
})

test('a reason beside a value is refused and names the field of the value', () => {
  assert.deepEqual(refusalOf('count', { count: '3', missing: 'unknown' }), {
    field: 'count',
    kind: 'answer.value-and-reason',
    given: '3',
    reason: 'unknown',
  })
})

test('a respondent cannot choose a reason that only reviewers and rules give', () => {
  for (const reason of ['contested', 'under-review', 'outdated', 'suppressed', 'not-asked', 'nonsense']) {
    assert.deepEqual(refusalOf('rating', { missing: reason }), {
      field: 'missing',
      kind: 'answer.reason-unknown',
      given: reason,
    })
  }
})

test('"mostly" is no rating, and the three that are come with the refusal', () => {
  assert.deepEqual(readAnswer('rating', { state: 'partial' }), { ok: true, value: rating('partial') })
  assert.deepEqual(refusalOf('rating', { state: 'mostly' }), {
    field: 'state',
    kind: 'answer.state-unknown',
    given: 'mostly',
    allowed: ['yes', 'partial', 'no'],
  })
})

test('the same count is read from Latin, Arabic-Indic and Persian digits and from grouped thousands', () => {
  for (const given of [
    '12345',
    '١٢٣٤٥',
    '۱۲۳۴۵',
    '12 345',
    '12\u2009345',
    '12\u00a0345',
    '12\u202f345',
    ' 12345\u200f',
  ]) {
    assert.deepEqual(readAnswer('count', { count: given }), { ok: true, value: count(12345) }, JSON.stringify(given))
  }
})

test('a separator that means thousands to some and a fraction to others is not guessed', () => {
  for (const given of ['12,345', '12.345', '1.234.567', '١٢٬٣٤٥', '١٢٫٣٤٥', "12'345"]) {
    assert.deepEqual(readWholeNumber(given), { ok: false, refusal: { kind: 'count.ambiguous', given } })
  }
})

test('fractions, signs, words and badly grouped digits are no whole numbers', () => {
  for (const given of ['1.5', '-3', '+3', 'ten', '1e3', '0x1f', '12 34', '1 2345', '½', '12,34']) {
    assert.deepEqual(readWholeNumber(given), { ok: false, refusal: { kind: 'count.not-whole', given } })
  }
})

test('a number longer than any count is refused, the largest that fits is exact', () => {
  assert.deepEqual(readWholeNumber('999999999999999999'), { ok: true, value: 999_999_999_999_999_999n })
  const given = '9'.repeat(19)
  assert.deepEqual(readWholeNumber(given), { ok: false, refusal: { kind: 'count.too-large', given } })
})

test('every whole number is read back from its digits, grouped or not', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), n => {
      const grouped = String(n).replace(/(?<=\d)(?=(?:\d{3})+$)/g, '\u202f')
      return [String(n), grouped].every(text => {
        const read = readWholeNumber(text)
        return read.ok && read.value === n
      })
    }),
  )
})

test('no text makes the reader of numbers throw, and what it reads are only digits and spaces', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const read = readWholeNumber(text)
      return !read.ok || read.value >= 0n
    }),
  )
})

test('a share without its denominator, or without its numerator, says which one is wanted', () => {
  assert.equal(refusalOf('share', { numerator: '3' }).kind, 'share.without-denominator')
  assert.equal(refusalOf('share', { numerator: '3' }).field, 'denominator')
  assert.equal(refusalOf('share', { denominator: '3' }).kind, 'share.without-numerator')
})

test('more than all is refused, all and none of them are not', () => {
  assert.deepEqual(refusalOf('share', { numerator: '٥', denominator: '4' }), {
    field: 'numerator',
    kind: 'count.above-denominator',
    count: '5',
    of: '4',
  })
  assert.deepEqual(readAnswer('share', { numerator: '4', denominator: '4' }), { ok: true, value: share(4, 4) })
  assert.deepEqual(readAnswer('share', { numerator: '0', denominator: '4' }), { ok: true, value: share(0, 4) })
})

test('a share of nothing is no share', () => {
  assert.equal(refusalOf('share', { numerator: '0', denominator: '0' }).kind, 'share.of-nothing')
})

test('a bad number in a share names the field it stands in', () => {
  const refusal = refusalOf('share', { numerator: '3', denominator: 'many' })
  assert.deepEqual(refusal, { field: 'denominator', kind: 'count.not-whole', given: 'many' })
})

test('a count of convictions where children are counted is refused by its unit', () => {
  assert.deepEqual(refusalOf('count', { count: '3', unit: 'convictions' }, 'children'), {
    field: 'unit',
    kind: 'unit.wrong',
    given: 'convictions',
    expected: 'children',
  })
  assert.equal(readAnswer('count', { count: '3', unit: 'children' }, 'children').ok, true)
})

test('a narrative keeps its words and lines; only the edges are trimmed', () => {
  assert.deepEqual(readAnswer('narrative', { text: '  first\r\nsecond \n' }), {
    ok: true,
    value: narrative('first\nsecond'),
  })
})

test('a narrative longer than ten pages is refused with both lengths', () => {
  const refusal = refusalOf('narrative', { text: 'a'.repeat(20_001) })
  assert.deepEqual(refusal, { field: 'text', kind: 'narrative.too-long', length: 20_001, most: 20_000 })
})
