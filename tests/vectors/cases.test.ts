/** Small tables and lists that other systems trip over: each is read as it is meant, or refused with what is wrong with it. */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { readFactSource, type Problem } from '@waymark/exchange'
import { day } from '@waymark/network'
import { contentFolder, knownForImport, readNetwork } from '@waymark/operations'
import { readProtectTable } from '../../apps/cli/src/commands/protect-read.ts'

const root = path.join(import.meta.dirname, '../../../shared/cases')
const absent = fs.existsSync(root) ? false : 'shared reference files are absent: ../shared/cases'
const text = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')
const namesIn = (folder: string, end: string) =>
  fs
    .readdirSync(path.join(root, folder))
    .filter(name => name.endsWith(end))
    .map(name => name.slice(0, -end.length))

const known = knownForImport(contentFolder)

function imported(name: string) {
  const described = { file: `${name}.yaml`, text: text(`import/${name}.yaml`) }
  const listed = { file: `${name}.csv`, text: text(`import/${name}.csv`) }
  return readFactSource({ described, listed }, { ...known, today: day('2026-01-01') })
}

const said = (problems: readonly Problem[]) =>
  [...new Set(problems.map(({ kind, row, line }) => `${kind} ${row ?? line}`))].join(', ')

describe('small files that others trip over', { skip: absent }, () => {
  test('a table of facts is read, each country from its row of the sheet, or refused at its row', () => {
    const outcomes = namesIn('import', '.csv').map(name => {
      const read = imported(name)
      if (!read.ok) return [name, said(read.refusal)]
      const facts = read.value.flatMap(plan => plan.facts).filter(fact => fact.row !== null)
      return [name, facts.map(({ place, row }) => `${place} ${row}`).join(', ')]
    })
    assert.deepEqual(Object.fromEntries(outcomes), imports)
  })

  test('a code or a word that only looks right is refused with the sign that is wrong in it', () => {
    for (const [name, sign] of [
      ['f-zwsp-code', /the invisible sign U\+200B/],
      ['f-rlm-code', /the invisible sign U\+200F/],
      ['l-code-homoglyph', /U\+0415\), a Cyrillic letter/],
      ['l-status-homoglyph', /U\+0430\), a Cyrillic letter/],
      ['k-year-be', /of the Buddhist calendar it is 2006/],
    ] as const) {
      const read = imported(name)
      assert.match(read.ok ? 'read' : read.refusal.map(({ message }) => message).join(), sign, name)
    }
  })

  test('a table of counts to protect is read only where every line and column of it is understood', async () => {
    const refused: [string, string][] = []
    for (const name of namesIn('protect', '.csv')) {
      const file = path.join(root, 'protect', name)
      const read = await readProtectTable(`${file}.csv`, `${file}.mapping.json`)
      if (!read.ok) refused.push([name, read.words])
    }
    assert.deepEqual(refused.map(([name]) => name).sort(), Object.keys(unprotected).sort())
    for (const [name, words] of refused) assert.match(words, unprotected[name]!, name)
  })

  test('a network with one member twice, by encoding, case, spaces or an invisible sign, is refused', () => {
    const places = new Set<string>(known.places.map(place => place.code))
    const kinds = namesIn('network', '.yaml').map(name => {
      const read = readNetwork(text(`network/${name}.yaml`), `${name}.yaml`, places)
      return [name, read.ok ? ['read'] : [...new Set(read.refusal.map(problem => problem.kind))]]
    })
    const twice = ['member.twice']
    const wrong = { case: twice, dspace: twice, dup: twice, nfd: twice, zwsp: twice, zw: ['network.wrong-shape'] }
    assert.deepEqual(Object.fromEntries(kinds), wrong)
  })
})

/** What is wrong with a table of counts; every other one is read. */
const unprotected: Readonly<Record<string, RegExp>> = {
  'v07-lt5': /not a count/,
  'v08-star': /not a count/,
  'v09-dash': /not a count/,
  'v11-percent-unmapped': /does not say what "per cent" is/,
  'v15-dup': /stands twice: place South/,
  'v16-missing-row': /on no line: "East"/,
  'v19-extra-source-row': /not a count/,
  'v20-title-row': /has no name/,
  'v26-date-like': /in no division: "05-Sep"/,
  'v27-exp': /not a count/,
  'v28-case-total': /in no division: "TOTAL"/,
  'v29-no-total': /on no line: "Total"/,
  'v30-undeclared': /in no division: "North and South"/,
  'v31-plus': /not a count/,
  'v32-blank': /not a count/,
  'w01-decimal-comma': /not a count/,
  'w02-decimal-comma2': /not a count/,
  'w04-indian': /not a count/,
  'w05-tiny-comma': /not a count/,
  'w06-typo-division': /on no line: "Eest"/,
  'w08-total-ru': /in no division: "Итого"/,
  'w09-no-division': /in no division: "North", "South", "East", "Total"/,
  'w10-zwsp': /U\+200B/,
  'w12-quoted-pct-of-total': /does not say what "rate per 1000" is/,
}

