import type { Words } from './words.ts'

export type RoundNamed = { readonly label: string; readonly periodLabel: string }

/** What a page calls a round: its name, or "Round 2026-S1" where it is called as its period is. */
export function roundName({ label, periodLabel }: RoundNamed, { speak }: Pick<Words, 'speak'>): string {
  return label === periodLabel ? speak('desk.round.named', { period: label }) : label
}
