import type { PublishedFigure } from '@waymark/scorecard'
import type { Words } from '#lib/words.ts'

/** Whose answers a figure is of: members, a register, the release itself. */
export function respondentWords({ respondentType }: Pick<PublishedFigure, 'respondentType'>, { speak }: Words): string {
  const key = `public.type.${respondentType}`
  return speak.knows(key) ? speak(key) : speak('public.type.office', { type: respondentType })
}

/** What a figure's marks and counts are units of, for the heading of a column. */
export function unitsWords(counts: PublishedFigure['counts'], { speak }: Words): string {
  return speak(`public.units.${counts}`)
}
