/**
 * The regions of a network in the hands of the secretariat or an administrator: one is made, what it is called is corrected, a country
 * comes in on a day and leaves the region it was in. Rounds and releases that are there stay as they were. Source: models.md 8.
 */
import { gathering } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import {
  movesInto,
  readId,
  readRegionCode,
  readRegionNames,
  readRegistryDay,
  type RegionProblem,
} from '@waymark/network'
import {
  lockRegistry,
  mendRegionNames,
  mendRegionPlace,
  placesNamed,
  registeredRegions,
  takenRegionCodes,
  writeGroup,
  writeRegionPlace,
  type InNetwork,
  type MemberPlace,
  type RegisteredRegion,
} from '@waymark/store'
import { dayOf, perform, readAs, type Act, type Desk } from '../desk.ts'
import { placeCalled } from '../entries/resolve-names.ts'
import { mayDo } from '../permissions/index.ts'
import { firstOf } from '../refusal.ts'
import type { RegistryProblem, RegistryRefusal } from './refusals.ts'

type Names = Readonly<Record<string, string>>
type Problem = RegistryProblem | RegionProblem
type Changed<T> = Promise<Result<T, RegistryRefusal>>

export type RegionPage = Omit<RegisteredRegion, 'places'> & {
  /** Each with whether it is in the region today, was before, or comes in later. */
  readonly places: readonly (MemberPlace & { readonly names: Names; readonly state: 'in' | 'was' | 'later' })[]
}

/** Every region with all its countries and their days, by code; null for a desk that may not keep the registry. */
export async function regionsPage(desk: Desk): Promise<readonly RegionPage[] | null> {
  if (desk.person && !mayDo(desk.roles, 'keep-registry')) return null
  const today = dayOf(desk.runtime.now())
  return readAs(desk, async t => {
    const regions = await registeredRegions(t)
    const codes = [...new Set(regions.flatMap(region => region.places.map(place => place.code)))]
    const named = new Map((await placesNamed(t, codes)).map(place => [place.code, place.names]))
    const state = ({ from, until }: MemberPlace) =>
      from > today ? 'later' : until !== null && until <= today ? 'was' : 'in'
    return regions.map(region => ({
      ...region,
      places: region.places.map(place => ({ ...place, names: named.get(place.code) ?? {}, state: state(place) })),
    }))
  })
}

/** One region; null where the network has none of this id, or the desk may not keep the registry. */
export async function regionPage(desk: Desk, id: string): Promise<RegionPage | null> {
  if (!readId(id).ok) return null
  return (await regionsPage(desk))?.find(region => region.id === id) ?? null
}

/** One change of the regions, with no other change of the registry beside it. */
function changeRegions<T>(
  desk: Desk,
  change: (act: Act, all: readonly RegisteredRegion[]) => Changed<T>,
): Promise<Result<T, RegistryRefusal>> {
  return perform<T, RegistryRefusal>(desk, 'keep-registry', async act => {
    await lockRegistry(act.t)
    return change(act, await registeredRegions(act.t))
  })
}

const changeRegion = (
  desk: Desk,
  id: string,
  change: (
    act: Act,
    of: { readonly region: RegisteredRegion; readonly all: readonly RegisteredRegion[] },
  ) => Changed<null>,
): Promise<Result<null, RegistryRefusal>> =>
  changeRegions(desk, async (act, all) => {
    const region = all.find(each => each.id === id)
    return region ? change(act, { region, all }) : refused({ kind: 'thing.not-found' })
  })

/** `names`: by language, as they were typed; `code`: its part of addresses, which stays. */
export type NewRegionForm = { readonly code: string; readonly names: Names }

/** Makes a region without countries: they come in one by one, each from its day on. */
export function addRegion(desk: Desk, form: NewRegionForm): Changed<{ readonly region: string }> {
  return changeRegions<{ readonly region: string }>(desk, async ({ t, about, today }, all) => {
    const problems = gathering<Problem>()
    const code = problems.take(readRegionCode(form.code, await takenRegionCodes(t)))
    const names = readRegionNames(all, form.names)
    if (!names.ok) names.refusal.forEach(problem => problems.add(problem))
    const read = problems.end(() => ({ code: code!, kind: 'region', names: names.ok ? names.value : {} }))
    if (!read.ok) return refused(firstOf(read.refusal))
    const region = await writeGroup(t, { ...read.value, from: today, places: [] })
    about(region, read.value)
    return done({ region })
  })
}

export type RegionNamesForm = { readonly region: string; readonly names: Names }

/** Writes what a region is called from now on, in every language at once; releases that are there keep what it was called. */
export function nameRegion(desk: Desk, form: RegionNamesForm): Changed<null> {
  return changeRegion(desk, form.region, async ({ t, about }, { region, all }) => {
    const names = readRegionNames(
      all.filter(other => other.id !== region.id),
      form.names,
    )
    if (!names.ok) return refused(firstOf(names.refusal))
    await mendRegionNames(t, region.id, names.value)
    about(region.id, { names: names.value, was: region.names })
    return done(null)
  })
}

export type RegionCountryForm = {
  readonly region: string
  /** The country whose days are corrected or end, as its code and first day with a blank between; empty for one that comes in. */
  readonly which: string
  /** Name or code. */
  readonly country: string
  readonly from: string
  /** The first day on which it is no longer in the region; empty while it is. */
  readonly until: string
}

/**
 * A country comes into a region on a day, or its days in it are corrected or end. Where it is in another region on that day, it leaves
 * that one on the same day. Who coordinates the region reaches the country from that day on.
 */
export function keepRegionCountry(desk: Desk, form: RegionCountryForm): Changed<null> {
  return changeRegion(desk, form.region, async ({ t, about }, { region, all }) => {
    const was = region.places.find(place => `${place.code} ${place.from}` === form.which) ?? null
    if (form.which !== '' && !was) return refused({ kind: 'thing.not-found' })
    const problems = gathering<Problem>()
    const place = await readPlace(t, form, problems)
    const moved = place && movesInto(all, { region, place, was })
    if (moved && 'problem' in moved) problems.add(moved.problem)
    const read = problems.end(() => ({ place: place!, leaves: moved && 'leaves' in moved ? moved.leaves : [] }))
    if (!read.ok) return refused(firstOf(read.refusal))
    for (const left of read.value.leaves) {
      await mendRegionPlace(t, left.region.id, { was: left.place, place: left.place })
      about(left.region.id, { country: left.place })
    }
    if (was) await mendRegionPlace(t, region.id, { was, place: read.value.place })
    else await writeRegionPlace(t, region.id, read.value.place)
    about(region.id, { country: read.value.place, was })
    return done(null)
  })
}

async function readPlace(
  t: InNetwork,
  form: RegionCountryForm,
  problems: ReturnType<typeof gathering<Problem>>,
): Promise<MemberPlace | undefined> {
  const named = form.country.trim() !== ''
  if (!named) problems.add({ kind: 'field.missing', field: 'country' })
  const code = named ? problems.take(await placeCalled(t, 'country', form.country)) : undefined
  const from = problems.take(readRegistryDay('from', form.from))
  const until = form.until.trim() === '' ? null : problems.take(readRegistryDay('until', form.until))
  return code && from && until !== undefined ? { code, from, until } : undefined
}
