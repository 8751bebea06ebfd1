import { sheetForm } from '@waymark/operations'
import { answersCsv } from '#lib/server/answers-workbook.ts'
import { attached } from '#lib/server/attached.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

/** The form as one table in the language of the page, for whoever has no program for workbooks; it can come in again. */
export async function GET(event) {
  const desk = await deskFor(event, 'save-answer')
  const of = { submission: idIn(event.params.submission), by: 'respondent' } as const
  const form = shownTo(event, await sheetForm(desk, of))
  const { language } = event.locals
  return attached(`waymark-form-${language}.csv`, answersCsv(form, wordsIn(language)))
}
