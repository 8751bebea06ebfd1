/** Where an answer is far from another one to the same question: what was said last time, or what another member says. It tells, and never stops anybody. */

/** A value or a reason, as it is kept. */
export type SaidBeside = {
  readonly state?: string
  readonly count?: string
  readonly numerator?: string
  readonly denominator?: string
  readonly missing?: string
  readonly text?: string
}

const farFields = ['count', 'numerator', 'denominator'] as const

/**
 * `tenfold`: of two numbers above 0 one is ten times the other or more, as where a digit slipped. `zero`: one is 0 and the other 10 or more.
 * `points`: two shares lie more than 50 percentage points apart; `was` and `now` are per cent, rounded to whole ones. `fell`: yes before, no now.
 */
export type FarApart =
  | {
      readonly kind: 'tenfold' | 'zero'
      readonly field: (typeof farFields)[number]
      readonly was: number
      readonly now: number
    }
  | { readonly kind: 'points'; readonly was: number; readonly now: number }
  | { readonly kind: 'fell' }

const times = 10 // what a digit too many or too few makes
const points = 50 // of a hundred

/** Nothing where one of the two is no value: a reason is far from no number. */
export function farApart(now: SaidBeside | null, before: SaidBeside | null): readonly FarApart[] {
  if (!now || !before) return []
  const numbers = farFields.flatMap(field => apart(field, now[field], before[field]))
  const [share, was] = [perCent(now), perCent(before)]
  const shares =
    share === null || was === null || Math.abs(share - was) <= points
      ? []
      : [{ kind: 'points' as const, was: Math.round(was), now: Math.round(share) }]
  const fell = before.state === 'yes' && now.state === 'no' ? [{ kind: 'fell' as const }] : []
  return [...numbers, ...shares, ...fell]
}

function apart(
  field: (typeof farFields)[number],
  now: string | undefined,
  before: string | undefined,
): readonly FarApart[] {
  if (now === undefined || before === undefined) return []
  const [less, more] = [Number(now), Number(before)].sort((first, second) => first - second) as [number, number]
  const both = { field, was: Number(before), now: Number(now) }
  if (less === 0) return more >= times ? [{ kind: 'zero', ...both }] : []
  return more / less >= times ? [{ kind: 'tenfold', ...both }] : []
}

function perCent({ numerator, denominator }: SaidBeside): number | null {
  if (numerator === undefined || denominator === undefined || Number(denominator) === 0) return null
  return (Number(numerator) / Number(denominator)) * 100
}
