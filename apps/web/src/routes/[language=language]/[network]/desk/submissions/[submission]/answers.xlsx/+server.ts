import { sectionPage } from '@waymark/operations'
import { answersWorkbook } from '#lib/server/answers-workbook.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

/** The form as a workbook in the language of the page, which can come in again. */
export async function GET(event) {
  const desk = await deskFor(event, 'save-answer')
  const page = shownTo(event, await sectionPage(desk, { submission: idIn(event.params.submission), section: null }))
  const { code } = page.submission.subject
  return new Response(Buffer.from(answersWorkbook(page, wordsIn(event.locals.language))), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="waymark-${code.toLowerCase()}-${event.locals.language}.xlsx"`,
      'cache-control': 'no-store',
    },
  })
}
