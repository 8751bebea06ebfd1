import { publishers, runtime } from '@waymark/operations'
import { operator } from '#lib/server/operator.ts'

export const load = async () => ({
  operator: operator(),
  keepers: (await publishers(runtime())).flatMap(({ network: { slug, names, keptBy } }) =>
    keptBy === null ? [] : [{ slug, names, keptBy }],
  ),
})
