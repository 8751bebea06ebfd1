import type { ListSaid } from '@waymark/collection'
import type { Counting } from '@waymark/framework'
import type { ListsAsked } from '@waymark/measure'
import type { Call, ListClosing } from '../candidate/candidate.ts'
import type { Period } from '../candidate/candidate.ts'
import { lastDayIn } from '../candidate/periods.ts'
import { closingKey, groupsOn, type ReleaseIndex } from '../base/release-index.ts'
import { remembered } from '../candidate/remembered.ts'

/** The lists of one register kind in one period: over all calls of the release with that period that ask for it. */
export type ListPeriod = { readonly register: string; readonly period: Period; readonly calls: readonly Call[] }

/** The lists of the subjects asked, at these places or all. */
export function ownLists(
  index: ReleaseIndex,
  list: ListPeriod,
  over: Counting['over'],
  places: ReadonlySet<string> | null,
): ListsAsked {
  if (over === 'network') return upperLists(index, list, 'international', null)
  const name = JSON.stringify(['asked', over, list.calls.map(call => call.id)])
  const all = remembered(index, name, () => new Set(askedForLists(list.calls, over)))
  return saidOf(index, list, places === null ? [...all] : [...places].filter(place => all.has(place)).sort())
}

/** Lists of coordinators of the regions that hold any of these places, or the secretariat's list. */
export function upperLists(
  index: ReleaseIndex,
  { register, period, calls }: ListPeriod,
  level: 'regional' | 'international',
  places: ReadonlySet<string> | null,
): ListsAsked {
  const asked = calls.flatMap(call =>
    (call.upperLists ?? [])
      .filter(list => list.register === register && list.level === level)
      .map(list => list.subject),
  )
  const near =
    places === null || level === 'international'
      ? null
      : new Set(
          groupsOn(index, lastDayIn(period))
            .filter(group => group.places.some(place => places.has(place)))
            .map(group => group.id),
        )
  const subjects = [...new Set(asked)].filter(subject => near === null || near.has(subject))
  return saidOf(index, { register, period, calls }, subjects)
}

/** Those asked for their lists: all of the kind asked anything in these calls; where none is asked anything, those in scope. */
function askedForLists(calls: readonly Call[], over: Counting['over'] = 'country'): readonly string[] {
  const all = calls.flatMap(call => {
    const asked = call.asked.filter(version => version.subjectKind === over).flatMap(version => version.subjects)
    return asked.length > 0 ? asked : (call.scope[over] ?? [])
  })
  return [...new Set(all)].sort()
}

function saidOf(index: ReleaseIndex, list: ListPeriod, subjects: readonly string[]): ListsAsked {
  return {
    asked: new Set(subjects),
    said: new Map(subjects.flatMap(subject => saidBy(index, list, subject))),
    silence: index.silence,
  }
}

/** What a subject said last about its list: a closed list in any call of the period counts. */
function saidBy(
  index: ReleaseIndex,
  { register, calls }: ListPeriod,
  subject: string,
): readonly (readonly [string, ListSaid])[] {
  const said = calls.flatMap(call => {
    const closing = index.closingOf.get(closingKey(call.id, register, subject))
    return closing ? [listSaid(closing.closing)] : []
  })
  const closed = said.findLast(list => typeof list === 'string') ?? said.at(-1)
  return closed === undefined ? [] : [[subject, closed]]
}

function listSaid(closing: ListClosing['closing']): ListSaid {
  if (typeof closing === 'object') return closing as ListSaid
  return closing === 'nothing' ? 'nothing-to-report' : 'complete'
}
