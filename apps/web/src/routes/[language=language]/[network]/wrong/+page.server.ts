import { operator } from '#lib/server/operator.ts'
import { releaseAt } from '#lib/server/release.ts'

// 404 where the network has published nothing: nothing of it can be wrong, and a closed one is not there.
export const load = async ({ params, locals }) => {
  const { network } = await releaseAt({ network: params.network, release: 'latest' })
  const keeper = network.keptBy === null ? undefined : { name: network.keptBy, contact: network.contact }
  return {
    network: { invented: network.invented },
    desk: `/${locals.language}/${params.network}/desk`,
    responsible: [keeper, operator()].flatMap(responsible => responsible ?? []),
  }
}
