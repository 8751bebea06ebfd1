/**
 * What a sheet of members would change in the registry. Members are found by every name they have or had, compared folded. A row adds to
 * what stands: a member, a country from a day, an end, a new name from a day. What it says otherwise of the past is a problem, and what
 * it leaves out is no end.
 */
import { done, folded, refused, type Result } from '@waymark/language'
import { likeName, memberCalled, placeProblem, renameProblem, type Held } from '@waymark/network'
import type { MemberPlace, RegisteredMember } from '@waymark/store'
import type { CountryRead, SheetColumn } from './registry-columns.ts'
import { cellProblem, type CellWrong, type SheetProblem, type SheetRow } from './sheet-rows.ts'

export type SheetChange =
  /** `near`: the name of a member that its name is like, so that one may stand twice. */
  | { readonly what: 'joins'; readonly near: string | null }
  | { readonly what: 'renamed'; readonly from: string; readonly was: string; readonly near: string | null }
  | { readonly what: 'kind' }
  | { readonly what: 'country'; readonly place: MemberPlace }
  | { readonly what: 'country-ends'; readonly place: MemberPlace }
  | { readonly what: 'leaves'; readonly day: string }
  | { readonly what: 'continued'; readonly by: string }

export type SheetRowPlan = {
  readonly row: SheetRow
  /** The member it is about; null for one that joins. */
  readonly member: RegisteredMember | null
  readonly changes: readonly SheetChange[]
}

type Wrong = (kind: CellWrong, column: SheetColumn, given: string, standing?: string) => void

/** What each row changes, or every problem. `latest`: the newest day that can have come. */
export function planSheet(
  rows: readonly SheetRow[],
  all: readonly RegisteredMember[],
  latest: string,
): Result<readonly SheetRowPlan[], readonly SheetProblem[]> {
  const problems: SheetProblem[] = []
  const lineOf = new Map<string, number>()
  const plans = rows.map((row): SheetRowPlan => {
    const wrong: Wrong = (kind, column, given, standing = '') =>
      void problems.push(cellProblem(kind, { line: row.line, column, given, standing }))
    const member = memberOf(row, all)
    const who = member?.id ?? folded(row.name)
    const first = lineOf.get(who)
    if (first !== undefined) {
      wrong('twice', 'name', row.name, String(first))
      return { row, member, changes: [] }
    }
    lineOf.set(who, row.line)
    const names = [...all.map(registeredMember => registeredMember.name), ...rows.map(sheet => sheet.name)]
    const goesOn = row.continuedBy === '' ? undefined : names.find(name => folded(name) === folded(row.continuedBy))
    if (row.continuedBy !== '' && (goesOn === undefined || row.until === null || folded(goesOn) === folded(row.name)))
      wrong('nobody', 'continued_by', row.continuedBy)
    const others = rows.filter(sheet => sheet !== row)
    const changes = member
      ? changesOf(member, row, { wrong, latest, all })
      : joining(row, { wrong, latest, all, others })
    return { row, member, changes }
  })
  return problems.length > 0 ? refused(problems) : done(plans)
}

function memberOf(row: SheetRow, all: readonly RegisteredMember[]): RegisteredMember | null {
  const byName = memberCalled(all, row.name)
  if (byName) return byName
  const before = row.earlier.at(-1)
  return (before && all.find(member => folded(member.name) === folded(before.name))) ?? null
}

type Around = { readonly wrong: Wrong; readonly latest: string; readonly all: readonly RegisteredMember[] }

/** The days of a country in a cell: those of the member where it gives none. */
export const daysOfCountry = (of: Held, { code, from, until }: CountryRead): MemberPlace => ({
  code,
  from: from ?? of.from,
  until: until === undefined ? of.until : until,
})

const asCountry = { country: 'countries', from: 'countries', until: 'countries' } as const

