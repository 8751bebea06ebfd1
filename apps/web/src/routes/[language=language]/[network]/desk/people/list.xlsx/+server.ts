import { takePeopleOut } from '@waymark/operations'
import { redirect } from '@sveltejs/kit'
import { attached } from '#lib/server/attached.ts'
import { deskFor, deskPath, shownTo } from '#lib/server/desk.ts'
import { textsWorkbook } from '#lib/server/texts-workbook.ts'
import { wordsIn } from '#lib/words.ts'

/** The people with their roles as a workbook, which can come in again as a list; posted, because the audit is told. */
export async function POST(event) {
  const { language } = event.locals
  const { speak } = wordsIn(language)
  const taken = await takePeopleOut(await deskFor(event, 'take-people-out'), { language })
  if (!taken.ok && taken.refusal.kind === 'account.prove-again')
    redirect(303, `/${language}/account/prove?then=${deskPath(event, 'people')}`)
  const rows = shownTo(event, taken.ok ? taken.value : null)
  const columns = [
    speak('people.sheet.reach'),
    speak('people.column.name'),
    speak('people.sheet.email'),
    speak('people.sheet.language'),
    speak('people.role'),
  ]
  return attached('list.xlsx', textsWorkbook(columns, rows))
}
