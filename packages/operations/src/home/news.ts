/** What happened lately that a person should know, told inside the desk: computed from what stands there, so that nobody needs mail. */
import { addDays, type Day } from '@waymark/network'
import { amendedSince, decidedSince, releasesOf, roundsOf, type InNetwork, type ReleaseRow } from '@waymark/store'
import { dayOf, type Desk } from '../desk.ts'
import type { SubjectShown } from '../network/subjects-shown.ts'
import { mayDo } from '../permissions.ts'
import { subjectsPlanned } from '../plans/actions-page.ts'
import type { RoundShown, SubmissionHead } from '../submissions/submission-page.ts'

type AboutSubmission = { readonly submission: string; readonly subject: SubjectShown; readonly round: RoundShown }

/** One thing that happened; `on` is its day. Never who did it. */
export type News = { readonly on: string } & (
  | ({ readonly kind: 'reviewed'; readonly decision: 'accepted' | 'returned' | 'accepted-in-part' } & AboutSubmission)
  | ({ readonly kind: 'asked' } & AboutSubmission & { readonly dueOn: string })
  | { readonly kind: 'amended'; readonly subject: SubjectShown }
  | { readonly kind: 'published' | 'withdrawn'; readonly label: string }
)

export const newsDays = 30 // a month; what is older is found where it stands
const mostNews = 50 // lines; a person with more reads them where they stand

/**
 * The newest first: own forms reviewed, or asked for by a round that opened; plans amended of countries and regions
 * this desk plans for; releases published or withdrawn, where releases can be read. Each leads to a page this desk may open.
 */
export async function newsOf(
  desk: Desk,
  t: InNetwork,
  { own, releases }: { readonly own: readonly SubmissionHead[]; readonly releases: boolean },
): Promise<readonly News[]> {
  const since = addDays(dayOf(desk.runtime.now()) as Day, -newsDays)
  const found = [
    ...(await ofForms(t, own, since)),
    ...(await ofPlans(desk, t, since)),
    ...(releases ? (await releasesOf(t)).flatMap(release => ofRelease(release)) : []),
  ]
  return found
    .filter(({ on }) => on >= since)
    .toSorted((form, other) => (form.on < other.on ? 1 : form.on > other.on ? -1 : 0))
    .slice(0, mostNews)
}

async function ofForms(t: InNetwork, own: readonly SubmissionHead[], since: string): Promise<readonly News[]> {
  if (own.length === 0) return []
  const opened = new Map((await roundsOf(t)).map(({ id, openedOn }) => [id, openedOn]))
  const heads = new Map(own.map(head => [head.id, head]))
  const about = ({ id, subject, round }: SubmissionHead) => ({ submission: id, subject, round })
  const decided = await decidedSince(t, { submissions: [...heads.keys()], since })
  return [
    ...decided.map(({ submission, decision, day }): News => ({
      kind: 'reviewed',
      on: day,
      decision,
      ...about(heads.get(submission)!),
    })),
    ...own
      .filter(head => head.open)
      .map((head): News => {
        return { kind: 'asked', on: opened.get(head.round.id)!, ...about(head), dueOn: head.round.dueOn }
      }),
  ]
}

async function ofPlans(desk: Desk, t: InNetwork, since: string): Promise<readonly News[]> {
  if (!mayDo(desk.roles, 'record-dialogue')) return []
  const amended = await amendedSince(t, since)
  if (amended.length === 0) return []
  const planned = new Map((await subjectsPlanned(desk, t)).map(subjectShown => [subjectShown.id, subjectShown]))
  return amended.flatMap(({ subject, day }) => {
    const shown = planned.get(subject)
    return shown ? [{ kind: 'amended' as const, on: day, subject: shown }] : []
  })
}

function ofRelease({ label, at, withdrawnAt }: ReleaseRow): readonly News[] {
  const withdrawn = withdrawnAt ? [{ kind: 'withdrawn' as const, on: dayOf(withdrawnAt), label }] : []
  return [{ kind: 'published', on: dayOf(at), label }, ...withdrawn]
}
