/**
 * The registry in the hands of the secretariat or an administrator: a member joins, is called otherwise from a day on, leaves, or what
 * was recorded wrongly of it is corrected. What was published stays as it was. Source: models.md 8.
 */
import { gathering, readPastDay, type ChoiceProblem } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import { heldOn, likeName, readMemberName, readRegistryDay, renameProblem } from '@waymark/network'
import {
  continueMember,
  endMembership,
  lockRegistry,
  mendEarlierName,
  mendMember as writeMended,
  mendMemberPlace,
  registeredMembers,
  renameMember as writeRenamed,
  writeMember,
  writeMemberPlace,
  type InNetwork,
  type MemberKind,
  type RegisteredMember,
} from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import { placeCalled } from '../entries/resolve-names.ts'
import { firstOf } from '../refusal.ts'
import type { RegistryProblem, RegistryRefusal } from './refusals.ts'

/** One change of one member, with no other change of the registry beside it; a member that is not there is `thing.not-found`. */
export function changeMember(
  desk: Desk,
  id: string,
  change: (act: Act, of: { readonly member: RegisteredMember; readonly all: readonly RegisteredMember[] }) => Changed,
): Promise<Result<null, RegistryRefusal>> {
  return perform<null, RegistryRefusal>(desk, 'keep-registry', async act => {
    await lockRegistry(act.t)
    const all = await registeredMembers(act.t)
    const member = all.find(registeredMember => registeredMember.id === id)
    return member ? change(act, { member, all }) : refused({ kind: 'thing.not-found' })
  })
}
type Changed = Promise<Result<null, RegistryRefusal>>

export type NewMemberForm = {
  readonly name: string
  /** `organisation`, `coalition`, or empty where it is not known. */
  readonly kind: string
  readonly from: string
  /** Names or codes of countries, one a line. */
  readonly countries: string
  /** Whether it was said that a member with a like name is another one. */
  readonly another: boolean
}

/**
 * A member joins from a day on, with its countries. It is shown in public by its country, until it chooses otherwise. A name that a
 * member has or had is refused: that member has come back, or is meant. One that is like such a name is refused until it is said that
 * another member is meant.
 */
export async function addMember(
  desk: Desk,
  form: NewMemberForm,
): Promise<Result<{ readonly member: string }, RegistryRefusal>> {
  return perform<{ readonly member: string }, RegistryRefusal>(desk, 'keep-registry', async ({ t, about }) => {
    await lockRegistry(t)
    const problems = gathering<RegistryProblem>()
    const all = await registeredMembers(t)
    const name = problems.take(readMemberName(all, { field: 'name', given: form.name }))
    const near = name && !form.another ? likeName(all, name) : null
    if (near) problems.add({ kind: 'member.name-alike', field: 'another', near })
    const kind = problems.take(readKind(form.kind))
    const from = problems.take(readRegistryDay('from', form.from))
    const codes = await countriesOf(t, form.countries, problems.add)
    const read = problems.end(() => {
      const places = codes.map(code => ({ code, from: from!, until: null }))
      return { name: name!, kind: kind ?? null, shown: 'country' as const, from: from!, until: null, places }
    })
    if (!read.ok) return refused(firstOf(read.refusal))
    const member = await writeMember(t, read.value)
    about(member, read.value)
    return done({ member })
  })
}

async function countriesOf(
  t: InNetwork,
  lines: string,
  add: (problem: RegistryProblem) => void,
): Promise<readonly string[]> {
  const given = lines.split(/\r?\n/).filter(line => line.trim() !== '')
  if (given.length === 0) add({ kind: 'field.missing', field: 'countries' })
  const codes: string[] = []
  for (const one of given) {
    const found = await placeCalled(t, 'countries', one)
    if (found.ok) codes.push(found.value)
    else add(found.refusal)
  }
  return [...new Set(codes)]
}

/** What sort of member it is; null where nothing is said. */
function readKind(given: string): Result<MemberKind | null, ChoiceProblem> {
  if (given === '') return done(null)
  return given === 'organisation' || given === 'coalition'
    ? done(given)
    : refused({ kind: 'choice.unknown', field: 'kind', given })
}

export type RenameForm = {
  readonly member: string
  readonly name: string
  readonly day: string
  /** Whether it was said that a member with a like name is another one. */
  readonly another: boolean
}

/**
 * The member is called otherwise from a day on, which has come; until then its older name stands, and in releases of that time. A name
 * like that of another member is asked about, as where one joins.
 */
export function renameMember(desk: Desk, form: RenameForm): Promise<Result<null, RegistryRefusal>> {
  return changeMember(desk, form.member, async ({ t, latest, about }, { member, all }) => {
    const problems = gathering<RegistryProblem>()
    const name = problems.take(readMemberName(all, { field: 'name', given: form.name, own: member.id }))
    const others = all.filter(registeredMember => registeredMember.id !== member.id)
    const near = name && !form.another ? likeName(others, name) : null
    if (near) problems.add({ kind: 'member.name-alike', field: 'another', near })
    const day = problems.take(readPastDay('day', form.day, latest))
    const wrong = name && day ? renameProblem(member, name, day) : null
    if (wrong) problems.add(wrong)
    const read = problems.end(() => ({ name: name!, from: day! }))
    if (!read.ok) return refused(firstOf(read.refusal))
    await writeRenamed(t, { id: member.id, was: member.name, ...read.value })
    about(member.id, { renamed: read.value })
    return done(null)
  })
}

