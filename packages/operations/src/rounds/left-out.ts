/** What of rounds is not finished, counted: for the pages that name it before a round is closed or published. */
import { listCounts, roundById, submissionStates, type InNetwork } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'
import { contestedCount } from '../settlement/contested.ts'
import { showRound, type RoundShown } from '../submissions/submission-page.ts'

/** How the submissions of the rounds stand, each counted once. */
export type SubmissionCounts = {
  readonly all: number
  readonly accepted: number
  /** Submitted, and no reviewer has decided. */
  readonly waiting: number
  /** Drafts and returned ones. */
  readonly unfinished: number
}

/** What is not finished in rounds: nothing of it is published. */
export type LeftOut = {
  readonly submissions: SubmissionCounts
  /** Subjects and indicators whose accepted answers differ, and nobody has ruled. */
  readonly contested: number
  readonly lists: { readonly all: number; readonly open: number }
}

/** What is not finished in these rounds; for those who keep them. */
export async function leftOut(t: InNetwork, rounds: readonly string[]): Promise<LeftOut> {
  const counts = await submissionStates(t, rounds)
  const among = (...states: readonly string[]) => states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0)
  return {
    submissions: {
      all: among(...counts.keys()),
      accepted: among('accepted'),
      waiting: among('submitted'),
      unfinished: among('draft', 'returned'),
    },
    contested: await contestedCount(t, rounds),
    lists: await listCounts(t, rounds),
  }
}

export type ClosingPage = LeftOut & { readonly round: RoundShown }

/** What closing or voiding a round would do; null where there is no such round, or it is not this desk's to close. */
export function closingPage(desk: Desk, id: string): Promise<ClosingPage | null> {
  return readAs(desk, async t => {
    const round = mayDo(desk.roles, 'close-round') ? await roundById(t, id) : undefined
    return round ? { round: showRound(round), ...(await leftOut(t, [id])) } : null
  })
}
