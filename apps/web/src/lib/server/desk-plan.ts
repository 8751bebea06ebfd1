/** Refusals of plans name indicators by id; pages say their codes. */
import type { Result } from '@waymark/language'
import { planPage, type ActionForm, type Desk, type Refusal } from '@waymark/operations'
import type { DeskForm } from './desk-form.ts'
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
  themes: form.texts('themes'),
  online: form.text('online'),
  serves: servedIn(form),
  language: form.language,
  public: form.ticked('public'),
})

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
