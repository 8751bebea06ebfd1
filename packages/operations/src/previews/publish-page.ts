/** What publishing a preview would do, and what it would leave out: read before the deed, on a page of its own. */
import { draftsOf, ownNetwork, previewById, repliesOf, roundById } from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'
import { releasesReplaced, stillWaiting } from '../releases/publish-release.ts'
import { leftOut, type LeftOut } from '../rounds/left-out.ts'
import { showRound, type RoundShown } from '../submissions/submission-page.ts'

export type PublishPage = LeftOut & {
  readonly id: string
  readonly label: string
  readonly endsOn: string
  readonly rounds: readonly RoundShown[]
  /** In a closed network no release has an address to open. */
  readonly closed: boolean
  /** Whether the draft of the newest freeze is ready. */
  readonly ready: boolean
  /** Replies that have not come while the days run. */
  readonly silent: number
  readonly objections: { readonly answered: number; readonly unanswered: number }
  /** Labels of the releases that would say they were replaced by this one. */
  readonly replaces: readonly string[]
}

/** Null where there is no such open preview, or it is not this desk's to publish. */
export function publishPage(desk: Desk, id: string): Promise<PublishPage | null> {
  return readAs(desk, async t => {
    const preview = await previewById(t, id)
    if (!preview || preview.state !== 'open' || !mayDo(desk.roles, 'publish-release')) return null
    const [draft] = await draftsOf(t, preview.id)
    const objections = (await repliesOf(t, preview.id)).filter(({ reply }) => reply === 'object')
    const answered = objections.filter(({ answer }) => answer !== null).length
    const rounds: RoundShown[] = []
    for (const round of preview.rounds) rounds.push(showRound((await roundById(t, round))!))
    return {
      ...(await leftOut(t, preview.rounds)),
      id: preview.id,
      label: preview.label,
      endsOn: preview.endsOn,
      rounds,
      closed: (await ownNetwork(t))?.kind === 'closed',
      ready: draft?.state === 'ready' && draft.frozenTimes === preview.frozenTimes,
      silent: await stillWaiting(t, preview, dayOf(desk.runtime.now())),
      objections: { answered, unanswered: objections.length - answered },
      replaces: (await releasesReplaced(t, preview.rounds)).map(({ label }) => label),
    }
  })
}
