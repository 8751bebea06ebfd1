/** What waits for a person today, whatever their roles. */
import { ownNetwork, redactionsAsked, releaseByLabel, unconfirmedIn, type InNetwork } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'
import { contestedNow, type ContestedLine } from '../settlement/contested.ts'
import { previewWaiting, type PreviewWaiting } from '../previews/preview-page.ts'
import { previewStartIn, type PreviewStart } from '../rounds/rounds-pages.ts'
import { waitingCounts, type WaitingCounts } from '../reviews/waiting.ts'
import { ownSubmissions, type SubmissionHead } from '../submissions/submission-page.ts'
import { actionsToReport, type ActionToReport } from './actions-to-report.ts'
import { ownCountries, type OwnCountry } from './own-countries.ts'
import { concernsToDecide, hidingsToAgree, namingsToAgree, recoveriesToAgree, type Waiting } from './second-person.ts'
import { newsOf, type News } from './news.ts'
import { roundsAtWork, workOf, type OwnWork, type RoundWork } from './work.ts'

export type Today = {
  readonly own: readonly OwnWork[]
  /** The countries these are about, for who answers for a member. */
  readonly countries: readonly OwnCountry[]
  /** Those of them with answers that somebody else entered and that wait for the member's word. */
  readonly toConfirm: readonly SubmissionHead[]
  readonly review: WaitingCounts
  readonly contested: readonly ContestedLine[]
  readonly preview: PreviewWaiting | null
  readonly redactions: number
  /** The one of them where there is one only. */
  readonly redaction: string | null
  /** Texts that were marked as concerning a child's safety; null for whoever is no focal point. */
  readonly concerns: Waiting | null
  readonly hidings: number
  readonly recoveries: number
  readonly namings: number
  readonly actions: readonly ActionToReport[]
  readonly rounds: readonly RoundWork[]
  /** What a preview would be made of; null where this desk starts none, one runs, or nothing was handed in. */
  readonly toPreview: Pick<PreviewStart, 'rounds' | 'nextLabel'> | null
  /** What happened in the last days: what is unread first, then the newest. */
  readonly news: readonly News[]
  /** Label of the newest release that is not withdrawn; null where nothing can be read yet, and in a closed network. */
  readonly published: string | null
}

export function today(desk: Desk): Promise<Today> {
  return readAs(desk, async t => {
    const latest = await releaseByLabel(t, 'latest')
    const closed = (await ownNetwork(t))?.kind === 'closed'
    const own = await ownSubmissions(desk, t)
    const redactions = await redactionsToAgree(desk, t)
    const work = await workOf(desk, t, own)
    const ofMember = desk.roles.some(role => role.name === 'lead' || role.name === 'contributor')
    const actions = await actionsToReport(desk, t)
    const read = latest && !latest.withdrawnAt && !closed ? latest : undefined
    return {
      own: work,
      countries: ofMember ? await ownCountries(t, work, read) : [],
      toConfirm: await waitingForWord(desk, t, own),
      review: await waitingCounts(desk, t),
      contested: await contestedNow(desk, t),
      preview: await previewWaiting(desk, t),
      redactions: redactions.length,
      redaction: redactions.length === 1 ? redactions[0]!.id : null,
      actions,
      concerns: await concernsToDecide(desk, t),
      hidings: await hidingsToAgree(desk, t),
      recoveries: await recoveriesToAgree(desk, t),
      namings: await namingsToAgree(desk, t),
      rounds: await roundsAtWork(desk, t),
      toPreview: mayDo(desk.roles, 'start-preview') ? toPreview(await previewStartIn(desk, t)) : null,
      news: await newsOf(desk, t, { own, actions, releases: !closed }),
      published: read?.label ?? null,
    }
  })
}

function toPreview({ rounds, nextLabel, open }: PreviewStart): Today['toPreview'] {
  const handedIn = rounds.filter(round => round.handedIn)
  return open || handedIn.length === 0 ? null : { rounds: handedIn, nextLabel }
}

async function waitingForWord(desk: Desk, t: InNetwork, own: readonly SubmissionHead[]): Promise<Today['toConfirm']> {
  if (!mayDo(desk.roles, 'confirm-answers')) return []
  const waiting = await unconfirmedIn(
    t,
    own.map(head => head.id),
  )
  return own.filter(head => waiting.has(head.id))
}

async function redactionsToAgree(desk: Desk, t: InNetwork) {
  if (!mayDo(desk.roles, 'agree-redaction')) return []
  return (await redactionsAsked(t)).filter(redaction => redaction.askedBy !== desk.person?.id)
}