/** Of each table the countries with the row they are read from, or what is refused and where. */
const imports: Readonly<Record<string, string>> = {
  'a-plain': 'NAM 3, NOR 4, SWE 2',
  'b-utf16be': 'table.not-utf-8 1',
  'b-utf16le-nobom': 'table.not-utf-8 1',
  'b-utf16le-tab': 'table.not-utf-8 1',
  'c-sep-line': 'NAM 3, NOR 4, SWE 2',
  'c-sep-line-q': 'NAM 3, NOR 4, SWE 2',
  'd-comma-with-semicolons-header': 'SWE 2',
  'd-semicolon-with-commas': 'KOR 3, SWE 2',
  'e-bom-quoted': 'SWE 2',
  'e-double-bom': 'SWE 2',
  'f-bom-in-cell': 'SWE 2',
  'f-nbsp-cell': 'SWE 2',
  'f-nbsp-header': 'SWE 2',
  'f-rlm-code': 'import.place-unknown 2',
  'f-zwsp-code': 'import.place-unknown 2',
  'g-cp1251': 'table.not-utf-8 1',
  'g-cp1252-dash': 'table.not-utf-8 1',
  'g-cp1256': 'table.not-utf-8 1',
  'g-mojibake': 'CIV 2',
  'h-cr-only': 'NOR 3, SWE 2',
  'h-ctrlz': 'table.row-length 3',
  'h-mixed-eol': 'NOR 3, SWE 2',
  'h-trailing-blank-lines': 'SWE 2',
  'h-trailing-comma': 'table.column-without-name 1',
  'h-trailing-empty-rows': 'SWE 2',
  'i-merged-header': 'table.column-without-name 1',
  'i-source-line': 'import.place-unknown 3',
  'i-total-row': 'import.place-unknown 3',
  'j-alpha3-in-2': 'import.place-unknown 2',
  'j-an': 'import.place-unknown 2',
  'j-cs': 'import.place-unknown 2',
  'j-el': 'import.place-unknown 2',
  'j-lower': 'import.place-unknown 2',
  'j-uk': 'import.place-unknown 2',
  'j-xk': 'import.place-outside 2',
  'k-year-0000': 'import.year-implausible 2',
  'k-year-9999': 'import.year-implausible 2',
  'k-year-arab': 'SWE 2',
  'k-year-be': 'import.year-implausible 2',
  'k-year-excel': 'import.not-a-year 2',
  'k-year-float': 'import.not-a-year 2',
  'k-year-fullwidth': 'import.not-a-year 2',
  'k-year-future': 'import.year-implausible 2',
  'k-year-pers': 'SWE 2',
  'k-year-space': 'SWE 2',
  'l-code-homoglyph': 'import.place-unknown 2',
  'l-status-case': 'import.no-rule 2',
  'l-status-homoglyph': 'import.no-rule 2',
  'm-apostrophe': 'CIV 2',
  'm-formula': 'SWE 2',
  'm-html': 'SWE 2',
  'm-newline-in-cell': 'import.no-rule 3',
  'm-quote-in-unquoted': 'table.not-csv 2',
  'n-dup': 'import.place-twice 3',
  'n-dup-tl': 'import.place-unknown 3',
  'o-pipe': 'table.column-missing 1, table.column-unknown 1',
  'o-tab-ext': 'SWE 2',
  'p-empty': 'yaml.wrong-shape 4',
  'p-header-only': 'yaml.wrong-shape 4',
  'p-nul': 'table.not-utf-8 1',
  'p-replacement': 'table.not-utf-8 1',
  'q-m49-float': 'import.place-unknown 2',
  'q-m49-lost-zeros': 'import.place-unknown 2',
  'q-m49-region': 'import.place-unknown 2',
  'q-na-quoted': 'NAM 2',
  'r-nfc-both': 'CIV 2',
  'r-nfd-both': 'CIV 2',
  'r-nfd-header-both': 'CIV 2',
  'r-nfd-header-vs-nfc': 'CIV 2',
  'r-space-where': 'CIV 2',
  'r-yaml-no': 'NOR 2',
  'r-yaml-octal': 'yaml.wrong-shape 17',
  's-header-crlf-inside': 'NOR 3, SWE 2',
  's-header-lf-inside': 'NOR 3, SWE 2',
  's-header-lf-inside-semi': 'SWE 2',
  's-mixed-quoted-crlf': 'NOR 3, SWE 2',
  's-nel': 'table.column-missing 1, table.column-unknown 1, table.row-count 1',
  't-blank-lines-middle': 'table.no-header 1',
  't-blank-row-middle': 'import.no-rule 4',
  't-tab-in-comma': 'SWE 2',
  'u-future-day': 'day.after-source 15',
  'u-year-1000': 'import.year-implausible 2',
  'u-year-after-day': 'import.year-implausible 2',
  'v-day-0229': 'day.malformed 2',
  'v-day-after': 'day.outside-period 2',
  'v-day-arab': 'SWE 2',
  'v-day-dash': 'day.malformed 2',
  'v-day-dmy': 'day.malformed 2',
  'v-day-feb30': 'day.malformed 2',
  'v-day-iso': 'SWE 2',
  'v-day-serial': 'day.malformed 2',
  'v-day-time': 'day.malformed 2',
  'v-day-us': 'day.malformed 2',
}
