import { pathOfPage, type PlanPage } from '@waymark/scorecard'
import { aboutOfPlans } from '#lib/server/about-lists.ts'
import { fileOf, releaseAt } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const opened = await releaseAt(params)
  const shown = await fileOf<PlanPage>(opened, pathOfPage('plan.json', params.part))
  return { ...shown, abouts: params.part === 1 ? await aboutOfPlans(opened) : [] }
}
