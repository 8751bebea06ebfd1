import type { SourcesPage } from '@waymark/scorecard'
import { pageAt } from '#lib/server/release.ts'

export const load = ({ params }) => pageAt<SourcesPage>(params, 'sources.json')
