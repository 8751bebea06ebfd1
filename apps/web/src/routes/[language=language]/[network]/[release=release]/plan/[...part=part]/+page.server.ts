import { pathOfPage, type PlanPage } from '@waymark/scorecard'
import { pageAt } from '#lib/server/release.ts'

export const load = ({ params }) => pageAt<PlanPage>(params, pathOfPage('plan.json', params.part))
