import type { SurveyPage } from '@waymark/scorecard'
import { fileOf, releaseAt } from '#lib/server/release.ts'
import { chartOfSurvey } from '#lib/server/survey-chart.ts'
import { surveyOf } from '#lib/server/survey.ts'
import { wordsIn } from '#lib/words.ts'

export const load = async ({ params, locals }) => {
  const opened = await releaseAt(params)
  const { page } = await fileOf<SurveyPage>(opened, `surveys/${params.survey}.json`)
  return { survey: surveyOf(page), chart: chartOfSurvey(page, wordsIn(locals.language)) }
}
