import type { LearningPage } from '@waymark/scorecard'
import { pageAt } from '#lib/server/release.ts'

export const load = ({ params }) => pageAt<LearningPage>(params, 'learning.json')
