/** Reviews to come as a calendar file: of all States one event for each session, of one State one for each of its reviews. */
import { error } from '@sveltejs/kit'
import { calendarFile, type CalendarEvent } from '@waymark/exchange'
import type { Language } from '@waymark/language'
import { reviewedStatePage, reviewsPage, runtime, type MechanismLine, type ReviewSession } from '@waymark/operations'
import { wordsIn, type Words } from '#lib/words.ts'
import { published } from './attached.ts'

type Asked = { readonly language: Language; readonly url: URL }

/** `place`: of one State; null of all. 404 for a place that no source names. */
export async function reviewsCalendar(place: string | null, { language, url }: Asked): Promise<Response> {
  const words = wordsIn(language)
  const page = place === null ? await reviewsPage(runtime()) : await reviewedStatePage(runtime(), place)
  if (!page) error(404)
  const name = [words.speak('state-reviews.calendar.name'), ...('place' in page ? [words.pick(page.names).text] : [])]
  const events = page.ahead.map(session => eventOf(session, page.mechanisms, place, { words, origin: url.origin }))
  const file = calendarFile({ name: name.join(': '), domain: url.hostname, at: runtime().now(), events })
  return published(`reviews${place === null ? '' : `-${place}`}.ics`, file)
}

type Around = { readonly words: Words; readonly origin: string }

function eventOf(
  session: ReviewSession,
  mechanisms: readonly MechanismLine[],
  place: string | null,
  { words, origin }: Around,
): CalendarEvent {
  const { comma, language, list, number, pick, speak } = words
  const code = session.mechanism.toLowerCase()
  const body = pick(mechanisms.find(known => known.code === session.mechanism)?.name ?? {}).text
  const numbered = speak('state-reviews.session', { session: number(session.session) })
  const states = session.states.map(state => pick(state.names).text)
  const sure = [...new Set(session.states.map(state => state.sure))]
  const said = [
    place === null ? list(states) : numbered,
    ...sure.map(how => speak(`state-reviews.sure.${how}`, { comma })),
    ...(session.first.length === '2027-01'.length ? [speak('state-reviews.calendar.month-only')] : []),
  ]
  const below = place === null ? `${code}/${session.session}` : `states/${place}`
  return {
    id: [session.mechanism, session.session, ...(place === null ? [] : [place])].join('-'),
    days: session.days,
    title: speak('state-reviews.calendar.event', { mechanism: body, name: place === null ? numbered : states[0]! }),
    description: said.join('\n'),
    address: `${origin}/${language}/reviews/${below}`,
    tentative: sure.some(how => how !== 'confirmed'),
  }
}
