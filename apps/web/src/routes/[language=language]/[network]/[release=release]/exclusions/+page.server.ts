import type { ExclusionsPage } from '@waymark/scorecard'
import { pageAt } from '#lib/server/release.ts'

export const load = ({ params }) => pageAt<ExclusionsPage>(params, 'exclusions.json')
