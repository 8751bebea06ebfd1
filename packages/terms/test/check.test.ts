import assert from 'node:assert/strict'
import { test } from 'node:test'
import { survey } from '../src/check.ts'
import { check, type Finding } from '../src/index.ts'
import { shipped } from './content.ts'

const find = (text: string, options = {}): Finding[] =>
  check(shipped(), text, options).filter(finding => finding.status !== 'preferred')
const said = (text: string, options = {}): string[] =>
  find(text, options).map(finding => `${finding.text}: ${finding.status}, ${finding.reading}`)

test('a finding says where it stands, what it is and what to write instead', () => {
  const text = 'The act punishes child pornography.'
  const [finding] = find(text)
  assert.equal(text.slice(finding?.start, finding?.end), 'child pornography')
  assert.equal(finding?.concept, 'child-pornography')
  assert.equal(finding?.language, 'en')
  assert.deepEqual(finding?.suggestions[0], { text: 'child sexual abuse material', fits: true })
})

test('a term is found whatever the spelling: hyphen, line break, capitals, soft hyphen, possessive', () => {
  for (const text of [
    'child-pornography',
    'child\npornography',
    'CHILD PORNOGRAPHY',
    'child porno\u00adgraphy',
    'child porno-\ngraphy',
    'child\u00a0pornography',
    'a child’s pornography',
    'child **pornography**',
  ])
    assert.equal(find(`On ${text} today.`)[0]?.concept, 'child-pornography', text)
})

test('a term does not reach over a comma, a full stop or an empty line', () => {
  for (const text of [
    'the child, pornography and the law',
    'It is for the child. Pornography is banned',
    'a child\n\npornography',
  ])
    assert.deepEqual(said(text), [], text)
})

test('an address names a place and is nobody’s wording; a hyphen, a slash or a full stop alone makes none', () => {
  for (const text of [
    'https://example.org/news/child-pornography-case',
    'www.example.org/child_pornography.html,',
    '<child.pornography@example.org>',
    'example.org/child-pornography',
    '(child-pornography.org)',
    'child_pornography.pdf',
    'C:\\files\\child-pornography\\a',
    '@barnporr',
  ])
    assert.deepEqual(said(`See ${text} today.`), [], text)
  for (const text of [
    'child-pornography.',
    'child pornography/abuse',
    'law.Child pornography',
    'https://example.org child porn',
    'child-porn',
  ])
    assert.equal(find(`On ${text} today.`).length, 1, text)
})

test('the number of a note behind a word does not hide it', () => {
  assert.deepEqual(said('a child12 pornography3 law'), ['child12 pornography3: discouraged, plain'])
  assert.deepEqual(said('detta barnporr1'), ['barnporr1: discouraged, plain'])
})

test('as many findings are given as are wanted, and whether there are more', () => {
  const text = 'child porn, '.repeat(10)
  const { findings, cut } = survey(shipped(), text, { most: 3 })
  assert.deepEqual([findings.length, findings[2]?.start, cut], [3, 24, true])
  assert.deepEqual([survey(shipped(), text, { most: 10 }).cut, check(shipped(), text).length], [false, 10])
})

test('Swedish is found composed and decomposed, and in compounds', () => {
  assert.deepEqual(said('Hon kallades lösaktig i boken.'), ['lösaktig: discouraged, plain'])
  assert.deepEqual(said('Hon kallades lösaktig i boken.'.normalize('NFD')).length, 1)
  assert.deepEqual(said('En barnpornografihärva avslöjades.'), ['barnpornografihärva: discouraged, plain'])
  assert.deepEqual(said('Han dömdes för barnpornografibrott.'), ['barnpornografibrott: discouraged, title'])
})

test('Arabic is found with clitics, diacritics, tatweel, spelling variants and presentation forms', () => {
  for (const text of [
    'دعارة الأطفال',
    'وبدعارة الاطفال',
    'دَعَارَةِ الأَطْفَالِ',
    'لدعـــارة الأطفال',
    'دعاره الأطفال',
    'ﺩﻋﺎﺭﺓ ﺍﻷﻃﻔﺎﻝ',
  ])
    assert.equal(find(text)[0]?.concept, 'child-prostitution', text)
})

test('a word that is both Swedish and English is read in the language of its sentence', () => {
  assert.deepEqual(said('The offer is valid for the whole of the week.'), [])
  assert.deepEqual(said('Varje offer har rätt till ett ombud och det är viktigt.'), ['offer: careful, plain'])
})

