import { isLanguage } from '@waymark/language'
import { membersForms } from '@waymark/operations'
import { asStream, attached } from '#lib/server/attached.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formsArchive } from '#lib/server/forms-archive.ts'
import { wordsIn } from '#lib/words.ts'

/** The forms of a round that this desk may fill in for members, a workbook each, and a list that says whose is whose. */
export async function GET(event) {
  const desk = await deskFor(event, 'answer-for-member')
  const { searchParams } = event.url
  const asked = searchParams.get('of') ?? ''
  const language = isLanguage(asked) ? asked : event.locals.language
  const forms = shownTo(event, await membersForms(desk, idIn(searchParams.get('round'))))
  return attached(`waymark-forms-${language}.zip`, asStream(formsArchive(forms, wordsIn(language))))
}
