/**
 * What a round comes to inside the network beyond countries' own answers: entries counted, members' and regions' answers, and what is derived
 * from others. Computed as a draft release of this round alone would have it inside, and kept while nothing is done in the network. Source:
 * definitions 9, 10, 14.
 */
import type { LocalText } from '@waymark/framework'
import { figuresInside, type PublishedFigure } from '@waymark/scorecard'
import { auditState, roundById, type InNetwork } from '@waymark/store'
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
      figures: await figuresKept(t, desk, { round: round.id, around: whole ? null : { countries, groups } }),
    }
  })
}

type Around = { readonly countries: ReadonlySet<string>; readonly groups: ReadonlySet<string> }
type Wanted = { readonly round: string; readonly around: Around | null }

const mostKept = 200 // lists of some forty figures each; the one that was asked for longest ago goes first
const kept = new WeakMap<Desk['runtime']['installation'], Map<string, ComputedFigure[]>>()

/** The figures computed before, where the audit says that nothing was done since, and the day is the same. */
async function figuresKept(t: InNetwork, desk: Desk, { round, around }: Wanted): Promise<ComputedFigure[]> {
  const { installation, now } = desk.runtime
  const own = kept.get(installation) ?? new Map<string, ComputedFigure[]>()
  kept.set(installation, own)
  const over = around && [[...around.countries].sort(), [...around.groups].sort()]
  const name = JSON.stringify([desk.network.id, dayOf(now()), await auditState(t), round, over])
  const figures = own.get(name) ?? (await figuresOf(t, desk, round, around))
  own.delete(name)
  own.set(name, figures)
  for (const oldest of own.keys()) if (own.size > mostKept) own.delete(oldest)
  return figures
}

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
    .toSorted((publishedFigure, other) => place.get(publishedFigure.indicator)! - place.get(other.indicator)!)
    .map(({ id, indicator, counts, respondentType, figure }) => ({
      key: id,
      code: indicator,
      name: indicators.find(eachIndicator => eachIndicator.code === indicator)!.name,
      counts,
      respondentType,
      figure,
    }))
}
