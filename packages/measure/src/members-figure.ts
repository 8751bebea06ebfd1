import type { SubjectsFigure, WithheldFigure } from './figure.ts'

export const fewestMembers = 5 // members; under that a count says what one of them did (design 3.10)

/** A figure about members as it may be shown: withheld where fewer than five were asked. Source: definition 14. */
export function membersFigure(figure: SubjectsFigure): SubjectsFigure | WithheldFigure {
  return figure.sets.asked < fewestMembers ? { kind: 'withheld', rule: 'members-under-5-asked' } : figure
}
