import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { array, assert as holds, property, string } from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { keyedCells, readWorkbook, writeWorkbook, type ReadSheet, type WrittenSheet } from '../src/index.ts'

const sheet = (texts: readonly (readonly string[])[], more: Partial<WrittenSheet> = {}): WrittenSheet => ({
  name: 'answers',
  rightToLeft: false,
  columns: [{ width: 10, hidden: true }, { width: 40 }],
  rows: texts.map(line => ({ cells: line.map(text => ({ text, style: 'entry' as const })) })),
  ...more,
})

function read(bytes: Uint8Array): readonly ReadSheet[] {
  const sheets = readWorkbook(bytes)
  assert.ok(sheets.ok, JSON.stringify(sheets))
  return sheets.value
}

const textsIn = ({ cells }: ReadSheet) => cells.map(({ text }) => text)
const kindOf = (bytes: Uint8Array) => {
  const sheets = readWorkbook(bytes)
  return sheets.ok ? 'read' : sheets.refusal.kind
}

/** The workbook with parts of its archive changed or added. */
function changed(parts: Readonly<Record<string, string | ((was: string) => string)>>): Uint8Array {
  const files = unzipSync(writeWorkbook([sheet([['key', 'answer']])]))
  for (const [name, part] of Object.entries(parts))
    files[name] = strToU8(typeof part === 'string' ? part : part(new TextDecoder().decode(files[name])))
  return zipSync(files)
}
const withCells = (cells: string) =>
  changed({
    'xl/worksheets/sheet1.xml': was => was.replace(/<sheetData>.*<\/sheetData>/, `<sheetData>${cells}</sheetData>`),
  })

describe('a workbook', () => {
  test('gives back every text that it was written with, in any script', () => {
    const texts = array(array(string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 4 }))
    holds(
      property(texts, written => {
        const kept = written.map(line =>
          line.map(text => text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '')),
        )
        assert.deepEqual(
          textsIn(read(writeWorkbook([sheet(written)]))[0]!),
          kept.flat().filter(text => text !== ''),
        )
      }),
    )
  })

  test('keeps what a spreadsheet would change: zeros in front, formulas, "NA", Arabic digits, escapes of its own', () => {
    const texts = ['012', '=1+1', 'NA', '٢٠٢٥-٠٦-٣٠', '2025-06-30', '_x0041_', '1E3', ' blank ', 'two\nlines', '<&">']
    assert.deepEqual(textsIn(read(writeWorkbook([sheet([texts])]))[0]!), texts)
  })

  test('keeps its lists of choices on a hidden sheet, each once, and is read from right to left where that is said', () => {
    const cell = { text: '', style: 'entry', choices: ['نعم', 'لا'] } as const
    const bytes = writeWorkbook([sheet([], { rightToLeft: true, rows: [{ cells: [cell] }, { cells: [cell] }] })])
    const parts = unzipSync(bytes)
    const xml = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml'])
    assert.match(xml, /rightToLeft="1"/)
    assert.match(xml, /<dataValidation type="list"[^>]* sqref="A1 A2"><formula1>lists!\$A\$1:\$A\$2<\/formula1>/)
    assert.deepEqual(
      read(bytes).map(one => [one.name, ...textsIn(one)]),
      [['answers'], ['lists', 'نعم', 'لا']],
    )
  })
})

describe('a workbook that a program saved', () => {
  test('is read as it was typed: a formula never as its result, a number as written, a day as a day', () => {
    const cells =
      '<row r="1"><c r="A1" t="str"><f>SUM(B1:B2)</f><v>12</v></c><c r="B1"><v>12</v></c><c r="C1"><v>1.2E3</v></c><c r="D1" s="4"><v>45838</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#N/A</v></c></row>'
    const bytes = withCells(cells)
    const files = unzipSync(bytes)
    const styles = new TextDecoder().decode(files['xl/styles.xml'])
    files['xl/styles.xml'] = strToU8(styles.replace('</cellXfs>', '<xf numFmtId="14"/></cellXfs>'))
    assert.deepEqual(textsIn(read(zipSync(files))[0]!), ['=SUM(B1:B2)', '12', '1200', '2025-06-30', 'TRUE', '#N/A'])
  })

  test('shows a per cent as its cell does, not as the part of one that is kept', () => {
    const values = [0.5, 0.07, 1, 0.125, 0.333]
    const cells = values.map((value, at) => `<c s="${at === 4 ? 6 : at === 3 ? 5 : 4}"><v>${value}</v></c>`)
    const files = unzipSync(withCells(`<row r="1">${cells.join('')}</row>`))
    const styles = new TextDecoder().decode(files['xl/styles.xml'])
    files['xl/styles.xml'] = strToU8(
      styles
        .replace('</cellXfs>', '<xf numFmtId="9"/><xf numFmtId="200"/><xf numFmtId="201"/></cellXfs>')
        .replace(
          /<cellXfs/,
          '<numFmts><numFmt numFmtId="200" formatCode="0.0%"/><numFmt numFmtId="201" formatCode="0.0&quot;%&quot;"/></numFmts><cellXfs',
        ),
    )
    assert.deepEqual(textsIn(read(zipSync(files))[0]!), ['50%', '7%', '100%', '12.5%', '0.333'])
  })

  test('is read where it has one text in several letters, and no places named', () => {
    const rich = '<row><c t="inlineStr"><is><r><t>one </t></r><r><t>text</t></r></is></c><c><v>7</v></c></row>'
    const [{ cells }] = read(withCells(rich)) as [ReadSheet]
    assert.deepEqual(cells, [
      { column: 1, row: 1, text: 'one text' },
      { column: 2, row: 1, text: '7' },
    ])
  })
})

