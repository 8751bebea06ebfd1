import type { SubjectsFigure, WithheldFigure } from './figure.ts'

export const fewestMembers = 5 // members; under that a count says what one of them did (design 3.10)

/**
 * A figure about members as it may be shown: withheld where fewer than five were asked. `byRecords`: it comes from records that may be
 * confidential; then both those who say yes and all others must be at least five. Source: definition 14, design 3.10.
 */
export function membersFigure(
  figure: SubjectsFigure,
  { byRecords = false }: { readonly byRecords?: boolean } = {},
): SubjectsFigure | WithheldFigure {
  const { asked } = figure.sets
  if (asked < fewestMembers) return { kind: 'withheld', rule: 'members-under-5-asked' }
  if (!byRecords || figure.kind !== 'states') return figure
  const yes = figure.states['yes'] ?? 0
  return Math.min(yes, asked - yes) < fewestMembers ? { kind: 'withheld', rule: 'records-under-5' } : figure
}
