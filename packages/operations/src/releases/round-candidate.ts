/** The candidate of a network's own release: everything its rounds settled, with the plan and the learning beside it. */
import { isPublic } from '@waymark/measure'
import {
  editionKey,
  type Call,
  type Candidate,
  type Group,
  type Objection,
  type SettledAnswer,
} from '@waymark/scorecard'
import {
  allMembers,
  editionsOf,
  groupsOnDay,
  hiddenPlaces,
  latestObservations,
  membersOnDay,
  networkBySlug,
  placesNamed,
  recordedInRounds,
  registerKinds,
  roundById,
  scopeOf,
  upperLists,
  askedListsOf,
  submissionsIn,
  type EditionRow,
  type InNetwork,
  type ObservationRow,
  type RoundRow,
} from '@waymark/store'
import { uuidv7 } from 'uuidv7'
import type { DeskNetwork } from '../desk.ts'
import { everywhere } from '../network/subjects-shown.ts'
import { evidenceForRelease } from '../submissions/evidence-for-release.ts'
import { baselinesForRelease } from '../baselines/for-release.ts'
import { dayBefore } from '../days.ts'
import { closingsForRelease, entriesForRelease } from '../entries/for-release.ts'
import { learningForRelease } from '../learning/for-release.ts'
import { planForRelease } from '../plans/for-release.ts'
import { settleRound, tripleKey, type SettledTriple } from '../settlement/settle-round.ts'
import { adoptedEdition } from './adopted-edition.ts'
import { placeOf, publicGroupsOn } from './place-of.ts'
import { figuresBefore } from './published-before.ts'
import { targetsForRelease } from '../targets/for-release.ts'
import { splitsBefore } from './splits-before.ts'

export type RoundsWanted = {
  readonly network: DeskNetwork
  readonly rounds: readonly string[]
  readonly objections: readonly Objection[]
  /** The day of which it says where actions stand: of a draft the one it was frozen on. */
  readonly day: string
  readonly publicRecord?: Candidate['publicRecord']
  /** Called between two steps of reading. */
  readonly between?: () => void
}

/** Everything these rounds asked, with the one status each has at this moment. Throws where a round is not the network's. */
export async function roundCandidate(
  t: InNetwork,
  { network, rounds: wanted, objections, day, publicRecord, between = () => {} }: RoundsWanted,
): Promise<Candidate> {
  const rounds: RoundRow[] = []
  for (const id of [...wanted].sort()) rounds.push((await roundById(t, id))!)
  const editions = (await editionsOf(t)).filter(edition => rounds.some(round => round.edition === edition.id))
  const before = await figuresBefore(t, wanted)
  const splits = await splitsBefore(t)
  const { answers, calls } = await askedIn(t, rounds, { editions, between })
  const groups = await groupsOf(t, rounds, day)
  const entries = await entriesForRelease(t, rounds, between)
  const codes = new Set([
    ...calls.flatMap(call => call.scope.country ?? []),
    ...groups.flatMap(group => group.places),
    ...entries.flatMap(entry => entry.places),
  ])
  const kinds = new Set([...calls.flatMap(call => call.registers), ...entries.map(entry => entry.kind)])
  const row = (await networkBySlug(t, network.slug))!
  const keys = editions.map(edition => editionKey(edition.content))
  const hidden = await hiddenPlaces(t)
  const lastDay = lastDayOf(rounds)
  return {
    network: { slug: row.slug, names: row.names, about: row.about, kind: row.kind, invented: row.invented },
    calls,
    editions: editions.map(adoptedEdition),
    registerKinds: (await registerKinds(t)).filter(kind => kinds.has(kind.code)),
    answers,
    entries,
    closings: await closingsForRelease(t, wanted),
    places: (await placesNamed(t, [...codes])).map(placeOf),
    groups,
    sources: [],
    members: await allMembers(t, lastDay),
    ...(lastDay === null ? {} : { belonging: await belongingOn(t, lastDay) }),
    acceptedSubmissions: await submissionsIn(t, { rounds: wanted, state: 'accepted' }),
    waitingSubmissions: await submissionsIn(t, { rounds: wanted, state: 'submitted' }),
    memberRecords: await recordedInRounds(t, wanted),
    baselines: await baselinesForRelease(t, editions),
    targets: await targetsForRelease(t, editions),
    priorities: await planForRelease(t, { editions: keys, today: day }),
    learning: await learningForRelease(t, keys),
    objections,
    exclusions: [],
    surveys: [],
    before,
    splitsBefore: splits,
    ...(hidden.length > 0 ? { hidden } : {}),
    ...(publicRecord ? { publicRecord } : {}),
  }
}

/** What the rounds asked, in their order: each round as a call, and the one status of everything in it. */
async function askedIn(
  t: InNetwork,
  rounds: readonly RoundRow[],
  { editions, between }: { readonly editions: readonly EditionRow[]; readonly between: () => void },
): Promise<{ readonly answers: readonly SettledAnswer[]; readonly calls: readonly Call[] }> {
  const answers: SettledAnswer[] = []
  const calls: Call[] = []
  for (const round of rounds) {
    const settled = await settleRound(t, round)
    const standing = new Map(
      (await latestObservations(t, [round.id])).map(observation => [tripleKey(observation), observation]),
    )
    for (const triple of settled)
      answers.push(answerOf(triple, standing.get(tripleKey({ ...triple, subject: triple.subjectId }))))
    calls.push(await callOf(t, round, { edition: editions.find(edition => edition.id === round.edition)!, settled }))
    between()
  }
  return { answers, calls }
}

