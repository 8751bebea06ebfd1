import type { Survey, SurveyedFigure as Printed } from '@waymark/exchange'
import type { SurveyFigure, SurveyPage } from '@waymark/scorecard'

/** One printed figure with everything it refers to by id written out. */
export type FigureOfSurvey = Pick<SurveyFigure, 'id' | 'figure' | 'printedPercent' | 'recomputedPercent' | 'agrees'> & {
  readonly printed: Printed
  readonly universe: Survey['universes'][number] | undefined
  readonly incomeGroup: Survey['incomeGroups'][number] | undefined
  readonly instrument: Survey['instruments'][number] | undefined
}

/** A survey's page by domain and capability, in the order of the publication. */
export function surveyOf(page: SurveyPage) {
  const survey = page.survey as unknown as Survey
  const figures = page.figures.map((figure): FigureOfSurvey => {
    const printed = figure.printed as unknown as Printed
    return {
      id: figure.id,
      figure: figure.figure,
      printedPercent: figure.printedPercent,
      recomputedPercent: figure.recomputedPercent,
      agrees: figure.agrees,
      printed,
      universe: survey.universes.find(universe => universe.id === printed.universe),
      incomeGroup: survey.incomeGroups.find(group => group.id === printed.incomeGroup),
      instrument: survey.instruments.find(instrument => instrument.id === printed.instrument),
    }
  })
  const { title, source, collected, method, caveats } = survey
  return {
    title,
    source,
    collected,
    method,
    caveats,
    overall: figures.filter(figure => figure.printed.capability === null),
    domains: survey.domains.map(domain => ({
      ...domain,
      capabilities: survey.capabilities
        .filter(capability => capability.domain === domain.id)
        .map(capability => ({
          id: capability.id,
          names: capability.names,
          notPooled: capability.notPooled,
          figures: figures.filter(figure => figure.printed.capability === capability.id),
        })),
    })),
  }
}
