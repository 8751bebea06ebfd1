import type { IndicatorRef, PublishedFigure } from '@waymark/scorecard'
import type { Words } from '#lib/words.ts'
import type { Addresses } from './addresses.ts'
import { anchorOf } from './states.ts'

/** The state a figure is counted by where one number stands for it: yes, the last phase; none for sums and registers. */
export function firstState({ figure }: Pick<PublishedFigure, 'figure'>): string | undefined {
  if (figure.kind !== 'states') return undefined
  return figure.of === 'phase' ? 'phase-4' : 'yes'
}

type Result = { readonly indicator: IndicatorRef; readonly figure: PublishedFigure }

/** A row of a table of figures about different indicators: title with its period, and where its number leads. */
export function figureRow({ indicator, figure }: Result, { pick, speak }: Words, to: Addresses) {
  const here = to.indicator(indicator.edition, indicator.code)
  return {
    key: `${indicator.edition} ${figure.id}`,
    code: indicator.code,
    text: speak('public.headline.period', { title: pick(indicator.title).text, period: figure.period.label }),
    href: here,
    figure: figure.figure,
    state: firstState(figure),
    behind: behindOf(figure, here, to),
  }
}

/** Where the number of a figure leads: the subjects or entries behind it; of members nobody is shown. */
export function behindOf(published: PublishedFigure, here: string, to: Addresses): string | undefined {
  const { figure } = published
  if ('register' in figure) return to.register(figure.register)
  if (figure.kind === 'withheld') return undefined
  if (published.counts === 'member') return here
  const first = firstState(published) ?? 'given'
  const counted = figure.kind === 'states' ? (figure.states[first] ?? 0) : figure.given
  return counted > 0 ? `${here}#${anchorOf(published.id, first)}` : `${here}#behind`
}
