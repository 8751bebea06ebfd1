import { done, refused, type Result } from '@waymark/language'
import { holdsOn, overlap, readDay, type Day, type OpenDays, type PlaceCode } from '@waymark/network'
import { groupDescription, type GroupDescription, type GroupKind, type ReadMembership } from './group-description.ts'
import { mendMemberships, type MendedMembership } from './mend-memberships.ts'
import { atRow, type Finding, type Problem, type TextFile } from './problem.ts'
import { columnProblems, rowCountProblems } from './same-rows.ts'
import { readTable, type Row, type Table } from './table.ts'
import type { ContentSource, WordsByLanguage } from './words.ts'
import { readYaml } from './yaml-file.ts'

/** A place in a group on these days; `mended` when the source says otherwise and the list of mendings says why. */
export type GroupMembership = OpenDays & { readonly place: PlaceCode; readonly mended: boolean }

/** A dated set of places. `within` is the group this one is a part of (a sub-region's region), else null. */
export type ContentGroup = {
  readonly code: string
  readonly kind: GroupKind
  readonly within: string | null
  readonly names: WordsByLanguage
  readonly memberships: readonly GroupMembership[]
}

/**
 * The groups of one source. `mended` are memberships taken otherwise than the source says, each an assumption with its
 * reason and sentence; `leftOut` are codes of the source that are no places here. Both are shown on the groups' pages.
 */
export type GroupList = {
  readonly source: ContentSource
  readonly groups: readonly ContentGroup[]
  readonly mended: readonly MendedMembership[]
  readonly leftOut: readonly { readonly code: string; readonly rows: number; readonly reason: WordsByLanguage }[]
}

const columns = ['place', 'group', 'from', 'until']

/**
 * Reads the groups of one source: description (YAML) and memberships (CSV; `until` empty while it still holds, first day
 * in, last day out). Refuses an unknown place or group, a malformed day, a membership that ends before it begins, a place
 * twice in a group on one day, and, where the groups exclude one another, in two of them.
 */
export function readGroups(
  described: TextFile,
  listed: TextFile,
  places: ReadonlySet<string>,
): Result<GroupList, readonly Problem[]> {
  const about = readYaml(described, groupDescription)
  if (!about.ok) return about
  const table = readTable(listed)
  if (!table.ok) return table
  const shape = [...columnProblems(table.value, columns), ...rowCountProblems(table.value, about.value.rows)]
  if (shape.length > 0) return refused(shape)
  const leaveOut = new Set(about.value.leaveOut.map(one => one.code))
  const kept = table.value.rows.filter(row => !leaveOut.has(row.cells['place'] ?? ''))
  const problems = kept.flatMap(row => rowProblems(table.value, row, { about: about.value, places }))
  if (problems.length > 0) return refused(problems)
  const read = kept.map(membershipOf)
  const twice = twiceProblems(table.value, read, about.value.exclusive)
  return twice.length > 0 ? refused(twice) : mended({ about: about.value, table: table.value, read })
}

/** The places of a group on a day, each once, in the order of their codes. */
export function placesOn(group: ContentGroup, day: Day): readonly PlaceCode[] {
  return [
    ...new Set(group.memberships.filter(membership => holdsOn(membership, day)).map(membership => membership.place)),
  ].sort()
}

function rowProblems(
  table: Table,
  { row, cells }: Row,
  known: { readonly about: GroupDescription; readonly places: ReadonlySet<string> },
): readonly Problem[] {
  const [place, group, from, until] = columns.map(column => cells[column] ?? '') as [string, string, string, string]
  const findings: Finding[] = []
  const find = (path: string, kind: string, message: string, given: string) =>
    findings.push({ path, kind, message, values: { given } })
  if (!known.places.has(place)) find('place', 'group.place-unknown', `${place} is not a known place.`, place)
  if (!known.about.groups.some(eachGroup => eachGroup.code === group)) {
    find('group', 'group.unknown', `${group} is not a group of this source.`, group)
  }
  if (!readDay(from).ok) find('from', 'day.malformed', `${from} is not a day (write 2022-07-01).`, from)
  if (until !== '' && !readDay(until).ok)
    find('until', 'day.malformed', `${until} is not a day (write 2023-07-01).`, until)
  if (until !== '' && until <= from) {
    find('until', 'days.end-before-start', `The membership ends (${until}) before it begins (${from}).`, until)
  }
  return findings.map(finding => atRow(table, row, finding))
}

function membershipOf({ row, cells }: Row): ReadMembership {
  const until = cells['until'] === '' ? null : (cells['until'] as Day)
  return { place: cells['place'] as PlaceCode, group: cells['group'] ?? '', from: cells['from'] as Day, until, row }
}

function twiceProblems(table: Table, read: readonly ReadMembership[], exclusive: boolean): readonly Problem[] {
  const byPlace = new Map<string, ReadMembership[]>()
  for (const membership of read) {
    const key = exclusive ? membership.place : `${membership.place} ${membership.group}`
    byPlace.set(key, [...(byPlace.get(key) ?? []), membership])
  }
  return [...byPlace.values()].flatMap(several =>
    several.flatMap((membership, index) =>
      several.slice(0, index).flatMap(before => {
        if (!overlap(membership, before)) return []
        const message = `${membership.place} is in ${before.group} on the same days (row ${before.row}).`
        const values = { place: membership.place, group: before.group, before: before.row }
        return [atRow(table, membership.row, { path: 'group', kind: 'group.place-twice', message, values })]
      }),
    ),
  )
}

function mended(from: {
  readonly about: GroupDescription
  readonly table: Table
  readonly read: readonly ReadMembership[]
}): Result<GroupList, readonly Problem[]> {
  const { about, table } = from
  const result = mendMemberships(from)
  if (!result.ok) return result
  const groups = about.groups.map(({ code, kind, within, names }): ContentGroup => {
    const memberships = result.value.memberships.filter(membership => membership.group === code)
    const plain = memberships.map(({ place, from, until, mended }) => ({ place, from, until, mended }))
    return { code, kind, within: within ?? null, names, memberships: plain }
  })
  const leftOut = about.leaveOut.map(({ code, reason }) => {
    const rows = table.rows.filter(row => row.cells['place'] === code).length
    return { code, rows, reason }
  })
  return done({ source: about.source, groups, mended: result.value.mended, leftOut })
}