describe('a file', () => {
  test('that is no workbook is refused, whatever its name says', () => {
    assert.equal(kindOf(strToU8('key;answer\n')), 'workbook.not-one')
    assert.equal(kindOf(zipSync({ 'word/document.xml': strToU8('<w/>') })), 'workbook.holds-more')
    assert.equal(kindOf(zipSync({ '_rels/.rels': strToU8('<w/>') })), 'workbook.not-one')
    assert.equal(kindOf(new Uint8Array(500_000)), 'workbook.too-large')
  })

  test('with a picture, a macro, a comment or a link elsewhere is refused and the part named', () => {
    for (const part of [
      'xl/media/image1.png',
      'xl/vbaProject.bin',
      'xl/comments1.xml',
      'xl/externalLinks/externalLink1.xml',
    ])
      assert.deepEqual(readWorkbook(changed({ [part]: 'x' })), {
        ok: false,
        refusal: { kind: 'workbook.holds-more', part },
      })
  })

  test('that was cut short, or declares a document type, is refused in full: half a sheet is never read as a whole one', () => {
    const sheet1 = 'xl/worksheets/sheet1.xml'
    const withoutItsText = (was: string) =>
      was.replace('</sheetData>', '<row r="2"><c r="A2" t="s"><v>9</v></c></row></sheetData>')
    assert.equal(kindOf(changed({ [sheet1]: was => was.slice(0, -30) })), 'workbook.not-one')
    assert.equal(kindOf(changed({ [sheet1]: ' ' })), 'workbook.not-one')
    assert.equal(kindOf(changed({ [sheet1]: was => `<!DOCTYPE a [<!ENTITY b "c">]>${was}` })), 'workbook.not-one')
    assert.equal(kindOf(changed({ [sheet1]: withoutItsText })), 'workbook.not-one')
  })

  test('with a drawing in which nothing is drawn is read, as some programs write it; with a picture in it, it is not', () => {
    const drawn = (content: string) => kindOf(changed({ 'xl/drawings/drawing1.xml': `<wsDr>${content}</wsDr>` }))
    assert.deepEqual([drawn(''), drawn('<twoCellAnchor/>')], ['read', 'workbook.holds-more'])
  })

  test('that unpacks to far more than it weighs is refused before it is unpacked', () => {
    assert.equal(kindOf(changed({ 'xl/worksheets/sheet2.xml': ' '.repeat(31_000_000) })), 'workbook.too-large')
  })
})

describe('rows with keys', () => {
  const keyed = (texts: readonly (readonly string[])[]) =>
    keyedCells(read(writeWorkbook([sheet(texts)]))[0]!, { key: 'key', column: 'answer' })

  test('are found wherever they and their columns were moved to', () => {
    const straight = keyed([
      ['key', 'answer'],
      ['A1', 'yes'],
      ['A2', 'no'],
    ])
    const moved = keyed([['note', 'answer', 'key'], ['', 'no', 'A2'], [''], ['', 'yes', 'A1']])
    const values = (found: typeof straight) =>
      found.ok ? [...found.value].map(([key, { text }]) => `${key} ${text}`).toSorted() : []
    assert.deepEqual(values(moved), values(straight))
    assert.deepEqual(values(straight), ['A1 yes', 'A2 no'])
  })

  test('are refused where a key stands twice, where cells were joined, and where no keys are', () => {
    assert.deepEqual(
      keyed([
        ['key', 'answer'],
        ['A1', 'yes'],
        ['A1', 'no'],
      ]),
      {
        ok: false,
        refusal: { kind: 'workbook.key-twice', at: 'B3', first: 'B2' },
      },
    )
    assert.deepEqual(keyed([['code', 'answer']]), { ok: false, refusal: { kind: 'workbook.not-ours' } })
    const joined = changed({
      'xl/worksheets/sheet1.xml': was =>
        was.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'),
    })
    assert.deepEqual(keyedCells(read(joined)[0]!, { key: 'key', column: 'answer' }), {
      ok: false,
      refusal: { kind: 'workbook.merged', at: 'A1:B1' },
    })
  })
})
