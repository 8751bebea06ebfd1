import { done, refused, type Result } from '@waymark/language'
import type { StatesFigure } from './figure.ts'
import { percent } from './percent.ts'

/** A figure of a publication that gives numbers and no countries: "36 of 41 countries that answered, 42 asked; 88 %". */
export type Printed = {
  readonly yes: number
  readonly answered: number
  readonly asked: number
  /** The per cent as printed; `null` where none is. */
  readonly percent: number | null
}

/** The printed per cent beside the recomputed one. `agrees` is `null` where there is nothing to compare. */
export type RecomputedFigure = {
  readonly figure: StatesFigure
  readonly printed: number | null
  readonly recomputed: number | null
  readonly agrees: boolean | null
}

export type PrintedRefusal =
  | { readonly kind: 'printed.not-whole' }
  | { readonly kind: 'count.above-denominator'; readonly count: string; readonly of: string }
  | { readonly kind: 'printed.answered-above-asked'; readonly answered: number; readonly asked: number }

/**
 * An aggregate-only publication as a figure: yes as printed, "not yes" for the rest of those who answered (no and partial are
 * not told apart), not-answered up to the asked. The sets are numbers without members and the basis is `answered`; nothing is
 * split or derived from it. Source: definition 4.
 */
export function printedFigure(printed: Printed): Result<RecomputedFigure, PrintedRefusal> {
  const { yes, answered, asked } = printed
  if (![yes, answered, asked].every(n => Number.isSafeInteger(n) && n >= 0))
    return refused({ kind: 'printed.not-whole' })
  if (yes > answered) return refused({ kind: 'count.above-denominator', count: String(yes), of: String(answered) })
  if (answered > asked) return refused({ kind: 'printed.answered-above-asked', answered, asked })
  const recomputed = percent(yes, answered)
  return done({
    figure: {
      kind: 'states',
      of: 'printed',
      sets: { inScope: asked, asked, applicable: asked, answered },
      states: { yes, 'not-yes': answered - yes },
      missing: asked > answered ? { 'not-answered': asked - answered } : {},
      basis: 'answered',
    },
    printed: printed.percent,
    recomputed,
    agrees: printed.percent === null ? null : printed.percent === recomputed,
  })
}
