/** The countries of a member, each with its days: one is added, ends, or is corrected where it was recorded wrongly. */
import { gathering } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import { placeProblem, readRegistryDay } from '@waymark/network'
import { mendMemberPlace, writeMemberPlace, type MemberPlace } from '@waymark/store'
import type { Desk } from '../desk.ts'
import { placeCalled } from '../entries/resolve-names.ts'
import { firstOf } from '../refusal.ts'
import type { RegistryProblem, RegistryRefusal } from './refusals.ts'
import { changeMember } from './registry.ts'

export type CountryForm = {
  readonly member: string
  /** The country that is corrected, as its code and first day with a blank between; empty for one that is added. */
  readonly which: string
  /** Name or code. */
  readonly country: string
  readonly from: string
  /** The first day on which it no longer works there; empty while it does, which is as long as it belongs to the network. */
  readonly until: string
}

const fields = { country: 'country', from: 'from', until: 'until' } as const

/** Adds a country of a member, or corrects one. Rounds that are open ask what they asked when they opened. */
export function keepCountry(desk: Desk, form: CountryForm): Promise<Result<null, RegistryRefusal>> {
  return changeMember(desk, form.member, async ({ t, about }, { member }) => {
    const was = member.places.find(place => `${place.code} ${place.from}` === form.which)
    if (form.which !== '' && !was) return refused({ kind: 'thing.not-found' })
    const problems = gathering<RegistryProblem>()
    const named = form.country.trim() !== ''
    if (!named) problems.add({ kind: 'field.missing', field: 'country' })
    const code = named ? problems.take(await placeCalled(t, 'country', form.country)) : undefined
    const from = problems.take(readRegistryDay('from', form.from))
    const until = form.until.trim() === '' ? member.until : problems.take(readRegistryDay('until', form.until))
    if (code && from && until !== undefined) {
      const others = { ...member, places: member.places.filter(place => place !== was) }
      const wrong = placeProblem(others, { code, from, until }, fields)
      if (wrong) problems.add(wrong)
    }
    const read = problems.end((): MemberPlace => ({ code: code!, from: from!, until: until! }))
    if (!read.ok) return refused(firstOf(read.refusal))
    if (was) await mendMemberPlace(t, member.id, { was, place: read.value })
    else await writeMemberPlace(t, member.id, read.value)
    about(member.id, { country: read.value, was: was ?? null })
    return done(null)
  })
}
