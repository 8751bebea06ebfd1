import { pathOfPage, type LearningPage } from '@waymark/scorecard'
import { pageAt } from '#lib/server/release.ts'

export const load = ({ params }) => pageAt<LearningPage>(params, pathOfPage('learning.json', params.part))
