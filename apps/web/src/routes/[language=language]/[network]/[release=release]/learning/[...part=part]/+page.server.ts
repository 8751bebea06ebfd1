import { pathOfPage, type LearningPage } from '@waymark/scorecard'
import { aboutOfLearning } from '#lib/server/about-lists.ts'
import { fileOf, releaseAt } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const opened = await releaseAt(params)
  const shown = await fileOf<LearningPage>(opened, pathOfPage('learning.json', params.part))
  return { ...shown, abouts: params.part === 1 ? await aboutOfLearning(opened) : [] }
}
