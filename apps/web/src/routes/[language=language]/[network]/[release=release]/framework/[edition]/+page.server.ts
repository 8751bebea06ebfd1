import type { FrameworkPage } from '@waymark/scorecard'
import { pageAt } from '#lib/server/release.ts'

export const load = ({ params }) => pageAt<FrameworkPage>(params, `frameworks/${params.edition}.json`)
