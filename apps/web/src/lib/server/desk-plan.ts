/** Refusals of plans name indicators by id; pages say their codes. */
import type { Result } from '@waymark/language'
import { planPage, type Desk, type Refusal } from '@waymark/operations'

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
