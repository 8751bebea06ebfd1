/** What pages of a desk show of what actions take. */
import { textsOf, type ActionResourceRow, type InNetwork, type StoredText } from '@waymark/store'

export type ResourceShown = Omit<ActionResourceRow, 'note'> & { readonly note: StoredText | null }

/** By its id. */
export async function resourcesShown(
  t: InNetwork,
  resources: readonly ActionResourceRow[],
): Promise<ReadonlyMap<string, ResourceShown>> {
  const words = await textsOf(
    t,
    resources.map(resource => resource.note),
  )
  return new Map(
    resources.map(resource => [resource.id, { ...resource, note: words.get(resource.note ?? '') ?? null }]),
  )
}
