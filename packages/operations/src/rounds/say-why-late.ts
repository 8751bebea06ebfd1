/** Tells lateness that was our own fault from that of a respondent. */
import { latenessCauses, readLatenessCause, type LatenessCause } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { progressOf, roundById, sayLateThrough, type ProgressRow } from '@waymark/store'
import { readAs, perform, type Desk } from '../desk.ts'
import { subjectNames, type SubjectShown } from '../network/subjects-shown.ts'
import { mayDo } from '../permissions/index.ts'
import { firstOf, type CommonRefusal } from '../refusal.ts'
import { showRound, type RoundShown } from '../submissions/submission-page.ts'

export type WhyLateForm = {
  readonly round: string
  /** Ids of submissions that came late. */
  readonly submissions: readonly string[]
  /** One of the causes, or `own`: the respondent's. */
  readonly cause: string
}

export type WhyLateRefusal = CommonRefusal | { readonly kind: 'round.nothing-late'; readonly field: 'late-forms' }

/**
 * Says of forms of a round that came late whose fault it was, in place of what was said before; also once the round is closed. Gives how
 * many there were. Refuses where none is named, no cause is chosen, and where none of them came late.
 */
export async function sayWhyLate(desk: Desk, form: WhyLateForm): Promise<Result<number, WhyLateRefusal>> {
  return perform<number, WhyLateRefusal>(desk, 'say-why-late', async ({ t, about }) => {
    const round = readId(form.round).ok ? await roundById(t, form.round) : undefined
    if (!round) return refused({ kind: 'thing.not-found' })
    const submissions = form.submissions.filter(id => readId(id).ok)
    const cause = readLatenessCause(form.cause)
    const problems: WhyLateRefusal[] = [
      ...(submissions.length === 0 ? [{ kind: 'field.missing', field: 'late-forms' } as const] : []),
      ...(cause.ok ? [] : [cause.refusal]),
    ]
    if (problems.length > 0 || !cause.ok) return refused(firstOf(problems))
    const said = await sayLateThrough(t, { round: round.id, submissions, cause: cause.value })
    if (said === 0) return refused({ kind: 'round.nothing-late', field: 'late-forms' })
    about(round.id, { late: submissions, through: cause.value })
    return done(said)
  })
}

export type LatePage = {
  readonly round: RoundShown
  readonly causes: readonly LatenessCause[]
  /** The forms that came late; `lateThrough`: what was said of them. */
  readonly late: readonly (Pick<ProgressRow, 'submission' | 'name' | 'lateThrough'> & {
    readonly subject: SubjectShown
  })[]
}

/** What came late in a round; null where there is no such round, or it is not this desk's to say why. */
export function latePage(desk: Desk, id: string): Promise<LatePage | null> {
  return readAs(desk, async t => {
    const round = mayDo(desk.roles, 'say-why-late') ? await roundById(t, id) : undefined
    if (!round) return null
    const late = (await progressOf(t, id)).filter(row => row.late)
    const names = await subjectNames(
      desk,
      t,
      late.map(({ subject }) => subject),
    )
    return {
      round: showRound(round),
      causes: latenessCauses,
      late: late.map(({ submission, name, lateThrough, subject }) => {
        return { submission, name, lateThrough, subject: names.get(subject)! }
      }),
    }
  })
}