export type MendForm = {
  readonly member: string
  /** The name to correct: empty for today's, else the day on which an earlier one ended. */
  readonly which: string
  readonly name: string
  readonly kind: string
  readonly from: string
  /** Empty where it belongs to the network. */
  readonly until: string
}

/**
 * Corrects what was recorded wrongly of a member: a slip in a name, its kind, its days. Countries whose days began or ended with the
 * membership move with it. Nothing that was published or asked is changed.
 */
export function mendMember(desk: Desk, form: MendForm): Promise<Result<null, RegistryRefusal>> {
  return changeMember(desk, form.member, async ({ t, about }, { member, all }) => {
    const problems = gathering<RegistryProblem>()
    const earlier = member.earlier.find(one => one.until === form.which)
    if (form.which !== '' && !earlier) return refused({ kind: 'thing.not-found' })
    const name = problems.take(readMemberName(all, { field: 'name', given: form.name, own: member.id }))
    const kind = problems.take(readKind(form.kind))
    const from = problems.take(readRegistryDay('from', form.from))
    const until = form.until.trim() === '' ? null : problems.take(readRegistryDay('until', form.until))
    if (from && until && until <= from) problems.add({ kind: 'days.end-before-start', field: 'until', from, until })
    const [first, last] = [member.earlier[0]?.until, member.earlier.at(-1)?.until]
    if (from && first && first <= from)
      problems.add({ kind: 'days.end-before-start', field: 'from', from, until: first })
    else if (until && last && until <= last && (!from || from < until))
      problems.add({ kind: 'days.end-before-start', field: 'until', from: last, until })
    const read = problems.end(() => ({ kind: kind ?? null, from: from!, until: until ?? null }))
    if (!read.ok) return refused(firstOf(read.refusal))
    const mended = { id: member.id, name: earlier ? member.name : name!, ...read.value }
    if (earlier) await mendEarlierName(t, { member: member.id, until: earlier.until, name: name! })
    const outside = await movePlaces(t, member, mended)
    if (outside) return refused(outside)
    await writeMended(t, mended)
    about(member.id, { mended, earlier: earlier ? { until: earlier.until, name } : null })
    return done(null)
  })
}

/** Countries begin and end with the membership where they did so before; one that would lie outside it otherwise is a problem. */
async function movePlaces(
  t: InNetwork,
  was: RegisteredMember,
  now: { readonly from: string; readonly until: string | null },
): Promise<RegistryProblem | null> {
  for (const place of was.places) {
    const from = place.from === was.from ? now.from : place.from
    const until = place.until === was.until ? now.until : place.until
    if (from < now.from || (now.until !== null && (until === null || until > now.until)))
      return { kind: 'member.country-outside', field: 'until', from: now.from, until: now.until ?? 'none' }
    if (until !== null && until <= from) return { kind: 'days.end-before-start', field: 'until', from, until }
    if (from !== place.from || until !== place.until)
      await mendMemberPlace(t, was.id, { was: place, place: { code: place.code, from, until } })
  }
  return null
}

export type LeaveForm = {
  readonly member: string
  /** The first day on which it no longer belongs. */
  readonly day: string
  /** The id of the member that goes on for it, as after two that became one; empty where none does. */
  readonly continuedBy: string
}

/**
 * A member leaves on a day, its countries with it. What rounds already ask it may be finished until they close. Where another member
 * goes on for it, that one has its countries from that day. Nothing recorded is taken away.
 */
export function leaveNetwork(desk: Desk, form: LeaveForm): Promise<Result<null, RegistryRefusal>> {
  return changeMember(desk, form.member, async (act, { member, all }) => {
    const problems = gathering<RegistryProblem>()
    const day = problems.take(readRegistryDay('day', form.day))
    if (member.until !== null) problems.add({ kind: 'member.left-already', field: 'day', day: member.until })
    else if (day && day <= latestStart(member))
      problems.add({ kind: 'days.end-before-start', field: 'day', from: latestStart(member), until: day })
    const by =
      form.continuedBy === ''
        ? null
        : all.find(registeredMember => registeredMember.id === form.continuedBy && registeredMember.id !== member.id)
    if (by === undefined) problems.add({ kind: 'choice.unknown', field: 'continuedBy', given: form.continuedBy })
    else if (by && day && !heldOn(by, day))
      problems.add({ kind: 'member.goes-on-elsewhere', field: 'continuedBy', name: by.name })
    const read = problems.end(() => day!)
    if (!read.ok) return refused(firstOf(read.refusal))
    await endMember(act, { member, day: read.value, by: by ?? null })
    return done(null)
  })
}

/** The last day on which its membership, its name of today or one of its countries begins: it cannot leave before. */
const latestStart = ({ from, earlier, places }: RegisteredMember): string =>
  [from, ...earlier.map(one => one.until), ...places.map(place => place.from)].toSorted().at(-1)!

/** Ends a membership whose day was found right, and hands its countries on. */
async function endMember(
  { t, about }: Pick<Act, 't' | 'about'>,
  of: { readonly member: RegisteredMember; readonly day: string; readonly by: RegisteredMember | null },
): Promise<void> {
  const { member, day, by } = of
  await endMembership(t, member.id, day)
  about(member.id, { until: day, continuedBy: by?.id ?? null })
  if (!by) return
  await continueMember(t, member.id, by.id)
  const held = new Set(by.places.filter(place => place.until === null || place.until > day).map(place => place.code))
  const taken = member.places.filter(place => place.until === null && !held.has(place.code))
  for (const { code } of taken) await writeMemberPlace(t, by.id, { code, from: day, until: by.until })
  about(by.id, { countries: taken.map(place => place.code), from: day })
}
