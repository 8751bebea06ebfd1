import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { csvAsSheet, keyedCells, zipped } from '@waymark/exchange'
import { unzipSync } from 'fflate'

async function* three() {
  for (const n of [1, 2, 3]) yield { name: `${n}.txt`, bytes: new Uint8Array(n).fill(n) }
}

describe('an archive made while it is sent', () => {
  test('holds every file, and gives a file away before it asks for the next', async () => {
    const asked: string[] = []
    async function* askedFor() {
      for await (const file of three()) {
        asked.push(file.name)
        yield file
      }
    }
    const pieces: Uint8Array[] = []
    for await (const piece of zipped(askedFor())) {
      if (pieces.length === 0) assert.deepEqual(asked, ['1.txt'])
      pieces.push(piece)
    }
    const files = unzipSync(Buffer.concat(pieces))
    assert.deepEqual(
      Object.entries(files).map(([name, bytes]) => [name, [...bytes]]),
      [
        ['1.txt', [1]],
        ['2.txt', [2, 2]],
        ['3.txt', [3, 3, 3]],
      ],
    )
  })
})

describe('a CSV text as a sheet', () => {
  test('is found by its keys, with semicolons, cells of several lines, and what a spreadsheet would run', () => {
    const sheet = csvAsSheet('\ufeffkey;answer\nA2;"two\nlines; one cell"\nA3;\'=1+1\n;\n')
    assert.ok(sheet.ok)
    const cells = keyedCells(sheet.value, { key: 'key', column: 'answer' })
    assert.ok(cells.ok)
    assert.deepEqual(
      [...cells.value],
      [
        ['A2', { text: 'two\nlines; one cell', at: 'B2' }],
        ['A3', { text: '=1+1', at: 'B3' }],
      ],
    )
  })

  test('is refused with its line where fields are missing or a quote is open', () => {
    for (const text of ['key,answer\nA2\n', 'key,answer\n"A2,yes\n']) {
      const sheet = csvAsSheet(text)
      assert.deepEqual(sheet, { ok: false, refusal: { kind: 'csv.unreadable', line: 2 } })
    }
  })
})
