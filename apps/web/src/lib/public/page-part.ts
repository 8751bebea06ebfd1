import type { PagePart } from '@waymark/scorecard'
import type { Words } from '#lib/words.ts'

/** Which page of how many, in words. */
export function partWords({ number: n, of }: PagePart, { number, speak }: Pick<Words, 'number' | 'speak'>): string {
  return speak('public.pages.which', { n: number(n), of: number(of) })
}

/** What a title says behind its words on a further page of a list: nothing on the first. */
export function partInTitle(part: PagePart | undefined, words: Pick<Words, 'number' | 'speak'>): string {
  return part && part.number > 1 ? ` · ${partWords(part, words)}` : ''
}
