/** A reader marks a text as concerning a child's safety: it leaves the desk at once, and only focal points see it. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { addressesOf, takeFromDesk } from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import { nameOf } from '../accounts/invite.ts'
import { postLetter } from '../mail/letter.ts'
import type { ConcernsRefusal } from './refusals.ts'
import { textShown } from '../redactions/text-shown.ts'

const hoursToDecide = 24 // a day, weekends included: a child may wait behind the text

/**
 * Marks. The text is gone from every page of the desk and from whatever is published next; focal points are written to without a
 * word of it. Where none is named the administrators are. Refuses a text of another network, one that no page of this desk shows, and one that is gone already.
 */
export async function markConcern(
  desk: Desk,
  form: { readonly text: string; readonly origin: string },
): Promise<Result<null, ConcernsRefusal>> {
  const shown = readId(form.text).ok && (await textShown(desk, form.text)) !== null
  return perform<null, ConcernsRefusal>(desk, 'mark-concern', async act => {
    const { t, at, about } = act
    const dueAt = new Date(at.getTime() + hoursToDecide * 3_600_000)
    const person = desk.person?.id ?? null
    const concern = shown ? await takeFromDesk(t, { text: form.text, person, at, dueAt }) : null
    if (concern === null) return refused({ kind: 'thing.not-found' })
    about(concern, { text: form.text })
    await writeToThoseInCharge(desk, act, { concern, origin: form.origin, dueAt })
    return done(null)
  })
}

async function writeToThoseInCharge(
  desk: Desk,
  { t, at, today }: Act,
  of: { readonly concern: string; readonly origin: string; readonly dueAt: Date },
): Promise<void> {
  const named = await addressesOf(t, { roles: ['focal-point'] }, today)
  const people = named.length > 0 ? named : await addressesOf(t, { roles: ['administrator'] }, today)
  const day = of.dueAt.toISOString().slice(0, 10)
  for (const { name, email, language } of people) {
    const link = `${of.origin}/${language}/${desk.network.slug}/desk/safeguarding`
    const letter = {
      kind: 'concern',
      to: email,
      language,
      values: { name, network: nameOf(desk, language), link, day },
    } as const
    await postLetter(desk.runtime, t, { letter, object: null, at, endsAt: of.dueAt })
  }
}
