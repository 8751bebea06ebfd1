import type { IndexPage } from '@waymark/scorecard'
import { daysOfImports } from '#lib/server/release-calls.ts'
import { objectionsOf } from '#lib/server/objections.ts'
import { kindsOf } from '#lib/server/release-definitions.ts'
import { fileOf, releaseAt } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const opened = await releaseAt(params)
  const { page } = await fileOf<IndexPage>(opened, 'index.json')
  return {
    page,
    asOf: await daysOfImports(opened),
    kinds: await kindsOf(opened),
    objections: (await objectionsOf(opened)).length,
  }
}
