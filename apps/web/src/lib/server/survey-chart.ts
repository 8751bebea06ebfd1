import { chartOf, type Survey } from '@waymark/exchange'
import type { SurveyPage } from '@waymark/scorecard'
import type { Words } from '#lib/words.ts'
import { barChart } from './chart.ts'

/** The capability chart of a survey as SVG, the rows of the table beside it, and what is left out, with the reason. */
export function chartOfSurvey(page: SurveyPage, { language, pick, speak }: Words) {
  const { shown, leftOut } = chartOf(page.survey as unknown as Survey)
  const bars = shown.flatMap(({ capability, figures }) =>
    figures.map(figure => ({
      id: figure.id,
      // Of several figures of a capability each bar says which it is.
      label: figures.length > 1 ? `${pick(capability.names).text} (${figure.id})` : pick(capability.names).text,
      names: capability.names,
      counted: figure.counted,
      count: figure.yes,
      of: figure.answered,
      text: speak('figure.of', { count: figure.yes, of: figure.answered }),
    })),
  )
  return {
    svg: barChart(language, speak('public.chart.label'), bars),
    bars: bars.flatMap(({ id, names, counted }) => {
      const figure = page.figures.find(figure => figure.id === id)
      return figure ? [{ id, names, counted, figure: figure.figure }] : []
    }),
    leftOut: leftOut.map(({ capability, reason }) => ({ names: capability.names, reason })),
  }
}

export type ChartOfSurvey = ReturnType<typeof chartOfSurvey>
