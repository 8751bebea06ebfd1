import { aboutAsked, formsOf, servedOf } from '#lib/server/about.ts'
import { countryAbout } from '#lib/server/about-lists.ts'
import { definitionsOf, kindsOf } from '#lib/server/release-definitions.ts'
import { releaseAt, textsOf } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const opened = await releaseAt(params)
  const about = await aboutAsked(opened, params)
  const page = await countryAbout(opened, { country: params.country, about, part: params.part })
  return {
    page,
    about,
    texts: await textsOf(opened, page),
    definitions: await definitionsOf(opened),
    kinds: await kindsOf(opened),
    forms: await formsOf(opened),
    servable: await servedOf(opened),
  }
}
