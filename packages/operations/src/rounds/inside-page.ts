/**
 * How a round stands inside the network: how far respondents have come, and the figures of what was settled so far, answers that will not
 * be published included. Read by reviewers, coordinators and the secretariat alone, never published. Source: definitions 5 and 5a.
 */
import type { LocalText } from '@waymark/framework'
import { figureOf, stateShare, type OverPlaces, type SubjectsFigure } from '@waymark/measure'
import { answerOf as valueOf } from '@waymark/scorecard'
import {
  editionById,
  groupsOnDay,
  progressOf,
  roundById,
  scopeOf,
  targetsOf,
  type EditionRow,
  type GroupRow,
  type InNetwork,
  type TargetRow,
} from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { reachOf } from '../people/reach.ts'
import { settleRound, type SettledTriple } from '../settlement/settle-round.ts'
import { showRound, type RoundShown } from '../submissions/submission-page.ts'

/** A figure inside: values + reasons = asked. `held`: values among them of which nothing is published. */
export type InsideFigure = {
  readonly key: string
  readonly code: string
  readonly name: LocalText
  readonly version: number
  readonly respondentType: string
  readonly figure: SubjectsFigure
  readonly held: number
  /** Of a rating or phase: what the best state could be had all asked answered. */
  readonly best: { readonly state: string; readonly count: number; readonly low: number; readonly high: number } | null
}

/** A target beside what was settled so far over the countries of its list that the round has in scope. */
export type InsideTarget = Pick<TargetRow, 'id' | 'code' | 'state' | 'least' | 'by'> & {
  readonly name: LocalText
  readonly countries: number
  readonly figure: SubjectsFigure
  /** Countries of the list that this round is about. */
  readonly inRound: number
}

export type InsidePage = {
  readonly round: RoundShown
  readonly edition: { readonly name: LocalText; readonly label: string }
  /** Regions of this desk, for the same over one of them; the code of the one shown. */
  readonly regions: readonly Pick<GroupRow, 'code' | 'names'>[]
  readonly region: string | null
  readonly countries: number
  /** Submissions about these countries, by how far they are; together they are all that was asked for. */
  readonly submissions: { readonly asked: number; readonly states: Readonly<Record<string, number>> }
  readonly figures: readonly InsideFigure[]
  readonly targets: readonly InsideTarget[]
}

/** `region`: the code of one; empty for all that the desk reaches. Null where there is no such round, or no such region of this desk. */
export function insidePage(
  desk: Desk,
  of: { readonly round: string; readonly region: string },
): Promise<InsidePage | null> {
  return readAs(desk, async t => {
    const round = await roundById(t, of.round)
    if (!round) return null
    const around = await countriesAround(desk, t, { round: round.id, region: of.region })
    if (!around) return null
    const { countries, regions } = around
    const edition = (await editionById(t, round.edition))!
    const settled = (await settleRound(t, round)).filter(
      triple => triple.subjectKind === 'country' && countries.has(triple.subject),
    )
    return {
      round: showRound(round),
      edition: { name: edition.content.framework.name, label: edition.label },
      regions: regions.map(({ code, names }) => ({ code, names })),
      region: of.region === '' ? null : of.region,
      countries: countries.size,
      submissions: await submissionsOf(t, round.id, countries),
      figures: figuresOf(edition, settled, countries),
      targets: await targetsIn(t, edition, { settled, countries }),
    }
  })
}

/**
 * The countries of the round that the desk reaches, in one of its regions or in all; undefined where the region is not its own. `whole`: the
 * desk reaches everything and asks for all of it.
 */