test('languages may be mixed in a sentence', () => {
  assert.deepEqual(said('Термин “child pornography” и детская проституция.'), [
    'child pornography: discouraged, quotation',
    'детская проституция: discouraged, plain',
  ])
  assert.deepEqual(said('يقول التقرير child pornography ثم دعارة الأطفال.').length, 2)
})

test('a title keeps its words; the same words after it are the writer’s', () => {
  assert.deepEqual(
    said(
      'The Optional Protocol on the sale of children, child prostitution and child pornography tells states to ban child pornography.',
    ),
    [
      'child prostitution: discouraged, title',
      'child pornography: discouraged, title',
      'child pornography: discouraged, plain',
    ],
  )
})

test('a term is quoted in every style of quotation marks, and an apostrophe opens none', () => {
  for (const text of [
    '“child porn”',
    '"child porn"',
    '‘child porn’',
    "'child porn'",
    '«child porn»',
    '»child porn«',
    '„child porn“',
    '”child porn”',
  ])
    assert.deepEqual(said(`They said ${text} again.`), ['child porn: discouraged, quotation'], text)
  assert.deepEqual(said("The victims' fund and the parents' child porn case"), [
    'victims: careful, plain',
    'child porn: discouraged, plain',
  ])
})

test('an Arabic conjunction written onto a quotation mark does not hide the quotation', () => {
  for (const text of [
    'مصطلحا «دعارة الأطفال» و«إباحية الأطفال» قديمان.',
    'مصطلحا "دعارة الأطفال" و"إباحية الأطفال" قديمان.',
  ])
    assert.deepEqual(said(text), ['دعارة الأطفال: discouraged, quotation', 'إباحية الأطفال: discouraged, quotation'])
})

test('a quotation mark that is never closed quotes nothing', () => {
  assert.deepEqual(said('He said “yes.\n\nThen child pornography was found.'), [
    'child pornography: discouraged, plain',
  ])
})

test('a text from before the guidelines is dated; a quotation in it stays a quotation', () => {
  assert.deepEqual(said('No child prostitution, no “child pornography”.', { published: '2009' }), [
    'child prostitution: discouraged, dated',
    'child pornography: discouraged, quotation',
  ])
  assert.deepEqual(said('No child prostitution.', { published: '2016-02-01' }), [
    'child prostitution: discouraged, plain',
  ])
})

test('an alternative follows number, capitals and case where that is safe', () => {
  const first = (text: string) => find(text)[0]?.suggestions[0]
  assert.deepEqual(first('Two child prostitutes were heard.'), {
    text: 'children exploited in prostitution',
    fits: true,
  })
  assert.equal(first('Child prostitution is a crime.')?.text, 'Exploitation of children in prostitution')
  assert.equal(first('CHILD PROSTITUTION')?.text, 'EXPLOITATION OF CHILDREN IN PROSTITUTION')
  assert.deepEqual(first('Он торговал детской порнографией.'), {
    text: 'материалами о сексуальном насилии над детьми',
    fits: true,
  })
  assert.deepEqual(first('Это законы против детской проституции.'), {
    text: 'эксплуатации детей в проституции',
    fits: true,
  })
  assert.deepEqual(first('распространение детской порнографии'), {
    text: 'материалы о сексуальном насилии над детьми',
    fits: false,
  })
  assert.equal(first('Задержаны секс-туристы.')?.text, 'преступники, выезжающие для сексуальной эксплуатации детей')
  assert.equal(first('Нашли секс-туриста.')?.text, 'преступника, выезжающего для сексуальной эксплуатации детей')
  assert.equal(
    first('They ban AI-generated child pornography.')?.text,
    'computer-generated child sexual abuse material',
  )
  assert.equal(first('تحدثت عن الفتى القواد هنا')?.text, 'المستغِل')
  assert.equal(first('تحدث وبدعارة الأطفال هنا')?.text, 'وباستغلال الأطفال في البغاء')
})

test('text without letters, with lone surrogates or replacement signs is read without complaint', () => {
  for (const text of ['', ' ', '\u0000\ud800 \ufffd child porn', '12345', '\n\n\n', '’s’s ‘', '()()'.repeat(50)])
    check(shipped(), text)
  assert.equal(find('\ud800\ufffdchild porn')[0]?.text, 'child porn')
})
