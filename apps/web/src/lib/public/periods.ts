import { addDays, type Day } from '@waymark/network'
import type { Period } from '@waymark/scorecard'
import type { Words } from '#lib/words.ts'

/** The last day of a period, which is stored as the first day after it. */
export function lastDayOf({ until }: Pick<Period, 'until'>): string {
  return addDays(until as Day, -1)
}

/** "2026-S1 (1 January 2026 to 30 June 2026)". */
export function periodWords(period: Period, { day, speak }: Words): string {
  return speak('public.period', { label: period.label, from: day(period.from), until: day(lastDayOf(period)) })
}

/** An ISO duration in whole years or months (P2Y, P18M) in words. */
export function durationWords(duration: string, { speak }: Words): string {
  const [, n = '', unit] = /^P(\d+)([YM])$/.exec(duration) ?? []
  if (n === '') return duration
  return unit === 'Y' ? speak('public.years', { n: Number(n) }) : speak('public.months', { n: Number(n) })
}

/** `periodWords` as a sentence: a Russian day ends with the stop of "г." and needs no second one. */
export function periodSentence(period: Parameters<typeof periodWords>[0], words: Words): string {
  const said = periodWords(period, words)
  return said.endsWith('.') ? said : `${said}.`
}
