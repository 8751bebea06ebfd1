/** The workbooks of many forms in one archive, made while it is sent. */
import { zipped, type FileToZip } from '@waymark/exchange'
import type { SheetForm } from '@waymark/operations'
import type { Words } from '#lib/words.ts'
import { answersWorkbook } from './answers-workbook.ts'
import { textsWorkbook } from './texts-workbook.ts'

/**
 * `0001.xlsx` and so on, a form each, and last `0000.xlsx`, which says of each number whose form it is: names of files give nobody
 * away. Holds one form at a time.
 */
export const formsArchive = (forms: AsyncIterable<SheetForm>, words: Words): AsyncGenerator<Uint8Array, undefined> =>
  zipped(filesOf(forms, words))

async function* filesOf(forms: AsyncIterable<SheetForm>, words: Words): AsyncGenerator<FileToZip, undefined> {
  const { day, pick, speak } = words
  const rows: string[][] = []
  for await (const form of forms) {
    const { respondent, subject, round } = form.submission
    const name = nameOf(rows.length + 1)
    rows.push([name, respondent, pick(subject.names).text, round.label, day(round.dueOn)])
    yield { name, bytes: answersWorkbook(form, words) }
  }
  const heads = [
    'behalf.forms.file',
    'behalf.column.member',
    'desk.column.about',
    'desk.column.round',
    'desk.column.due',
  ]
  yield {
    name: nameOf(0),
    bytes: textsWorkbook(
      heads.map(key => speak(key)),
      rows,
    ),
  }
}

const nameOf = (number: number) => `${String(number).padStart(4, '0')}.xlsx`
