import { sheetForm } from '@waymark/operations'
import { answersWorkbook } from '#lib/server/answers-workbook.ts'
import { attached } from '#lib/server/attached.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

/** The form as a workbook in the language of the page, which can come in again. Its name says nothing about whose it is. */
export async function GET(event) {
  const desk = await deskFor(event, 'save-answer')
  const of = { submission: idIn(event.params.submission), by: 'respondent' } as const
  const form = shownTo(event, await sheetForm(desk, of))
  const { language } = event.locals
  return attached(`waymark-form-${language}.xlsx`, answersWorkbook(form, wordsIn(language)))
}
