/**
 * The registry of members: which name and which countries a member has on which day, and what a change of them may not do. One rule for
 * the file of a network, for a sheet and for the forms of the desk.
 */
import { done, folded, likeness, plainText, refused, type Result } from '@waymark/language'
import { readDay, type Day, type DayRefusal } from './day.ts'

/** A day from which something holds, and the first day on which it no longer does; null while it does. */
export type Held = { readonly from: string; readonly until: string | null }

export type MemberHeld = Held & {
  readonly id: string
  readonly name: string
  /** Names it had before, the oldest first, each with the first day on which it no longer held. */
  readonly earlier: readonly { readonly name: string; readonly until: string }[]
  readonly places: readonly (Held & { readonly code: string })[]
}

/** Whether it holds on the day: first day included, `until` not. */
export const heldOn = ({ from, until }: Held, day: string): boolean => from <= day && (until === null || day < until)

/** Every name of a member with its days, the oldest first: each holds until the next. */
export function namesOf({ name, from, until, earlier }: Omit<MemberHeld, 'id' | 'places'>) {
  const begins = [from, ...earlier.map(one => one.until)]
  return [...earlier, { name, until }].map((one, at): Held & { readonly name: string } => ({
    name: one.name,
    from: begins[at]!,
    until: one.until,
  }))
}

/** The member that has or had this name, however it is typed: a name of today goes before one of earlier days. */
export function memberCalled<M extends Pick<MemberHeld, 'name' | 'earlier'>>(
  all: readonly M[],
  name: string,
): M | undefined {
  const wanted = folded(name)
  return (
    all.find(one => folded(one.name) === wanted) ??
    all.find(one => one.earlier.some(before => folded(before.name) === wanted))
  )
}

const alike = 0.6 // of all trigrams shared; "Child Rescue Norway" and "Childs Rescue Norway" share more

/** The name, of today or of earlier days, that is most like this one, where it is so like that one member may be meant twice; else null. */
export function likeName(all: readonly Pick<MemberHeld, 'name' | 'earlier'>[], name: string): string | null {
  const best = all
    .flatMap(one => [one.name, ...one.earlier.map(before => before.name)])
    .map(other => ({ other, like: likeness(name, other) }))
    .reduce((one, other) => (other.like > one.like ? other : one), { other: '', like: 0 })
  return best.like >= alike ? best.other : null
}

export const longestName = 300 // characters; a line in a list

export type NameProblem =
  | { readonly kind: 'field.missing'; readonly field: string }
  | { readonly kind: 'field.too-long'; readonly field: string; readonly most: number }
  /** `by`: the member that has or had the name. */
  | { readonly kind: 'member.name-taken'; readonly field: string; readonly given: string; readonly by: string }

/** A name as it is kept: in NFC, every run of spaces as one; empty where it says nothing. */
export const nameAsKept = (given: string): string => plainText(given).normalize('NFC').replace(/\s+/gu, ' ')

/** Reads a name that no other member has or had. `own`: the member it is for; absent for a new one. */
export function readMemberName(
  all: readonly MemberHeld[],
  { field, given, own }: { readonly field: string; readonly given: string; readonly own?: string },
): Result<string, NameProblem> {
  const name = nameAsKept(given)
  if (name === '') return refused({ kind: 'field.missing', field })
  if (name.length > longestName) return refused({ kind: 'field.too-long', field, most: longestName })
  const other = memberCalled(
    all.filter(member => member.id !== own),
    name,
  )
  return other ? refused({ kind: 'member.name-taken', field, given: name, by: other.name }) : done(name)
}

/** No network of today began before, and nobody plans who joins so much later: another year is another calendar or a typing error. */
export const registryDays = { first: '1850-01-01', last: '2149-12-31' } as const

export type RegistryDayProblem =
  | (DayRefusal & { readonly field: string })
  | {
      readonly kind: 'day.implausible'
      readonly field: string
      readonly given: string
      readonly first: string
      readonly last: string
    }

/** Reads a day of the registry: past or to come, in a year that can be meant. */
export function readRegistryDay(field: string, given: string): Result<Day, RegistryDayProblem> {
  const day = readDay(given)
  if (!day.ok) return refused({ ...day.refusal, field })
  const { first, last } = registryDays
  return day.value < first || day.value > last
    ? refused({ kind: 'day.implausible', field, given: day.value, first, last })
    : day
}

export type RenameProblem =
  | { readonly kind: 'member.name-same'; readonly field: 'name'; readonly given: string }
  | { readonly kind: 'member.renamed-that-day'; readonly field: 'day'; readonly day: string; readonly name: string }
  | { readonly kind: 'member.renamed-later'; readonly field: 'day'; readonly day: string; readonly name: string }
  | { readonly kind: 'member.left-already'; readonly field: 'day'; readonly day: string }

/**
 * Whether a member can be called so from this day on. Not where it is called so already, nor on the day from which its name of today
 * holds (that is a slip to correct) or before it, nor once it has left.
 */
export function renameProblem(member: MemberHeld, name: string, day: string): RenameProblem | null {
  if (name === member.name) return { kind: 'member.name-same', field: 'name', given: name }
  const from = namesOf(member).at(-1)!.from
  if (day === from && member.earlier.length > 0)
    return { kind: 'member.renamed-that-day', field: 'day', day, name: member.name }
  if (day <= from) return { kind: 'member.renamed-later', field: 'day', day: from, name: member.name }
  if (member.until !== null && day >= member.until)
    return { kind: 'member.left-already', field: 'day', day: member.until }
  return null
}

export type PlaceProblem =
  /** It has that country on some of these days already. */
  | { readonly kind: 'member.country-twice'; readonly field: string; readonly given: string }
  | { readonly kind: 'member.country-outside'; readonly field: string; readonly from: string; readonly until: string }
  | DaysProblem

export type DaysProblem = {
  readonly kind: 'days.end-before-start'
  readonly field: string
  readonly from: string
  readonly until: string
}

const endless = '9999-12-31'

/** Whether a member can have this country on these days beside the others it has. */
export function placeProblem(
  member: Held & Pick<MemberHeld, 'places'>,
  place: MemberHeld['places'][number],
  fields: { readonly country: string; readonly from: string; readonly until: string },
): PlaceProblem | null {
  const { from, until, code } = place
  if (until !== null && until <= from) return { kind: 'days.end-before-start', field: fields.until, from, until }
  if (from < member.from || (member.until !== null && (until ?? endless) > member.until))
    return {
      kind: 'member.country-outside',
      field: from < member.from ? fields.from : fields.until,
      from: member.from,
      until: member.until ?? 'none',
    }
  const twice = member.places.some(
    held => held.code === code && held.from < (until ?? endless) && from < (held.until ?? endless),
  )
  return twice ? { kind: 'member.country-twice', field: fields.country, given: code } : null
}
