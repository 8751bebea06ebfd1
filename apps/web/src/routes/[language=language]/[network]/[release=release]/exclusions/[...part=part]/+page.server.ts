import { pathOfPage, type ExclusionsPage } from '@waymark/scorecard'
import { pageAt } from '#lib/server/release.ts'

export const load = ({ params }) => pageAt<ExclusionsPage>(params, pathOfPage('exclusions.json', params.part))
