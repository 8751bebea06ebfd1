/** Records a target that a body of the network agreed, over the countries as they were that day. */
import type { Agreement, Indicator } from '@waymark/framework'
import { done, refused, type Result } from '@waymark/language'
import { readTarget, type TypedTarget } from '@waymark/plan'
import type { Day } from '@waymark/network'
import {
  countrySubject,
  editionById,
  groupsOnDay,
  membersOnDay,
  versionsInEdition,
  writeTarget,
  type InNetwork,
} from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { readDecision } from '../frameworks/agree-edition.ts'
import type { TargetsRefusal } from './refusals.ts'

export type TargetForm = TypedTarget &
  Agreement & {
    readonly edition: string
    /** Code of the indicator. */
    readonly indicator: string
    /** A region's id, or `place:` and the code of one country; empty for every country with a member on the day of the agreement. */
    readonly region: string
  }

/**
 * Records the target; its list of countries is frozen as of the day it was agreed. Refuses what `readTarget` of `@waymark/plan` refuses, a
 * decision without body, record or day, an indicator that is neither about countries nor counts what their lists hold, a national one, and a
 * day on which the list would be empty.
 */
export async function agreeTarget(
  desk: Desk,
  form: TargetForm,
): Promise<Result<{ readonly target: string }, TargetsRefusal>> {
  return perform<{ readonly target: string }, TargetsRefusal>(desk, 'agree-target', async act => {
    const { t, at, today, latest, about } = act
    const edition = await editionById(t, form.edition)
    if (!edition || edition.state === 'retired') return refused({ kind: 'thing.not-found' })
    const indicator = edition.content.indicators.find(eachIndicator => eachIndicator.code === form.indicator)
    const version = (await versionsInEdition(t, edition.id)).find(
      editionVersion => editionVersion.code === form.indicator,
    )
    const national = edition.national.some(nationalInEdition => nationalInEdition.code === form.indicator)
    if (!indicator || !version || national || !isAboutCountries(indicator))
      return refused({ kind: 'field.missing', field: 'indicator' })
    const said = readDecision(form, latest)
    if (!said.ok) return said
    const places = await countriesOn(t, said.value.day, form.region)
    if (!places) return refused({ kind: 'thing.not-found' })
    if (places.length === 0) return refused({ kind: 'target.nobody', field: 'day' })
    const read = readTarget(form, { indicator, countries: places.length, today: today as Day })
    if (!read.ok) return read
    const subjects: string[] = []
    for (const place of places) subjects.push(await countrySubject(t, place))
    const { day: agreedOn, body, record } = said.value
    const made = { edition: edition.id, version: version.id, ...read.value, agreedOn, body, record, ...placeIn(form) }
    const target = await writeTarget(t, { ...made, subjects, at })
    about(target, { ...made, countries: places })
    return done({ target })
  })
}

/** Whether it asks countries, or counts entries of lists that countries close. */
export const isAboutCountries = ({ asks, counts }: Pick<Indicator, 'asks' | 'counts'>): boolean =>
  asks === 'country' || counts?.over === 'country'

function placeIn({ region }: Pick<TargetForm, 'region'>) {
  const place = region.startsWith('place:') ? region.slice('place:'.length) : null
  return { place, group: region === '' || place !== null ? null : region }
}

/** Countries with a member that day, in one region, one alone or all; undefined where there is no such region. */
async function countriesOn(t: InNetwork, day: string, region: string): Promise<readonly string[] | undefined> {
  const all = [...new Set((await membersOnDay(t, day)).flatMap(member => member.places))].sort()
  if (region === '') return all
  if (region.startsWith('place:')) return all.filter(place => region === `place:${place}`)
  const chosen = (await groupsOnDay(t, day)).find(group => group.id === region)
  return chosen && all.filter(place => chosen.places.includes(place))
}
