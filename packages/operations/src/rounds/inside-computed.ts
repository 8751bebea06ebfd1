/**
 * What a round comes to inside the network beyond countries' own answers: entries counted, members' and regions' answers, and what is derived
 * from others. Computed when it is looked at, as a draft release of this round alone would have it inside. Source: definitions 9, 10, 14.
 */
import type { LocalText } from '@waymark/framework'
import { figuresInside, type PublishedFigure } from '@waymark/scorecard'
import { roundById, type InNetwork } from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { roundCandidate } from '../releases/round-candidate.ts'
import { showRound, type RoundShown } from '../submissions/submission-page.ts'
import { countriesAround } from './inside-page.ts'

export type ComputedFigure = Pick<PublishedFigure, 'counts' | 'respondentType' | 'figure'> & {
  readonly key: string
  readonly code: string
  readonly name: LocalText
}

export type ComputedPage = {
  readonly round: RoundShown
  readonly region: string | null
  readonly countries: number
  readonly figures: readonly ComputedFigure[]
}

/** Null where there is no such round, or no such region of this desk. A desk of a region sees nothing about the network as a whole. */
export function computedInside(
  desk: Desk,
  of: { readonly round: string; readonly region: string },
): Promise<ComputedPage | null> {
  return readAs(desk, async t => {
    const round = await roundById(t, of.round)
    const around = round && (await countriesAround(desk, t, { round: round.id, region: of.region }))
    if (!round || !around) return null
    const { countries, regions, whole } = around
    const groups = new Set(regions.map(({ code }) => code).filter(code => of.region === '' || code === of.region))
    return {
      round: showRound(round),
      region: of.region === '' ? null : of.region,
      countries: countries.size,
      figures: await figuresOf(t, desk, round.id, whole ? null : { countries, groups }),
    }
  })
}

type Around = { readonly countries: ReadonlySet<string>; readonly groups: ReadonlySet<string> }

async function figuresOf(t: InNetwork, desk: Desk, round: string, around: Around | null): Promise<ComputedFigure[]> {
  const candidate = await roundCandidate(t, {
    network: desk.network,
    rounds: [round],
    objections: [],
    day: dayOf(desk.runtime.now()),
  })
  const own = candidate.members.filter(({ places }) => places.some(place => around?.countries.has(place)))
  const within = around && {
    country: around.countries,
    member: new Set(own.map(member => member.id)),
    group: around.groups,
  }
  const indicators = candidate.editions.flatMap(({ edition }) => edition.indicators)
  const place = new Map(indicators.map(({ code }, at) => [code, at]))
  return figuresInside(candidate, within)
    .toSorted((one, other) => place.get(one.indicator)! - place.get(other.indicator)!)
    .map(({ id, indicator, counts, respondentType, figure }) => ({
      key: id,
      code: indicator,
      name: indicators.find(one => one.code === indicator)!.name,
      counts,
      respondentType,
      figure,
    }))
}
