import type { CountriesPage } from '@waymark/scorecard'
import { pageAt } from '#lib/server/release.ts'

export const load = ({ params }) => pageAt<CountriesPage>(params, 'countries.json')
