import { done, refused, type Result } from '@waymark/language'
import { overlap, type Day, type OpenDays, type PlaceCode } from '@waymark/network'
import type { GroupDescription, ReadMembership } from './group-description.ts'
import { atRow, type Problem } from './problem.ts'
import type { Table } from './table.ts'
import type { WordsByLanguage } from './words.ts'

/**
 * A membership that is taken otherwise than its source says: an assumption, with the reason in words and the sentences it
 * rests on. `says` is the group the source's file gives.
 */
export type MendedMembership = OpenDays & {
  readonly place: PlaceCode
  readonly says: string
  readonly taken: string
  readonly reason: WordsByLanguage
  readonly sources: readonly { readonly sentence: string; readonly address: string }[]
}

type Mended = ReadMembership & { readonly mended: boolean }

/**
 * Applies the mendings of a description: on the days of a mending the place leaves the group the file gives and joins the
 * one the mending names. Refuses a mending that no row of the file stands against: it mends nothing.
 */
export function mendMemberships(given: {
  readonly about: GroupDescription
  readonly table: Table
  readonly read: readonly ReadMembership[]
}): Result<
  { readonly memberships: readonly Mended[]; readonly mended: readonly MendedMembership[] },
  readonly Problem[]
> {
  let memberships: Mended[] = given.read.map(membership => ({ ...membership, mended: false }))
  const mended: MendedMembership[] = []
  for (const { place, from, until, group, reason, sources } of given.about.mend) {
    const touched = memberships.filter(membership => membership.place === place && overlap(membership, { from, until }))
    if (touched.length === 0) {
      const message = `The mending of ${place} from ${from} mends nothing: no row of the file speaks of those days.`
      return refused([atRow(given.table, 1, { path: 'mend', kind: 'group.mends-nothing', message, values: { place } })])
    }
    memberships = memberships.flatMap(membership =>
      touched.includes(membership) ? outside(membership, from, until) : [membership],
    )
    for (const membership of touched) {
      const [first, last] = [
        later(membership.from, from),
        membership.until !== null && membership.until < until ? membership.until : until,
      ]
      memberships.push({ ...membership, from: first, until: last, group, mended: true })
      mended.push({
        place: membership.place,
        from: first,
        until: last,
        says: membership.group,
        taken: group,
        reason,
        sources,
      })
    }
  }
  return done({ memberships, mended })
}

// What is left of a membership when the days from `from` until `until` are taken out of it.
function outside(mended: Mended, from: Day, until: Day): Mended[] {
  const before = mended.from < from ? [{ ...mended, until: from }] : []
  const after = mended.until === null || mended.until > until ? [{ ...mended, from: later(mended.from, until) }] : []
  return [...before, ...after]
}

function later(day: Day, other: Day): Day {
  return day > other ? day : other
}
