import type { EditionRef, PublishedFigure } from '@waymark/scorecard'
import type { Words } from '#lib/words.ts'

/** Whose answers a figure is of: members, a register, the release itself. */
export function respondentWords({ respondentType }: Pick<PublishedFigure, 'respondentType'>, { speak }: Words): string {
  const key = `public.type.${respondentType}`
  return speak.knows(key) ? speak(key) : speak('public.type.office', { type: respondentType })
}

/** A framework's name with the label of its edition, for titles and captions. */
export function editionWords({ title, label }: EditionRef, { pick, speak }: Words): string {
  return `${pick(title).text}${speak('public.edition', { label })}`
}
