/** The indicators a plan can choose, each with what is known of the subject: its newest published status, or its baseline. */
import type { LocalText } from '@waymark/framework'
import { standingBaselines } from '@waymark/plan'
import type { Status } from '@waymark/scorecard'
import {
  baselinesOf,
  editionsOf,
  indicatorsInUse,
  latestObservations,
  roundsOf,
  versionsByNumber,
  type ChoosableIndicator,
  type EditionRow,
  type InNetwork,
} from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { subjectsPlanned } from './actions-page.ts'

export type IndicatorChoice = {
  readonly id: string
  readonly code: string
  readonly name: LocalText
  /** Its framework: two may have the same codes. */
  readonly framework: { readonly code: string; readonly name: LocalText }
  /** What is known of the country: its newest published status, and its baseline. */
  readonly status: Status | null
  /** The day since which that is known: of the baseline’s agreement, or on which the round closed or opened. */
  readonly since: string | null
}

type Known = ReadonlyMap<string, Pick<IndicatorChoice, 'since'> & { readonly status: Status }>

/** Indicators that can be chosen, framework by framework in its own order, each with its wording and what is known of the subject. */
export async function choices(t: InNetwork, subject: string | null): Promise<readonly IndicatorChoice[]> {
  const editions = await editionsOf(t)
  const known = subject ? (await knownOf(t, [subject])).get(subject) : undefined
  return inOrder(editions, await indicatorsInUse(t, subject ?? undefined), known ?? new Map())
}

/** What is known of it and is not a yes: a partial, a no, or no answer. */
export const isGap = ({ status }: Pick<IndicatorChoice, 'status'>): boolean =>
  status !== null && (('state' in status && status.state !== 'yes') || 'missing' in status)

/** By code, the gaps of those of these countries and regions that the desk plans for: what its list of plans shows beside each. */
export function gapsAmong(
  desk: Desk,
  codes: readonly string[],
): Promise<Readonly<Record<string, readonly IndicatorChoice[]>>> {
  return readAs(desk, async t => {
    const subjects = (await subjectsPlanned(desk, t)).filter(subject => codes.includes(subject.code))
    const editions = await editionsOf(t)
    const known = await knownOf(
      t,
      subjects.map(({ id }) => id),
    )
    const inUse = await indicatorsInUse(t)
    return Object.fromEntries(
      subjects.map(({ id, code }) => {
        const own = inUse.filter(({ nationalOf }) => nationalOf === null || nationalOf === id)
        return [code, inOrder(editions, own, known.get(id) ?? new Map()).filter(isGap)]
      }),
    )
  })
}

/** By subject, what is known of these. A published status comes before a baseline. */
async function knownOf(t: InNetwork, subjects: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const found = new Map<string, Map<string, { readonly status: Status; readonly since: string | null }>>()
  const keep = (subject: string, code: string, status: Status, since: string | null) =>
    (found.get(subject) ?? found.set(subject, new Map()).get(subject)!).set(code, { status, since })
  for (const baseline of standingBaselines(await baselinesOf(t, subjects)))
    for (const { code, status } of baseline.values)
      keep(baseline.subject, `${baseline.frameworkCode} ${code}`, status as Status, baseline.agreedOn)
  const rounds = await roundsOf(t)
  const since = new Map(rounds.map(round => [round.id, round.closedOn ?? round.openedOn]))
  const codes = await codesOfVersions(t)
  for (const observation of await latestObservations(t, [...since.keys()], subjects)) {
    const code = codes.get(observation.version)
    if (code) keep(observation.subject, code, observation.status as Status, since.get(observation.round) ?? null)
  }
  return found
}

function inOrder(
  editions: readonly EditionRow[],
  inUse: readonly ChoosableIndicator[],
  known: Known,
): readonly IndicatorChoice[] {
  const chosen = inUse.flatMap(({ id, code, edition }) => {
    const at = editions.findIndex(editionRow => `${editionRow.code}/${editionRow.label}` === edition)
    const place = editions[at]?.content.indicators.findIndex(indicator => indicator.code === code) ?? -1
    if (place < 0) return []
    const { code: framework, content } = editions[at]!
    const { name } = content.indicators[place]!
    const { status = null, since = null } = known.get(`${framework} ${code}`) ?? {}
    const choice = { id, code, name, framework: { code: framework, name: content.framework.name }, status, since }
    return [{ order: [at, place] as const, choice }]
  })
  return chosen
    .toSorted(({ order: one }, { order: other }) => one[0] - other[0] || one[1] - other[1])
    .map(({ choice }) => choice)
}

/** Framework and code of each version. */
async function codesOfVersions(t: InNetwork): Promise<ReadonlyMap<string, string>> {
  const all = await versionsByNumber(t)
  return new Map([...all].map(([key, { id }]) => [id, key.split(' ').slice(0, 2).join(' ')]))
}
