import { writeWorkbook, xlsform } from '@waymark/exchange'
import { sheetForm } from '@waymark/operations'
import { attached } from '#lib/server/attached.ts'
import { collectedForm } from '#lib/server/collected-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

/** The form as XLSForm for Kobo and ODK, with nothing filled in. */
export async function GET(event) {
  const desk = await deskFor(event, 'save-answer')
  const of = { submission: idIn(event.params.submission), by: 'respondent' } as const
  const form = shownTo(event, await sheetForm(desk, of))
  return attached('waymark-xlsform.xlsx', writeWorkbook(xlsform(collectedForm(form, event.locals.language))))
}
