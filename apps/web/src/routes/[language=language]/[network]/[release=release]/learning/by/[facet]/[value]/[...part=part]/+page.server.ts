import { aboutAsked } from '#lib/server/about.ts'
import { learningAbout } from '#lib/server/about-lists.ts'
import { releaseAt, textsOf } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const opened = await releaseAt(params)
  const about = await aboutAsked(opened, params)
  const page = await learningAbout(opened, { about, part: params.part })
  return { page, about, texts: await textsOf(opened, page) }
}
