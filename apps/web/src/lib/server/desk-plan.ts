/** What pages of plans share: what a form says of an action, the plan a form is about, and codes where refusals name indicators by id. */
import type { Result } from '@waymark/language'
import { planPage, type ActionForm, type Desk, type Refusal } from '@waymark/operations'
import type { DeskForm } from './desk-form.ts'
import { deskFor, idIn, shownTo, type DeskEvent } from './desk.ts'
import { formKey } from './form-key.ts'
import { servedIn } from './served-in.ts'

/** What a form says of an action, as typed. */
export const actionIn = (form: DeskForm): Omit<ActionForm, 'priority'> => ({
  what: form.text('what'),
  who: form.text('who'),
  members: form.texts('members'),
  start: form.text('start'),
  due: form.text('due'),
  resources: form.text('resources'),
  indicator: form.id('indicator'),
  change: form.text('change'),
  expectsFrom: form.text('expectsFrom'),
  expectsTo: form.text('expectsTo'),
  expectsBy: form.text('expectsBy'),
  supports: form.text('supports'),
  themes: form.texts('themes'),
  online: form.text('online'),
  serves: servedIn(form),
  language: form.language,
})

/** What the address of the form of a part of an action asks for; a part without an id is new. */
export async function actionPartFor<Page>(
  event: DeskEvent & { readonly request: Request },
  part: 'milestone' | 'resource',
  pageOf: (
    desk: Desk,
    of: { readonly country: string; readonly action: string; readonly id: string | null },
  ) => Promise<Page | null>,
): Promise<Page> {
  const desk = await deskFor(event, `keep-${part}`)
  const asked = event.url.searchParams
  const id = asked.has(part) ? idIn(asked.get(part)) : null
  const of = { country: event.params['country'] ?? '', action: idIn(asked.get('action')), id }
  const page = shownTo(event, await pageOf(desk, of))
  formKey(event)
  return page
}

/** What every form of a part of an action says, as typed. */
export const actionPartIn = (form: DeskForm) => ({
  action: form.id('action'),
  revision: form.revision(),
  leftOut: form.ticked('leftOut'),
  why: form.text('why'),
  language: form.language,
})

/** The plan in the address, agreed on or closed by a form of its own, and how much stands in it; not there where it is closed. */
export async function openPlanFor(event: DeskEvent & { readonly request: Request }) {
  const desk = await deskFor(event, 'agree-plan')
  const { subject, plans, dialogues } = shownTo(event, await planPage(desk, event.params['country'] ?? ''))
  const asked = event.url.searchParams.get('plan')
  const plan = shownTo(event, plans.find(keptPlan => keptPlan.id === asked && keptPlan.state !== 'closed') ?? null)
  const priorities = dialogues
    .flatMap(dialogue => dialogue.priorities)
    .filter(priority => priority.plan?.id === plan.id)
  formKey(event)
  return {
    subject,
    plan,
    priorities: priorities.length,
    actions: priorities.reduce((sum, priority) => sum + priority.actions.length, 0),
  }
}

/** The same result, with the code of the indicator where a refusal names its id. */
export async function withCodes<T>(desk: Desk, country: string, done: Result<T, Refusal>): Promise<Result<T, Refusal>> {
  if (done.ok) return done
  const plan = await planPage(desk, country)
  const codeOf = (id: unknown) => plan?.indicators.find(indicator => indicator.id === id)?.code
  const said = (refusal: Refusal): Refusal => {
    const indicator = 'indicator' in refusal ? codeOf(refusal.indicator) : undefined
    const shown = { ...refusal, indicator }
    return indicator ? shown : refusal
  }
  const { problems } = done.refusal
  return { ok: false, refusal: { ...said(done.refusal), ...(problems ? { problems: problems.map(said) } : {}) } }
}
