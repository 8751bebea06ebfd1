import { sectionPage } from '@waymark/operations'
import { answersWorkbook } from '#lib/server/answers-workbook.ts'
import { attached } from '#lib/server/attached.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

/** The form as a workbook in the language of the page, which can come in again. */
export async function GET(event) {
  const desk = await deskFor(event, 'save-answer')
  const page = shownTo(event, await sectionPage(desk, { submission: idIn(event.params.submission), section: null }))
  const { code } = page.submission.subject
  const { language } = event.locals
  return attached(`waymark-${code.toLowerCase()}-${language}.xlsx`, answersWorkbook(page, wordsIn(language)))
}
