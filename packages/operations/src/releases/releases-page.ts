/** The network's releases, and the one that is being previewed. */
import { openPreview, ownNetwork, releasesOf, roundById, type ReleaseRow } from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'

export type ReleaseLine = Pick<ReleaseRow, 'id' | 'label' | 'replacedBy'> & {
  readonly on: string
  readonly withdrawnOn: string | null
}

export type ReleasesPage = {
  readonly releases: readonly ReleaseLine[]
  /** In a closed network no release has an address to open. */
  readonly closed: boolean
  readonly preview: { readonly id: string; readonly label: string; readonly rounds: readonly string[] } | null
}

export function releasesPage(desk: Desk): Promise<ReleasesPage> {
  return readAs(desk, async t => {
    const preview = await openPreview(t)
    const rounds: string[] = []
    for (const id of preview?.rounds ?? []) rounds.push((await roundById(t, id))!.label)
    return {
      releases: (await releasesOf(t)).map(({ id, label, at, replacedBy, withdrawnAt }) => ({
        id,
        label,
        replacedBy,
        on: dayOf(at),
        withdrawnOn: withdrawnAt && dayOf(withdrawnAt),
      })),
      closed: (await ownNetwork(t))?.kind === 'closed',
      preview: preview ? { id: preview.id, label: preview.label, rounds } : null,
    }
  })
}
