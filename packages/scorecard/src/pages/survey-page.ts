import { printedFigure } from '@waymark/measure'
import type { SurveyItem, SurveyPublication } from '../candidate/candidate.ts'
import { sharesOf } from '../figures/figures.ts'
import type { SurveyFigure, SurveyPage } from '../page-types/pages-results.ts'
import type { Site } from './site.ts'

/** An aggregate-only publication with our recomputed per cent beside the printed one. */
export function surveyPage(site: Site, survey: SurveyPublication): SurveyPage {
  return { ...site.head, kind: 'survey', survey, figures: survey.figures.map(surveyFigure) }
}

function surveyFigure(item: SurveyItem): SurveyFigure {
  const read = printedFigure({ yes: item.yes, answered: item.answered, asked: item.asked, percent: item.percent })
  // Printed figures are checked when the content is; one that is wrong here is a damaged release.
  if (!read.ok) throw new RangeError(`printed figure ${item.id}: ${read.refusal.kind}`)
  const { figure, printed, recomputed, agrees } = read.value
  return {
    id: item.id,
    printed: item,
    figure: { ...figure, notAsked: 0, shares: sharesOf(figure), steps: {} },
    printedPercent: printed,
    recomputedPercent: recomputed,
    agrees,
  }
}
