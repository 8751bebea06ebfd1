/** Asks that a country be hidden, or shown again in later releases. Nothing happens until another person agrees. */
import { done, plainText, refused, type Result } from '@waymark/language'
import { askToShow, hidingsOf, subjectsOf, writeHiding } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { CommonRefusal } from '../refusal.ts'

export type HidingForm = {
  /** Code of the country. */
  readonly country: string
  /** Why; it stays, seen by those who may agree. */
  readonly reason: string
  /** Whether a hidden country is to be shown again. */
  readonly show?: boolean
}

export type HidingRefusal =
  | CommonRefusal
  | { readonly kind: 'hiding.country-unknown'; readonly field: 'country'; readonly given: string }
  | { readonly kind: 'hiding.asked-already' | 'hiding.hidden-already' | 'hiding.not-hidden'; readonly field: 'country' }
  | { readonly kind: 'hiding.same-person' | 'second.not-proved' }

const longestReason = 500 // characters; a sentence or two

/** Refuses a place that the network asks nothing about, one that is asked for or hidden already, and a missing reason. */
export async function askHiding(desk: Desk, form: HidingForm): Promise<Result<string, HidingRefusal>> {
  return perform<string, HidingRefusal>(desk, 'ask-hiding', async ({ t, at, about }) => {
    const place = form.country.trim().toUpperCase()
    const known = (await subjectsOf(t)).some(subject => subject.place === place)
    if (!known) return refused({ kind: 'hiding.country-unknown', field: 'country', given: form.country })
    const reason = plainText(form.reason)
    if (reason === '') return refused({ kind: 'field.missing', field: 'reason' })
    if (reason.length > longestReason) return refused({ kind: 'field.too-long', field: 'reason', most: longestReason })
    const standing = (await hidingsOf(t)).find(hiding => hiding.place === place)
    const said = { reason, person: desk.person?.id ?? null, at }
    if (form.show) {
      if (!standing?.agreedAt) return refused({ kind: 'hiding.not-hidden', field: 'country' })
      if (standing.liftAskedAt) return refused({ kind: 'hiding.asked-already', field: 'country' })
      await askToShow(t, standing.id, said)
      about(standing.id, { show: place })
      return done(standing.id)
    }
    if (standing)
      return refused({ kind: standing.agreedAt ? 'hiding.hidden-already' : 'hiding.asked-already', field: 'country' })
    const id = await writeHiding(t, { ...said, place })
    about(id, { hide: place })
    return done(id)
  })
}
