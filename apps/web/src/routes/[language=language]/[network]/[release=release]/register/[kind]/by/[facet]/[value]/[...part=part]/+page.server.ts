import { aboutAsked, formsOf } from '#lib/server/about.ts'
import { registerAbout } from '#lib/server/about-lists.ts'
import { releaseAt, textsOf } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const opened = await releaseAt(params)
  const about = await aboutAsked(opened, params)
  const shown = await registerAbout(opened, { register: params.kind, about, part: params.part })
  return { ...shown, about, forms: await formsOf(opened), texts: await textsOf(opened, shown.page) }
}
