import type { GroupsPage } from '@waymark/scorecard'
import { pageAt } from '#lib/server/release.ts'

export const load = ({ params }) => pageAt<GroupsPage>(params, 'groups.json')