/** The last day of the latest period that is spoken of: members stand by the name they had on it. */
function lastDayOf(rounds: readonly RoundRow[]): string | null {
  const until = rounds
    .map(round => round.until)
    .toSorted()
    .at(-1)
  return until === undefined ? null : dayBefore(until)
}

const belongingOn = async (t: InNetwork, day: string) =>
  (await membersOnDay(t, day)).map(({ id, places }) => ({ member: id, places }))

/** The observation that says so already, or a new one that supersedes what was published before. */
function answerOf(triple: SettledTriple, before: ObservationRow | undefined): SettledAnswer {
  const same = before && sameStatus(before.status, triple.status)
  return {
    observation: same ? before.id : uuidv7(),
    call: triple.round,
    indicator: triple.indicator,
    version: triple.number,
    subjectKind: triple.subjectKind,
    subject: triple.subject,
    respondentType: triple.respondentType,
    status: triple.status,
    how: triple.how,
    ...(triple.held ? { held: triple.held } : {}),
    rationales: triple.rationales,
    ...(triple.ruling ? { ruling: triple.ruling } : {}),
    ...(triple.about.themes.length > 0 ? { themes: triple.about.themes } : {}),
    ...(triple.about.online ? { online: triple.about.online } : {}),
    ...(triple.about.serves.length > 0 ? { serves: triple.about.serves } : {}),
    evidence: triple.evidence.map(evidenceForRelease),
    ...(triple.settledOn ? { settledOn: triple.settledOn } : {}),
    ...(triple.reviewed === false ? { reviewed: false } : {}),
    ...(before && !same ? { supersedes: before.id, correctsPublished: isPublic(before.status) } : {}),
  }
}

/** Whether two stored statuses say the same, whatever the order of their fields. */
function sameStatus(one: object, other: object): boolean {
  const sorted = (value: object) =>
    JSON.stringify(value, (_, field: unknown) =>
      field && typeof field === 'object' && !Array.isArray(field)
        ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
        : field,
    )
  return sorted(one) === sorted(other)
}

type Asked = { readonly edition: EditionRow; readonly settled: readonly SettledTriple[] }

async function callOf(t: InNetwork, round: RoundRow, { edition, settled }: Asked): Promise<Call> {
  const scope = Map.groupBy(await scopeOf(t, round.id), scopeRow => scopeRow.kind)
  const upper = (await upperLists(t, { rounds: [round.id] })).map(({ kind, level, code }) => ({
    register: kind,
    level,
    subject: code ?? 'network',
  }))
  const named = (kind: string) =>
    (scope.get(kind) ?? []).map(scopeRow => scopeRow.place ?? scopeRow.member ?? scopeRow.group ?? 'network')
  const own = Map.groupBy(settled, triple => `${triple.version} ${triple.respondentType}`)
  return {
    id: round.id,
    kind: 'round',
    label: round.label,
    title: everywhere(round.label),
    edition: editionKey(edition.content),
    period: { label: round.periodLabel, from: round.from, until: round.until },
    openedOn: round.openedOn,
    basis: 'applicable',
    scopeRule: round.scopeRule,
    scope: { country: named('country'), member: named('member'), group: named('group'), network: named('network') },
    asked: [...own.values()].map(all => ({
      indicator: all[0]!.indicator,
      version: all[0]!.number,
      subjectKind: all[0]!.subjectKind,
      respondentType: all[0]!.respondentType,
      subjects: all.map(triple => triple.subject),
    })),
    ...(round.leftOut.length > 0 ? { leftOut: round.leftOut } : {}),
    registers: await askedListsOf(t, round.id),
    ...(upper.length > 0 ? { upperLists: upper } : {}),
  }
}

/**
 * The network's regions and the public groups its countries are in, on the last day of each period; those that changed since once more, as
 * they are on the day of the release.
 */
async function groupsOf(t: InNetwork, rounds: readonly RoundRow[], day: string): Promise<Group[]> {
  const groups: Group[] = []
  for (const on of [...new Set(rounds.map(round => dayBefore(round.until)))].sort())
    groups.push(...(await groupsAt(t, on)))
  if (groups.every(group => group.on < day)) {
    const newest = new Map(groups.map(group => [group.id, group.places]))
    const changed = (await groupsAt(t, day)).filter(({ id, places }) => {
      const then = newest.get(id)
      return then !== undefined && [...then].sort().join(' ') !== [...places].sort().join(' ')
    })
    groups.push(...changed)
  }
  const scopes = new Set<string>()
  for (const round of rounds) for (const scope of await scopeOf(t, round.id)) if (scope.place) scopes.add(scope.place)
  return groups.filter(group => group.places.some(place => scopes.has(place)))
}

async function groupsAt(t: InNetwork, on: string): Promise<readonly Group[]> {
  const own = (await groupsOnDay(t, on)).map(({ code, kind, names, places }) => ({ id: code, kind, names, on, places }))
  return [...own, ...(await publicGroupsOn(t, on))]
}
