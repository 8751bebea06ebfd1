/** What a form names by words, as codes and ids: countries, members, other entries. Names are compared folded. */
import { gathering, linesOf, type Problems, type TypedEntry } from '@waymark/collection'
import type { RegisterKind } from '@waymark/framework'
import { done, folded, foldedWords, likeness, refused, type Result } from '@waymark/language'
import {
  entriesNamed,
  entryById,
  knownMembers,
  placesByName,
  editionsOf,
  registeredMembers,
  type InNetwork,
} from '@waymark/store'
import { memberCalled as called, readId } from '@waymark/network'

export type NameRefusal =
  | {
      readonly kind: 'place.unknown' | 'member.unknown'
      readonly field: string
      readonly given: string
      /** The likest name there is; `none` where none is near. */
      readonly near: string
    }
  | {
      readonly kind: 'entry.related-unknown' | 'entry.related-withdrawn' | 'indicator.unknown'
      readonly field: string
      readonly given: string
    }

/**
 * The form with codes and ids in place of names. What nothing here is called stays as it was typed and is a problem of its field;
 * all are found, so that they are said together with what else is wrong.
 */
export async function resolveNames<T extends TypedEntry>(
  t: InNetwork,
  kind: RegisterKind,
  typed: T,
  today: string,
): Promise<{ readonly form: T; readonly problems: readonly NameRefusal[] }> {
  const problems: NameRefusal[] = []
  const each = async (given: readonly string[], find: Find) => {
    const found = await all(given, find)
    if (!found.ok) problems.push(...found.refusal)
    return found.ok ? found.value : given
  }
  const places = await each(lines(typed.places), given => placeCalled(t, 'places', given))
  const members = await each(lines(typed.members), given => memberCalled(t, { field: 'members', given, today }))
  const fields: Record<string, string | readonly string[]> = { ...typed.fields }
  for (const field of kind.fields) {
    const at = `fields.${field.code}`
    const find = (given: string): Promise<Result<string, NameRefusal>> | null => {
      if (field.kind === 'country') return placeCalled(t, at, given)
      if (field.kind === 'member') return memberCalled(t, { field: at, given, today })
      if (field.kind === 'relation') return entryCalled(t, { field: at, given, kind: field.to! })
      return field.kind === 'indicator' ? indicatorCalled(t, at, given) : null
    }
    const given = linesOf(field, fields)
    if (given.length === 0 || find(given[0]!) === null) continue
    fields[field.code] = await each(given, value => find(value)!)
  }
  return { form: { ...typed, places, members, fields }, problems }
}

const lines = (given: readonly string[] | undefined) =>
  (given ?? []).flatMap(each => each.split(/\n/)).filter(each => foldedWords(each).length > 0)

type Find = (given: string) => Promise<Result<string, NameRefusal>>

async function all(given: readonly string[], find: Find): Promise<Result<readonly string[], Problems<NameRefusal>>> {
  const gathered = gathering<NameRefusal>()
  const found: string[] = []
  for (const name of given) {
    const one = gathered.take(await find(name))
    if (one !== undefined) found.push(one)
  }
  return gathered.end(() => [...new Set(found)])
}

/** The likest of these names, where it is near enough to be meant. */
const nearest = (given: string, names: readonly string[]): string => {
  const near = 0.35 // of all trigrams shared; "Swedn" and "Sweden" share more
  const best = names
    .map(name => ({ name, like: likeness(given, name) }))
    .reduce((one, other) => (other.like > one.like ? other : one), { name: '', like: 0 })
  return best.like >= near ? best.name : 'none'
}

/** The country of this name or code. */
export async function placeCalled(t: InNetwork, field: string, given: string): Promise<Result<string, NameRefusal>> {
  const places = await placesByName(t)
  const wanted = folded(given)
  const found = places.find(
    ({ code, names }) => folded(code) === wanted || Object.values(names).some(name => folded(name) === wanted),
  )
  if (found) return done(found.code)
  const near = nearest(
    given,
    places.flatMap(({ names }) => Object.values(names)),
  )
  return refused({ kind: 'place.unknown', field, given, near })
}

async function memberCalled(
  t: InNetwork,
  { field, given, today }: { readonly field: string; readonly given: string; readonly today: string },
): Promise<Result<string, NameRefusal>> {
  if (readId(given.trim()).ok) {
    const known = await knownMembers(t, [given.trim()], today)
    return known.size > 0 ? done(given.trim()) : refused({ kind: 'member.unknown', field, given, near: 'none' })
  }
  const members = await registeredMembers(t)
  const found = called(members, given)
  if (found) return done(found.id)
  const near = nearest(
    given,
    members.map(({ name }) => name),
  )
  return refused({ kind: 'member.unknown', field, given, near })
}

async function entryCalled(
  t: InNetwork,
  { field, given, kind }: { readonly field: string; readonly given: string; readonly kind: string },
): Promise<Result<string, NameRefusal>> {
  const byId = readId(given.trim()).ok ? await entryById(t, given.trim()) : undefined
  const found = byId ? [byId] : await entriesNamed(t, kind, foldedWords(given))
  const fit = found.filter(entry => entry.kind === kind)
  const standing = fit.find(entry => entry.state !== 'withdrawn')
  if (standing) return done(standing.sameAs ?? standing.id)
  return refused({ kind: fit.length > 0 ? 'entry.related-withdrawn' : 'entry.related-unknown', field, given })
}

async function indicatorCalled(t: InNetwork, field: string, given: string): Promise<Result<string, NameRefusal>> {
  const codes = (await editionsOf(t)).flatMap(edition => edition.content.indicators.map(indicator => indicator.code))
  const found = codes.find(code => folded(code) === folded(given))
  return found ? done(found) : refused({ kind: 'indicator.unknown', field, given })
}