function joining(
  row: SheetRow,
  { wrong, latest, all, others }: Around & { readonly others: readonly SheetRow[] },
): readonly SheetChange[] {
  const places: MemberPlace[] = []
  for (const country of row.countries) {
    const place = daysOfCountry(row, country)
    if (placeProblem({ ...row, places }, place, asCountry)) wrong('order', 'countries', country.code)
    places.push(place)
  }
  let begins = row.from
  for (const { name, until } of row.earlier) {
    if (until <= begins || until > latest || (row.until !== null && until >= row.until))
      wrong('order', 'earlier_names', until)
    if (memberCalled(all, name) || memberCalled(others, name)) wrong('taken', 'earlier_names', name)
    begins = until
  }
  return [{ what: 'joins', near: likeName(all, row.name) }, ...continued(row, null)]
}

function changesOf(member: RegisteredMember, row: SheetRow, { wrong, latest, all }: Around): readonly SheetChange[] {
  if (row.from !== member.from) wrong('stays', 'from', row.from, member.from)
  if (row.shown !== null && row.shown !== member.shown) wrong('stays', 'shown', row.shown, member.shown)
  if (member.until !== null && row.until !== member.until) wrong('stays', 'until', row.until ?? '', member.until)
  const leaves = member.until === null && row.until !== null ? [{ what: 'leaves' as const, day: row.until }] : []
  if (row.until !== null && leaves.length > 0 && row.until <= latestStart(member)) wrong('order', 'until', row.until)
  return [
    ...renaming(member, row, { wrong, latest, all }),
    ...(row.kind !== null && row.kind !== member.kind ? [{ what: 'kind' as const }] : []),
    ...countriesOf(member, row, wrong),
    ...leaves,
    ...continued(row, member),
  ]
}

const latestStart = ({ from, earlier, places }: RegisteredMember): string =>
  [from, ...earlier.map(one => one.until), ...places.map(place => place.from)].toSorted().at(-1)!

function continued(row: SheetRow, member: RegisteredMember | null): readonly SheetChange[] {
  return row.continuedBy === '' || member?.continuedBy ? [] : [{ what: 'continued', by: row.continuedBy }]
}

function renaming(member: RegisteredMember, row: SheetRow, { wrong, latest, all }: Around): readonly SheetChange[] {
  const more = row.earlier.length - member.earlier.length
  const differs = member.earlier.findIndex(
    (one, at) => one.until !== row.earlier[at]?.until || folded(one.name) !== folded(row.earlier[at]?.name ?? ''),
  )
  const standing = member.earlier[differs]
  if (standing && row.earlier.length > 0)
    wrong('stays', 'earlier_names', row.earlier[differs]?.name ?? '', standing.name)
  if (standing || more <= 0) return []
  const last = row.earlier.at(-1)!
  const others = all.filter(registeredMember => registeredMember.id !== member.id)
  if (more > 1 || folded(last.name) !== folded(member.name)) wrong('renamed', 'earlier_names', last.name, member.name)
  else if (renameProblem(member, row.name, last.until) || last.until > latest)
    wrong('order', 'earlier_names', last.until)
  else if (memberCalled(others, row.name)) wrong('taken', 'name', row.name)
  else return [{ what: 'renamed', from: last.until, was: member.name, near: likeName(others, row.name) }]
  return []
}

function countriesOf(member: RegisteredMember, row: SheetRow, wrong: Wrong): readonly SheetChange[] {
  const changes: SheetChange[] = []
  const met = new Set<RegisteredMember['places'][number]>()
  const after: MemberPlace[] = [...member.places]
  for (const country of row.countries) {
    const left = member.places.filter(place => !met.has(place) && place.code === country.code)
    const stands =
      left.find(place => place.from === (country.from ?? member.from)) ?? (country.from === null ? left[0] : undefined)
    if (!stands) {
      const place = daysOfCountry(member, country)
      if (country.from === null) wrong('needs-day', 'countries', country.code)
      else if (placeProblem({ ...member, places: after }, place, asCountry)) wrong('order', 'countries', country.code)
      else changes.push({ what: 'country', place })
      after.push(place)
      continue
    }
    met.add(stands)
    const until = country.until === undefined ? stands.until : country.until
    if (until === stands.until) continue
    if (stands.until !== null || until === null || until <= stands.from)
      wrong('stays', 'countries', country.code, stands.until ?? '')
    else changes.push({ what: 'country-ends', place: { ...stands, until } })
  }
  for (const place of member.places) if (!met.has(place)) wrong('left-out', 'countries', place.code)
  return changes
}
