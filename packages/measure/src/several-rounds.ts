import { isGiven, noAnswerPublished, reasons, type Answer, type Settled } from '@waymark/collection'
import type { Day } from '@waymark/network'
import { isPublic } from './public-status.ts'

/** One round of a release, for one indicator version (or bridge), one period and one respondent type. */
export type RoundStatuses = {
  readonly round: string
  readonly opened: Day
  readonly scope: ReadonlySet<string>
  readonly settled: ReadonlyMap<string, Settled>
}

/** A value that a release leaves out, because a later round of the same period gave one as well. */
export type RoundExclusion = {
  readonly subject: string
  readonly round: string
  readonly answer: Answer
  readonly takenFrom: string
}

export type Together = {
  readonly scope: ReadonlySet<string>
  readonly statuses: ReadonlyMap<string, Answer>
  readonly exclusions: readonly RoundExclusion[]
}

/** What one round says of one subject, with when the round opened. */
export type InRound<Status extends object = Answer> = {
  readonly round: string
  readonly opened: string
  readonly status: Status
  /** Decided by a reviewer: comes before everything else. */
  readonly ruled: boolean
}

/**
 * The one status of a subject over all rounds of a period: by the order of definition 5 (ruling, contested, value, under review
 * and so on), so that silence in one round never replaces what another has. Among values that of the later opened round holds, and
 * the others are `left`. Source: definitions 5 and 11.
 */
export function overRounds<Status extends object, One extends InRound<Status>>(
  rounds: readonly [One, ...One[]],
): { readonly taken: One; readonly left: readonly One[] } {
  const [first, ...others] = rounds.toSorted((round, other) => rank(round) - rank(other) || laterFirst(round, other))
  const taken = first as One
  if ('missing' in taken.status) return { taken, left: [] }
  const [latest, ...left] = [taken, ...others].filter(one => !('missing' in one.status)).toSorted(laterFirst)
  return { taken: latest as One, left }
}

const order: readonly string[] = [...reasons, noAnswerPublished]
const placeOfValue = order.indexOf('contested') + 0.5

/** The smaller comes first. */
function rank({ status, ruled }: InRound<object>): number {
  if (ruled) return -1
  return 'missing' in status ? order.indexOf(String(status.missing)) : placeOfValue
}

function laterFirst(round: InRound<object>, other: InRound<object>): number {
  if (round.opened !== other.opened) return round.opened < other.opened ? 1 : -1
  return round.round < other.round ? 1 : -1
}

/**
 * Several rounds of one period as one figure's statuses: scope and asked are unions, and each asked subject has the one status
 * of `overRounds`. Rounds of different periods are never given here together: periods are never added. Source: design 3.6,
 * definitions 11.
 */
export function severalRounds(rounds: readonly RoundStatuses[]): Together {
  const asked = new Set(rounds.flatMap(each => [...each.settled.keys()]))
  const statuses = new Map<string, Answer>()
  const exclusions: RoundExclusion[] = []
  for (const subject of asked) {
    const [first, ...others] = rounds.flatMap(({ round, opened, settled }): readonly InRound[] => {
      const found = settled.get(subject)
      return found ? [{ round, opened, status: found.status, ruled: found.how === 'by-reviewer' }] : []
    })
    if (!first) continue
    const { taken, left } = overRounds<Answer, InRound>([first, ...others])
    statuses.set(subject, taken.status)
    for (const { round, status } of left) {
      if (isGiven(status)) exclusions.push({ subject, round, answer: status, takenFrom: taken.round })
    }
  }
  return { scope: new Set(rounds.flatMap(each => [...each.scope])), statuses, exclusions }
}

/** What one round says, with whether a held answer keeps it from going out. */
export type InsideRound<Status extends object> = InRound<Status> & { readonly held: boolean }

/**
 * Which rounds of a period may publish what they say of a subject, so that the status over the published ones is the public status of the one
 * over all: none where that one is not public or is held, or the country is hidden; else those that are public themselves and
 * would not come before it. Source: definitions 5a and 11.
 */
export function publicRounds<Status extends object>(
  rounds: readonly [InsideRound<Status>, ...InsideRound<Status>[]],
  hidden: boolean,
): ReadonlySet<string> {
  const { taken } = overRounds<Status, InsideRound<Status>>(rounds)
  if (hidden || taken.held || !isPublic(taken.status)) return new Set()
  const isValue = !('missing' in taken.status)
  const open = rounds.filter(round => isPublic(round.status) && !round.held && (isValue || 'missing' in round.status))
  return new Set(open.map(round => round.round))
}
