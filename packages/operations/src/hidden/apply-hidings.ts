/** Brings the data into step with the list of hidden countries: at every start, and after every restore. */
import { canonicalJson } from '@waymark/scorecard'
import {
  agreeToHide,
  allNetworks,
  appendAudit,
  hideInReleases,
  hidingsOf,
  inNetwork,
  writeHiding,
} from '@waymark/store'
import type { Runtime } from '../runtime.ts'
import { readHiddenList } from './hidden-list.ts'

/**
 * Hides again every country that the list says is hidden and the data do not know of, in every release too: a backup from before may have
 * brought them back. Gives back how many; a second run hides none. The files are made again by a job.
 */
export async function applyHidings(runtime: Runtime): Promise<number> {
  const { folder, owner, app } = runtime.installation
  const at = runtime.now()
  let again = 0
  for (const network of await allNetworks(owner.db)) {
    const last = new Map(
      readHiddenList(folder)
        .filter(noted => noted.network === network.id)
        .map(noted => [noted.place, noted]),
    )
    const everHidden = new Map(
      readHiddenList(folder)
        .filter(noted => noted.network === network.id && !noted.shown)
        .map(noted => [noted.place, noted.day]),
    )
    await inNetwork(app.db, network.id, async t => {
      const standing = await hidingsOf(t)
      for (const [place, day] of everHidden) {
        if (standing.some(hiding => hiding.place === place && hiding.agreedAt)) continue
        const isHidden = !last.get(place)?.shown
        const releases = await hideInReleases(t, { place, day, until: day })
        if (isHidden) {
          const asked = standing.find(hiding => hiding.place === place)?.id
          const id = asked ?? (await writeHiding(t, { place, reason: 'hidden.list', person: null, at }))
          await agreeToHide(t, { id, person: null, at })
        }
        if (!isHidden && releases === 0) continue
        again++
        const content = runtime.keysOf(network.slug).commit(canonicalJson({ place, day, releases }))
        await appendAudit(t, { at, actor: null, action: 'apply-hiding', object: null, content })
      }
    })
  }
  return again
}
