import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { warningsIn, type WarningKind } from '../src/index.ts'

/** What is found, as "kind: text". */
const found = (text: string) => warningsIn(text).map(warning => `${warning.kind}: ${warning.found}`)
const kinds = (text: string) => warningsIn(text).map(warning => warning.kind)

const pointing: readonly (readonly [WarningKind, string])[] = [
  ['birth-date', 'She was born on 3 March 2011 in the capital.'],
  ['birth-date', 'DOB: 03/04/2012'],
  ['birth-date', 'date of birth 2012-04-03'],
  ['birth-date', 'Дата рождения: 12.05.2011'],
  ['birth-date', 'Девочка, 2011 г.р., из области'],
  ['birth-date', 'родилась 3 мая 2011 года'],
  ['birth-date', 'تاريخ الميلاد: ١٢/٠٥/٢٠١١'],
  ['birth-date', 'من مواليد ٢٠١١'],
  ['birth-date', 'ولدت عام 2011'],
  ['birth-date', 'Hon är född 2011-05-12.'],
  ['birth-date', 'personnummer 20110512-1234'],
  ['phone', 'Call +46 70 123 45 67 after six.'],
  ['phone', 'tel. 555-0134-22'],
  ['phone', 'тел.: 8 (912) 345-67-89'],
  ['phone', 'هاتف: ٠٧٩٠١٢٣٤٥٦'],
  ['phone', 'ring 070-123 45 67'],
  ['phone', '0049 30 1234567'],
  ['e-mail', 'write to ana.b+x@example.org please'],
  ['e-mail', 'почта: анна@пример.рф'],
  ['case-number', 'case no. 2021/445-K was closed'],
  ['case-number', 'уголовное дело № 12301460032000123'],
  ['case-number', 'КУСП № 4512'],
  ['case-number', 'القضية رقم ١٢٣/٢٠٢١'],
  ['case-number', 'mål nr B 1234-21'],
  ['case-number', 'ärendenummer 5000-K123456-22'],
  ['age-beside-name', 'Maria, 12 years old, was moved.'],
  ['age-beside-name', 'Maria Lopez (12) was moved.'],
  ['age-beside-name', 'the 12-year-old Maria'],
  ['age-beside-name', 'Анна, 12 лет, переехала'],
  ['age-beside-name', '12-летняя Анна переехала'],
  ['age-beside-name', 'Anna är 12 år'],
  ['age-beside-name', '12-åriga Anna flyttade'],
  ['age-beside-name', 'فاطمة، ١٢ سنة'],
  ['age-beside-name', 'طفلة تبلغ من العمر ١٢ عاما'],
  ['file-host-link', 'see https://drive.google.com/file/d/abc123/view'],
  ['file-host-link', 'файл: disk.yandex.ru/i/abc'],
  ['file-host-link', 'https://contoso.sharepoint.com/sites/x'],
]

for (const [kind, text] of pointing) {
  test(`"${text}" is warned of as ${kind}`, () => assert.ok(kinds(text).includes(kind), JSON.stringify(found(text))))
}

const harmless: readonly string[] = [
  'The law of 12 May 2011 sets the age of consent at 16 years.',
  'Children aged 12 to 17 took part; girls under 18 years were asked.',
  'In 2021 there were 12 345 678 inhabitants and 1,204 reports.',
  'Between 2019-01-01 and 2020-12-31 the unit trained 45 judges.',
  'Article 34 of the Convention, General comment No. 25 (2021), paragraph 12.',
  'See https://www.example.org/laws/2011/512 and https://treaties.un.org/doc/Publication/UNTS.',
  'Kenya ratified in 2001; Uganda (2001), Sweden (2007).',
  'Дети в возрасте 12 лет и старше участвовали в опросе.',
  'Закон № 120-ФЗ от 24.06.1999 изменён в 2021 году.',
  'Barn under 18 år omfattas av lagen (2018:1197).',
  'صدر القانون رقم ٦ لسنة ٢٠١٢ وشارك ١٢ قاضيا.',
  'Boxes of leaflets were sent; mailbox.com and dropbox.company are not file hosts.',
]

for (const text of harmless) {
  test(`"${text}" is not warned of`, () => assert.deepEqual(found(text), []))
}

test('a warning points at the very characters typed, also in Arabic-Indic digits', () => {
  const text = 'اتصل على +٩٦٢ ٧٩ ٠١٢ ٣٤٥٦ مساء'
  const [warning] = warningsIn(text)
  assert.ok(warning)
  assert.deepEqual([warning.kind, warning.found], ['phone', '+٩٦٢ ٧٩ ٠١٢ ٣٤٥٦'])
  assert.equal(text.slice(warning.from, warning.until), warning.found)
})

test('several things in one text are all found, in the order of the text, each once', () => {
  const text = 'Maria, 12 years old, born 3 March 2011, tel +46 70 123 45 67, maria@example.org, case no 44/21'
  assert.deepEqual(kinds(text), ['age-beside-name', 'birth-date', 'phone', 'e-mail', 'case-number'])
})

test('in any text every warning lies within it, shows what stands there, and none of a kind overlap', () => {
  const pieces = fc.constantFrom(...pointing.map(([, text]) => text), ...harmless, ' ', '\n', '٣', ')', '+', 'é')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), parts => {
      const text = parts.join(' ')
      const all = warningsIn(text)
      for (const [index, warning] of all.entries()) {
        assert.equal(text.slice(warning.from, warning.until), warning.found)
        assert.ok(warning.from < warning.until)
        const next = all.slice(index + 1).find(other => other.kind === warning.kind)
        assert.ok(!next || next.from >= warning.until)
      }
    }),
  )
})

test('a long text made to be slow takes no more than some times as long as an ordinary one', () => {
  const took = (text: string) => {
    const before = performance.now()
    warningsIn(text)
    return performance.now() - before
  }
  const long = (piece: string) => piece.repeat(20_000 / piece.length)
  const ordinary = Math.max(...[1, 2, 3].map(() => took(long(harmless.join(' ')))))
  const slow = [
    'a',
    'Aa ',
    '1 ',
    '12-',
    'born ',
    'tel ',
    '(0',
    'a.',
    'case no ',
    'А',
    'عمرها ',
    'Aa-Aa ',
    '+1',
    'дело ',
  ]
  for (const piece of slow) {
    const ratio = took(long(piece)) / ordinary
    assert.ok(ratio < 40, `${piece}: ${Math.round(ratio)} times an ordinary text`) // the pattern that was slow took 1000
  }
})
