import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readWorkbook, writeWorkbook, xform, xlsform, type CollectedForm, type ReadSheet } from '@waymark/exchange'
import { wrongInXform, wrongInXlsform } from './odk-checks.ts'

const both = (en: string, ar: string) => ({ en, ar })
const yesNo = [
  { code: 'yes', label: both('Yes', 'نعم') },
  { code: 'no', label: both('No', 'لا') },
]
const form: CollectedForm = {
  id: 'waymark_1',
  version: '1',
  title: 'Round <2025> & "more"',
  languages: [
    { tag: 'ar', name: 'العربية' },
    { tag: 'en', name: 'English' },
  ],
  constants: { waymark_form: 'one' },
  wholeOnly: both('A whole number.', 'عدد صحيح.'),
  pastOnly: both('Not in the future.', 'ليس في المستقبل.'),
  groups: [
    {
      name: 'A1_question',
      label: both('A1 Is there a plan?', 'هل توجد خطة؟'),
      fields: [
        { name: 'A1_asked', kind: 'note', label: both('Yes: one that costs ${money}.', 'نعم.') },
        { name: 'A1_state', kind: 'one', label: both('Answer', 'الإجابة'), choices: yesNo },
        { name: 'A1_since', kind: 'past', label: both('Since', 'منذ'), onlyIf: { name: 'A1_state', among: ['yes'] } },
        { name: 'A1_of', kind: 'count', label: both('How many', 'كم'), onlyIf: { name: 'A1_since', among: null } },
        { name: 'A1_why', kind: 'long', label: both('Why', 'لماذا') },
      ],
    },
    {
      name: 'A2_question',
      label: both('A2 Is it paid for?', 'هل هي ممولة؟'),
      fields: [{ name: 'A2_state', kind: 'one', label: both('Answer', 'الإجابة'), choices: yesNo }],
    },
  ],
}

function sheetsOf(own: CollectedForm): readonly ReadSheet[] {
  const read = readWorkbook(writeWorkbook(xlsform(own)))
  assert.ok(read.ok)
  return read.value
}

describe('a form for programs of others', () => {
  test('is an XLSForm by its specification, each list of choices once, and no text is taken for a reference', () => {
    const sheets = sheetsOf(form)
    assert.deepEqual(wrongInXlsform(sheets), [])
    const [survey, choices] = sheets.map(({ cells }) => cells.map(({ text }) => text))
    assert.ok(survey!.includes('label::العربية (ar)'))
    assert.equal(survey!.filter(text => text === 'select_one list1').length, 2)
    assert.equal(choices!.filter(text => text === 'list1').length, 2)
    assert.ok(survey!.includes("${A1_state} = 'yes'") && survey!.includes("${A1_since} != ''"))
  })

  test('is an XForm by its specification, its texts kept from being XML', () => {
    const xml = xform(form)
    assert.deepEqual(wrongInXform(xml), [])
    assert.match(xml, /<h:title>Round &lt;2025&gt; &amp; /)
    assert.match(xml, /relevant="\/data\/A1_question\/A1_state = 'yes'"/)
    assert.match(xml, /<translation lang="العربية \(ar\)" default="true\(\)">/)
  })

  test('the checks find what is planted', () => {
    const [first, ...rest] = form.groups
    const wrong = { ...form, groups: [{ ...first!, fields: [...first!.fields, first!.fields[1]!] }, ...rest] }
    assert.match(wrongInXlsform(sheetsOf(wrong)).join(), /A1_state stands twice/)
    assert.match(wrongInXform(xform(wrong)).join(), /is bound twice/)
    assert.match(wrongInXform(xform(form).replace('<A1_why/>', '')).join(), /A1_why is bound and nowhere/)
  })
})