export async function countriesAround(
  desk: Desk,
  t: InNetwork,
  of: { readonly round: string; readonly region: string },
) {
  const today = dayOf(desk.runtime.now())
  const reach = await reachOf(desk, 'settle-answer', { t, today })
  const scope = (await scopeOf(t, of.round)).flatMap(scopeRow =>
    scopeRow.kind === 'country' && scopeRow.place ? [scopeRow.place] : [],
  )
  const reached = scope.filter(place => reach === 'everything' || reach.places.has(place))
  const regions = (await groupsOnDay(t, today)).filter(
    group =>
      group.places.some(place => reached.includes(place)) &&
      (reach === 'everything' || reach.regions.includes(group.id)),
  )
  if (of.region === '') return { countries: new Set(reached), regions, whole: reach === 'everything' }
  const chosen = regions.find(group => group.code === of.region)
  return chosen && { countries: new Set(reached.filter(place => chosen.places.includes(place))), regions, whole: false }
}

async function submissionsOf(
  t: InNetwork,
  round: string,
  countries: ReadonlySet<string>,
): Promise<InsidePage['submissions']> {
  const about = (await progressOf(t, round)).filter(
    progress => progress.place !== null && countries.has(progress.place),
  )
  const states: Record<string, number> = {}
  for (const { state, saved } of about) {
    const word = state === 'draft' && saved === 0 ? 'not-begun' : state
    states[word] = (states[word] ?? 0) + 1
  }
  return { asked: about.length, states }
}

/** In the order of the edition; of a national indicator its own country is all there is. */
function figuresOf(
  edition: EditionRow,
  settled: readonly SettledTriple[],
  countries: ReadonlySet<string>,
): readonly InsideFigure[] {
  const series = Map.groupBy(settled, triple => `${triple.indicator} ${triple.number} ${triple.respondentType}`)
  return edition.content.indicators.flatMap(indicator => {
    const own = edition.national.find(national => national.code === indicator.code)
    const scope = own ? new Set([own.place]) : countries
    return [...series].flatMap(([key, all]) => {
      const [{ indicator: code, number: version, respondentType }] = all as [SettledTriple]
      if (code !== indicator.code) return []
      const figure = figureOver(edition, code, { settled: all, scope })
      const held = all.filter(triple => triple.held && !('missing' in triple.status)).length
      return [{ key, code, name: indicator.name, version, respondentType, figure, held, best: bestOf(figure) }]
    })
  })
}

type Over = { readonly settled: readonly SettledTriple[]; readonly scope: ReadonlySet<string> }

function figureOver(edition: EditionRow, code: string, { settled, scope }: Over): SubjectsFigure {
  const indicator = edition.content.indicators.find(eachIndicator => eachIndicator.code === code)!
  const within = settled.filter(triple => scope.has(triple.subject))
  return figureOf({
    kind: indicator.answer,
    scope,
    statuses: new Map(within.map(triple => [triple.subject, valueOf(triple.status, indicator.answer)])),
    overPlaces: indicator.rollUp.overPlaces as OverPlaces,
  })
}

function bestOf(figure: SubjectsFigure): InsideFigure['best'] {
  if (figure.kind !== 'states') return null
  const state = figure.of === 'phase' ? 'phase-4' : 'yes'
  const { count, bounds } = stateShare(figure, state)
  return { state, count, low: bounds?.low ?? count, high: bounds?.high ?? count }
}

/** Targets on what the round asks, over the countries of their list that stand here: how many of the list these are is said with them. */
async function targetsIn(
  t: InNetwork,
  edition: EditionRow,
  { settled, countries }: { readonly settled: readonly SettledTriple[]; readonly countries: ReadonlySet<string> },
): Promise<readonly InsideTarget[]> {
  const asked = new Map(settled.map(triple => [triple.indicator, triple]))
  return (await targetsOf(t)).flatMap(({ id, framework, code, number, state, least, by, places }) => {
    const inRound = places.filter(place => countries.has(place))
    const first = asked.get(code)
    if (framework !== edition.code || first?.number !== number || inRound.length === 0) return []
    const own = settled.filter(triple => triple.indicator === code && triple.respondentType === first.respondentType)
    const figure = figureOver(edition, code, { settled: own, scope: new Set(inRound) })
    const name = edition.content.indicators.find(indicator => indicator.code === code)!.name
    return [{ id, code, name, state, least, by, countries: places.length, inRound: inRound.length, figure }]
  })
}
