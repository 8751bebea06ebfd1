import { sheetForm } from '@waymark/operations'
import { answersWorkbook } from '#lib/server/answers-workbook.ts'
import { attached } from '#lib/server/attached.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

/** A member's form, without what the member wrote itself, as a workbook to send to it or to fill in for it. */
export async function GET(event) {
  const desk = await deskFor(event, 'answer-for-member')
  const of = { submission: idIn(event.params.submission), by: 'behalf' } as const
  const form = shownTo(event, await sheetForm(desk, of))
  const { language } = event.locals
  return attached(`waymark-form-${language}.xlsx`, answersWorkbook(form, wordsIn(language)))
}
