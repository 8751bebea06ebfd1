/** A workbook or a table of a form that came back, as its cells. */
import type { SheetCell } from '@waymark/collection'
import { csvAsSheet, keyedCells, readWorkbook, type KeyedCell, type ReadSheet } from '@waymark/exchange'
import { done, isLanguage, refused, type Language, type Result } from '@waymark/language'
import type { EntryRowRead, Refusal } from '@waymark/operations'
import { aboutKey, formName } from './answers-workbook.ts'
import { isArchive, textIn } from './form.ts'
import { readListSheets } from './list-sheets.ts'
import { readCollected } from './read-collected.ts'

export type AnswersRead = {
  readonly language: Language
  readonly cellOf: (code: string, field: string) => SheetCell | undefined
  /** The rows of its lists. */
  readonly rows: readonly EntryRowRead[]
}

/**
 * The cells of a workbook or a CSV table that was made for this submission, or that another program exported of its form: of that one the
 * words are in the language of the page. Refuses any other file.
 */
export function readAnswersFile(
  bytes: Uint8Array,
  { submission, page }: { readonly submission: string; readonly page: Language },
): Result<AnswersRead, Refusal> {
  const sheets = sheetsIn(bytes)
  if (!sheets.ok) return refused({ ...sheets.refusal, field: 'file' })
  const collected = sheets.value[0] ? readCollected(sheets.value[0], submission) : 'none'
  if (typeof collected === 'function') return done({ language: page, cellOf: collected, rows: [] })
  if (collected === 'other') return refused({ kind: 'workbook.other-form', field: 'file' })
  const fact = factsIn(sheets.value)
  const language = fact('language')
  if (fact('form') !== formName || !isLanguage(language)) return refused({ kind: 'workbook.not-ours', field: 'file' })
  if (fact('submission') !== submission) return refused({ kind: 'workbook.other-form', field: 'file' })
  const lists = readListSheets(sheets.value)
  if (!lists.ok) return refused({ ...lists.refusal, field: 'file' })
  for (const sheet of sheets.value) {
    const [answers, was] = [column(sheet, 'answer'), column(sheet, 'was')]
    if (answers.ok && was.ok) return done({ language, cellOf: cellsIn(answers.value, was.value), rows: lists.value })
    if (!answers.ok && answers.refusal.kind !== 'workbook.not-ours')
      return refused({ ...answers.refusal, field: 'file' })
  }
  return refused({ kind: 'workbook.not-ours', field: 'file' })
}

const column = (sheet: ReadSheet, name: string) => keyedCells(sheet, { key: 'key', column: name })

function sheetsIn(bytes: Uint8Array): Result<readonly ReadSheet[], Refusal> {
  if (isArchive(bytes)) return readWorkbook(bytes)
  const text = textIn(bytes)
  if (!text.ok) return text
  const sheet = csvAsSheet(text.value)
  return sheet.ok ? done([sheet.value]) : sheet
}

/** What the file says of the form it was made from: on a sheet of its own, or in lines of the only one. */
function factsIn(sheets: readonly ReadSheet[]): (name: string) => string {
  const about = sheets.find(({ name }) => name === 'about')
  const facts = about ? column(about, 'value') : sheets[0] ? column(sheets[0], 'answer') : undefined
  return name => (facts?.ok ? (facts.value.get(`${about ? '' : aboutKey}${name}`)?.text ?? '') : '')
}

type Cells = ReadonlyMap<string, KeyedCell>

const cellsIn =
  (answers: Cells, was: Cells): AnswersRead['cellOf'] =>
  (code, field) => {
    const cell = answers.get(`${code} ${field}`)
    return cell && { ...cell, was: was.get(`${code} ${field}`)?.text ?? '' }
  }
