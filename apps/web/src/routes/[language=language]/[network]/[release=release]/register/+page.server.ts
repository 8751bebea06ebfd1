import type { IndexPage } from '@waymark/scorecard'
import { kindsOf } from '#lib/server/release-definitions.ts'
import { fileOf, releaseAt } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const opened = await releaseAt(params)
  const { page } = await fileOf<IndexPage>(opened, 'index.json')
  return { registers: page.registers, kinds: await kindsOf(opened) }
}
