import { keepRegionCountry, nameRegion, regionPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { namesIn } from '#lib/server/region-names.ts'

export async function load(event) {
  return { region: shownTo(event, await regionPage(await deskFor(event, 'keep-registry'), event.params.region)) }
}

const kept = (region: string) => ({ to: () => `registry/regions/${region}?done=region-changed` })

export const actions = {
  name: event => {
    const region = idIn(event.params.region)
    return post(event, (desk, form) => nameRegion(desk, { region, names: namesIn(form) }), kept(region))
  },
  country: event => {
    const region = idIn(event.params.region)
    return post(
      event,
      (desk, { text }) => {
        const named = { which: text('which'), country: text('country') }
        return keepRegionCountry(desk, { region, ...named, from: text('from'), until: text('until') })
      },
      kept(region),
    )
  },
}
