/** Facts that an installation imports beside the shipped ones. */
import type { ImportPlan, ContentPlace, ContentGroup, KnownIndicator } from '@waymark/exchange'
import { editionsOf, networkBySlug, readingNetwork } from '@waymark/store'
import type { Runtime } from '../runtime.ts'
import { publishPublicRecord } from '../public-record/publish-public-record.ts'
import { publicRecordNetwork } from '../public-record/public-record-network.ts'
import { loadImport } from './load-content.ts'
import { readContent } from './read-content.ts'

/** What an import is checked against: the shipped places, groups and public-record indicators. Throws where they are not sound. */
export function knownForImport(folder: string): {
  places: readonly ContentPlace[]
  groups: readonly ContentGroup[]
  indicators: readonly KnownIndicator[]
} {
  const content = readContent(folder, false)
  if (!content.ok) throw new Error('The shipped content is not sound: run the check command.')
  const { reference, frameworks } = content.value
  return {
    places: reference.places.flatMap(list => list.places),
    groups: reference.groups.flatMap(list => list.groups),
    indicators: frameworks
      .filter(framework => framework.edition.framework.code === publicRecordNetwork.slug)
      .flatMap(framework => framework.edition.indicators),
  }
}

/** Loads the plans of one source, all of them or nothing; false where the same content is there already. */
export function keepImport(runtime: Runtime, ...plans: readonly ImportPlan[]): Promise<boolean> {
  return runtime.installation.owner.db.transaction().execute(async t => {
    let changed = false
    for (const plan of plans) changed = (await loadImport(runtime, t, plan)) || changed
    return changed
  })
}

/** Publishes the public record anew where it changed, on the edition in use; nothing before the first start. */
export async function publishAgain(runtime: Runtime): Promise<string | undefined> {
  const { db } = runtime.installation.app
  const network = await networkBySlug(db, publicRecordNetwork.slug)
  if (!network) return undefined
  const edition = (await readingNetwork(db, network.id, t => editionsOf(t))).find(
    editionRow => editionRow.state === 'in-use',
  )
  return edition && publishPublicRecord(runtime, edition.label)
}
