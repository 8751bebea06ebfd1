/** What a target is on, and how much of it, in words. */
import { targetNumber } from '@waymark/framework'
import type { Words } from './words.ts'

/** The answer that is counted, or that it is a sum, a share or entries. */
export function targetMeasure(state: string, { speak }: Words): string {
  return speak(targetNumber(state) === undefined ? `state.${state}` : `target.measure.${state}`)
}

/** A number of countries, of a sum or of entries; of a share in per cent. */
export function targetLeast(state: string, least: number, { number, perCent }: Words): string {
  return targetNumber(state) === 'share' ? perCent(least) : number(least)
}

type Said = { readonly state: string; readonly least: number; readonly by: string }

/** The whole target as one sentence; `of`: how many countries it is over. */
export function targetSentence({ state, least, by }: Said, of: number, words: Words): string {
  const { day, speak } = words
  const on = { state: targetMeasure(state, words), of, by: day(by) }
  if (targetNumber(state) === undefined) return speak('target.text', { ...on, least })
  return speak('target.text.number', { ...on, least: targetLeast(state, least, words) })
}
