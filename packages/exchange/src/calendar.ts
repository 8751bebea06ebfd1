/** Days as a calendar file that calendar programs subscribe to. Source: RFC 5545 (iCalendar) and RFC 7986 (NAME). */
import type { Days } from '@waymark/network'

/** Something on one or several whole days. `id`: the same at every making, so that a program replaces what it has. */
export type CalendarEvent = {
  readonly id: string
  /** Until the first day after. */
  readonly days: Days
  readonly title: string
  readonly description?: string
  /** Where more is said of it. */
  readonly address?: string
  /** Whether it may still be moved. */
  readonly tentative: boolean
}

export type Calendar = {
  readonly name: string
  /** Domain of the installation: with it an id is the only one in the world. */
  readonly domain: string
  /** When the file is made. */
  readonly at: Date
  readonly events: readonly CalendarEvent[]
}

const octets = 75 // of a line, its end not counted

/** The file: lines of at most 75 octets that end with CR LF. Days have no time zone: they are the same day everywhere. */
export function calendarFile({ name, domain, at, events }: Calendar): string {
  const stamp = at.toISOString().replace(/[-:]|\.\d+/g, '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Waymark//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${written(name)}`,
    `X-WR-CALNAME:${written(name)}`,
    ...events.flatMap(event => [
      'BEGIN:VEVENT',
      `UID:${written(`${event.id}@${domain}`)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${event.days.from.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${event.days.until.replaceAll('-', '')}`,
      `SUMMARY:${written(event.title)}`,
      ...(event.description === undefined ? [] : [`DESCRIPTION:${written(event.description)}`]),
      ...(event.address === undefined ? [] : [`URL:${event.address}`]),
      `STATUS:${event.tentative ? 'TENTATIVE' : 'CONFIRMED'}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map(line => `${folded(line)}\r\n`).join('')
}

const written = (text: string): string => text.replace(/[\\;,]/g, sign => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n')

/** A line that is too long goes on in lines that begin with a blank; no letter is cut in two. */
function folded(line: string): string {
  let [done, current, length] = ['', '', 0]
  for (const sign of line) {
    const size = octetsOf(sign.codePointAt(0)!)
    if (length + size > octets) {
      done += `${current}\r\n `
      current = ''
      length = 1
    }
    current += sign
    length += size
  }
  return done + current
}

/** Of one sign in UTF-8. */
const octetsOf = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
