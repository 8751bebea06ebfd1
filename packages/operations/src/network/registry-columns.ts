/** The columns of the sheet of members, and how their cells are written and read: what goes out can come in again, and is the same. */
import { done, refused, type Result } from '@waymark/language'
import { readDay, readPlaceCode } from '@waymark/network'
import { registeredMembers, type RegisteredMember } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'

export const sheetColumns = [
  'name',
  'kind',
  'shown',
  'from',
  'until',
  'countries',
  'earlier_names',
  'continued_by',
] as const
export type SheetColumn = (typeof sheetColumns)[number]

/** Every member there ever was, a row each under `sheetColumns`; null for a desk that may not keep the registry. */
export async function registrySheet(desk: Desk): Promise<readonly (readonly string[])[] | null> {
  if (desk.person && !mayDo(desk.roles, 'keep-registry')) return null
  return readAs(desk, async t => rowsOf(await registeredMembers(t)))
}

function rowsOf(all: readonly RegisteredMember[]): string[][] {
  const named = new Map(all.map(registeredMember => [registeredMember.id, registeredMember.name]))
  return all.map(member => [
    member.name,
    member.kind ?? '',
    member.shown,
    member.from,
    member.until ?? '',
    member.places.map(place => countryCell(member, place)).join('; '),
    member.earlier.map(one => `${one.until} ${one.name}`).join(' | '),
    member.continuedBy ? (named.get(member.continuedBy) ?? '') : '',
  ])
}

type Days = { readonly from: string; readonly until: string | null }

/** A code alone has the days of the member; `NOR 2024-01-01` begins then; `NOR 2024-01-01/2025-01-01` ends too, `/..` with no end. */
function countryCell(member: Days, { code, from, until }: RegisteredMember['places'][number]): string {
  if (until !== member.until) return `${code} ${from}/${until ?? '..'}`
  return from === member.from ? code : `${code} ${from}`
}

export type CountryRead = { readonly code: string; readonly from: string | null; readonly until?: string | null }

/** Reads the countries of a cell. `until` is absent and `from` null where the member's own days are meant. Else the part that is none. */
export function readCountries(cell: string): Result<readonly CountryRead[], string> {
  const read: CountryRead[] = []
  for (const part of cell.split(/[;\n]/).map(one => one.trim())) {
    if (part === '') continue
    const [code = '', days] = part.split(/\s+/)
    const place = readPlaceCode(code)
    const [from = '', until] = (days ?? '').split('/')
    const ended = until !== undefined && until !== '..'
    if (!place.ok || (days && !readDay(from).ok) || (ended && !readDay(until).ok)) return refused(part)
    read.push({
      code: place.value,
      from: days ? from : null,
      ...(until === undefined ? {} : { until: ended ? until : null }),
    })
  }
  return done(read)
}

/** Reads the earlier names of a cell, each after the day on which it ended; names are parted by a bar before such a day. */
export function readEarlierNames(cell: string): Result<RegisteredMember['earlier'], string> {
  const read: { name: string; until: string }[] = []
  for (const part of cell.split(/\s*\|\s*(?=\d{4}-\d{2}-\d{2}\s)|\n/).map(one => one.trim())) {
    if (part === '') continue
    const [until = '', ...name] = part.split(' ')
    if (!readDay(until).ok || name.length === 0) return refused(part)
    read.push({ until, name: name.join(' ') })
  }
  return done(read)
}
