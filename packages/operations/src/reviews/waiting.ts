/** How much waits for a desk to review, counted without reading any of it. */
import { mayReview } from '@waymark/collection'
import type { PersonId } from '@waymark/network'
import {
  correctedWaiting,
  entriesWaiting,
  submissionsWaiting,
  type InNetwork,
  type WaitingEntries,
  type WaitingWork,
} from '@waymark/store'
import { dayOf, type Desk } from '../desk.ts'
import { entriesReached } from '../entries/for-desk.ts'
import { reachOf, subjectsReached } from '../people/reach.ts'
import { mayDo, type Deed } from '../permissions/index.ts'
import { actorOf, answerer } from '../submissions/save-answer.ts'

export type WaitingCounts = { readonly submissions: number; readonly entries: number; readonly corrections: number }

/** As many as `reviewList` names, by the same rules; none where the desk reviews nothing. */
export async function waitingCounts(desk: Desk, t: InNetwork): Promise<WaitingCounts> {
  if (!mayDo(desk.roles, 'review-submission')) return { submissions: 0, entries: 0, corrections: 0 }
  const { person } = actorOf(desk)
  return {
    submissions: await countOf(desk, t, { works: await submissionsWaiting(t, person), deed: 'review-submission' }),
    entries: await entriesOf(desk, t, await entriesWaiting(t, person)),
    corrections: await countOf(desk, t, { works: await correctedWaiting(t, person), deed: 'review-correction' }),
  }
}

/** Whether these are others' work, as the rule of who reviews has it. */
function areOthers(desk: Desk, { own, ...of }: Pick<WaitingWork, 'own' | 'member' | 'office'>): boolean {
  const actor = actorOf(desk)
  const authors: PersonId[] = own ? [actor.person] : []
  return mayReview({ authors, ...answerer(of) }, actor).ok
}

type Works = { readonly works: readonly WaitingWork[]; readonly deed: Deed }

async function countOf(desk: Desk, t: InNetwork, { works, deed }: Works): Promise<number> {
  const others = works.filter(work => areOthers(desk, work))
  const subjects = others.map(({ subject }) => subject)
  const within = await subjectsReached(desk, deed, { t, today: dayOf(desk.runtime.now()), subjects })
  return sum(others.filter(({ subject }) => within.has(subject)))
}

async function entriesOf(desk: Desk, t: InNetwork, entries: readonly WaitingEntries[]): Promise<number> {
  const others = entries.filter(entry => areOthers(desk, entry))
  if (others.length === 0) return 0
  const reach = await reachOf(desk, 'review-entry', { t, today: dayOf(desk.runtime.now()) })
  return sum(await entriesReached(reach, t, others))
}

const sum = (all: readonly { readonly count: number }[]): number => all.reduce((before, { count }) => before + count, 0)
