/** A workbook that another program opened and saved says the same: every indicator's texts in four languages, and what spreadsheets like to change. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  keyedCells,
  readWorkbook,
  writeWorkbook,
  type KeyedCell,
  type WrittenCell,
  type WrittenSheet,
} from '@waymark/exchange'
import { directionOf, languages, pickText, type Language } from '@waymark/language'
import { shipped } from '../packages/framework/test/shipped.ts'

export const title = 'A workbook saved by LibreOffice comes back the same'

const patience = 120_000 // milliseconds for one workbook; LibreOffice takes ten seconds to start the first time
const choices = ['نعم', 'Да, отчасти', 'Not known: "yes"']
const awkward = [
  'NA',
  '012',
  '=1+1',
  '+49',
  '@SUM(A1)',
  '-1',
  '٢٠٢٤',
  '٠١٢',
  '2024-01-02',
  '1/2',
  '1e5',
  'TRUE',
  '#N/A',
  '50%',
].concat([
  '_x0041_',
  'line\nline',
  ']]>&amp;<c/>',
  'a  b',
  "'quoted",
  '12345678901234567890',
  'x'.repeat(5000),
  '١ يناير ٢٠٢٤',
])

export async function prove(say: (line: string) => void): Promise<void> {
  if (spawnSync('soffice', ['--version']).status !== 0) {
    say('SKIPPED, NOT PROVED: there is no soffice here (apt-get install --no-install-recommends libreoffice-calc)')
    return
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workbooks-'))
  try {
    for (const language of languages) say(`${language}: ${comesBack(folder, language)} rows the same`)
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

/** How many rows came back; fails where a cell or a mark of the sheet did not. */
function comesBack(folder: string, language: Language): number {
  const made = sheetIn(language)
  const came = savedAgain(folder, made)
  for (const column of ['question', 'answer']) {
    assert.deepEqual(cellsOf(came, column), cellsOf(writeWorkbook([made]), column))
  }
  return made.rows.length - 1
}

function cellsOf(bytes: Uint8Array, column: string): ReadonlyMap<string, KeyedCell> {
  const sheets = readWorkbook(bytes)
  assert.ok(sheets.ok, JSON.stringify(sheets))
  const cells = keyedCells(sheets.value[0]!, { key: 'key', column })
  assert.ok(cells.ok, JSON.stringify(cells))
  return cells.value
}

/** Every indicator of the framework of 2021 to 2025, and beside each a text that some program would change. */
function sheetIn(language: Language): WrittenSheet {
  const fixed = (text: string): WrittenCell => ({ text, style: 'fixed' })
  const rows = shipped('ecpat-2021-2025').indicators.map(({ code, name, question }, at) => ({
    cells: [
      fixed(code),
      fixed(pickText(question, language).text || pickText(name, language).text),
      { text: awkward[at % awkward.length]!, style: 'entry' as const, choices },
    ],
  }))
  const columns = [{ width: 4, hidden: true }, { width: 60 }, { width: 50 }]
  const head = { cells: ['key', 'question', 'answer'].map(fixed), hidden: true }
  return { name: language, rightToLeft: directionOf(language) === 'rtl', columns, rows: [head, ...rows] }
}

function savedAgain(folder: string, sheet: WrittenSheet): Uint8Array {
  const file = path.join(folder, `${sheet.name}.xlsx`)
  fs.writeFileSync(file, writeWorkbook([sheet]))
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const to = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', path.join(folder, 'saved')]
  execFileSync('soffice', ['--headless', profile, ...to, file], { stdio: 'ignore', timeout: patience })
  return fs.readFileSync(path.join(folder, 'saved', `${sheet.name}.xlsx`))
}
