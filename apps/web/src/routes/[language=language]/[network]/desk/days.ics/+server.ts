import { calendarFile } from '@waymark/exchange'
import { addDays, day } from '@waymark/network'
import { dueDays, runtime } from '@waymark/operations'
import { attached } from '#lib/server/attached.ts'
import { deskFor } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

/** Days alone, under a neutral name: whoever sees the calendar learns no network, country or subject. */
export async function GET(event) {
  const { speak } = wordsIn(event.locals.language)
  const days = (await dueDays(await deskFor(event))).map(due => day(due))
  const events = days.map(due => ({
    id: `due-${due}`,
    days: { from: due, until: addDays(due, 1) },
    title: speak('due-days.event'),
    tentative: false,
  }))
  const file = calendarFile({ name: speak('due-days.name'), domain: 'days.invalid', at: runtime().now(), events })
  return attached('days.ics', file)
}
