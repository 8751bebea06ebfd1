import { pathOfPage, type RegisterPage } from '@waymark/scorecard'
import { formsOf } from '#lib/server/about.ts'
import { aboutOfRegister } from '#lib/server/about-lists.ts'
import { fileOf, releaseAt } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const opened = await releaseAt(params)
  const shown = await fileOf<RegisterPage>(opened, pathOfPage(`registers/${params.kind}.json`, params.part))
  const abouts = params.part === 1 ? await aboutOfRegister(opened, params.kind) : []
  return { ...shown, abouts, forms: await formsOf(opened) }
}
