/** Records that a body agreed on a plan as it stands, and closes one whose period is over or that is given up. */
import { done, refused, type Result } from '@waymark/language'
import { readId, type Day } from '@waymark/network'
import { readAgreedOn } from '@waymark/plan'
import { closePlan as closeRow, lockPlan, saveText, writeAmendment, writePlanAgreement } from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import { firstOf } from '../refusal.ts'
import type { PlansRefusal } from './refusals.ts'
import { mayChange } from './write-plan.ts'
import { readWritten } from './written.ts'

export type AgreePlanForm = {
  readonly plan: string
  readonly revision: number
  /** Who agreed: a body, or the members in words. */
  readonly body: string
  readonly day: string
  readonly language: string
}

/**
 * Records the agreement: the plan's first version, or the next one of a plan amended since. Refuses a plan that is not the desk's, a
 * closed one, a missing body, a day that lies ahead or before the last agreement, and a form made from an older revision.
 */
export async function agreePlan(
  desk: Desk,
  form: AgreePlanForm,
): Promise<Result<{ readonly version: number }, PlansRefusal>> {
  return perform<{ readonly version: number }, PlansRefusal>(desk, 'agree-plan', async act => {
    const plan = await planReached(desk, act, form.plan)
    if (!plan) return refused({ kind: 'thing.not-found' })
    const stands = mayChange(plan, form)
    if (stands) return refused(stands)
    const body = readWritten('body', form.body, form.language)
    const last = plan.agreements.at(-1) ?? null
    const on = readAgreedOn(form.day, last?.on ?? null, act.latest as Day)
    if (!body.ok || !on.ok)
      return refused(firstOf<PlansRefusal>([...(body.ok ? [] : [body.refusal]), ...(on.ok ? [] : [on.refusal])]))
    const made = { plan: plan.id, version: (last?.version ?? 0) + 1, on: on.value }
    const by = { person: desk.person?.id ?? null, at: act.at }
    await writePlanAgreement(act.t, { ...made, body: await saveText(act.t, body.value), ...by })
    act.about(plan.id, made)
    return done({ version: made.version })
  })
}

/** Closes the plan: it stays as it is, and another one can begin. Refuses what `agreePlan` refuses of a plan, and a missing reason. */
export async function closePlan(
  desk: Desk,
  form: { readonly plan: string; readonly revision: number; readonly reason: string; readonly language: string },
): Promise<Result<{ readonly plan: string }, PlansRefusal>> {
  return perform<{ readonly plan: string }, PlansRefusal>(desk, 'agree-plan', async act => {
    const plan = await planReached(desk, act, form.plan)
    if (!plan) return refused({ kind: 'thing.not-found' })
    const stands = mayChange(plan, form)
    if (stands) return refused(stands)
    const why = readWritten('why', form.reason, form.language)
    if (!why.ok) return why
    await writeAmendment(
      act.t,
      { plan: plan.id },
      {
        before: { state: plan.state },
        reason: await saveText(act.t, why.value),
        person: desk.person?.id ?? null,
        at: act.at,
      },
    )
    await closeRow(act.t, { plan: plan.id, on: act.today })
    act.about(plan.id, { closed: act.today })
    return done({ plan: plan.id })
  })
}

async function planReached(desk: Desk, act: Act, id: string) {
  const plan = readId(id).ok ? await lockPlan(act.t, id) : undefined
  return plan && (await subjectReached(desk, 'agree-plan', { ...act, subject: plan.subject })) ? plan : undefined
}
