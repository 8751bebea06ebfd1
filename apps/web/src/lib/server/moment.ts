/** A moment in a person's own time zone: the day as their language writes days, and the time of day in 24 hours. */
import type { Words } from '#lib/words.ts'

export function momentIn({ comma, day }: Words, at: Date, timeZone: string): string {
  const local = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
  const [date = '', time = ''] = local.split(' ')
  return `${day(date)}${comma} ${time}`
}
