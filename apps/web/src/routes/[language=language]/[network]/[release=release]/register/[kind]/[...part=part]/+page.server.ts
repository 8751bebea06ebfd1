import { pathOfPage, type RegisterPage } from '@waymark/scorecard'
import { pageAt } from '#lib/server/release.ts'

export const load = ({ params }) =>
  pageAt<RegisterPage>(params, pathOfPage(`registers/${params.kind}.json`, params.part))
