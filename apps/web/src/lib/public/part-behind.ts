import type { PartFigure } from '@waymark/scorecard'

/** The address of the subjects that say this of a part: on the page of its indicator, asked by the part and the figure it is a part of. */
export const partBehind =
  (indicator: (code: string) => string) =>
  ({ id, indicator: code, part }: PartFigure, state: string): string => {
    const of = id.slice(0, id.lastIndexOf('/part/'))
    return `${indicator(code)}?by=${encodeURIComponent(part)}&of=${encodeURIComponent(of)}#${state}`
  }
