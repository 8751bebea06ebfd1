import type { Answer, Settled } from '@waymark/collection'
import type { Day } from '@waymark/network'

/** One round of a release, for one indicator version (or bridge), one period and one respondent type. */
export type RoundStatuses = {
  readonly round: string
  readonly opened: Day
  readonly scope: ReadonlySet<string>
  readonly settled: ReadonlyMap<string, Settled>
}

/** A settled answer that a release leaves out, because another round of it speaks for the subject. */
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

/**
 * Several rounds of one period as one figure's statuses: scope and asked are unions; of a subject settled in two of them the
 * later opened round speaks and the other is listed under exclusions; a subject settled in one is taken from that one. Rounds
 * of different periods are never given here together: periods are never added. Source: design 3.6, definition 11.
 */
export function severalRounds(rounds: readonly RoundStatuses[]): Together {
  const latestFirst = rounds.toSorted((round, other) =>
    round.opened === other.opened ? (round.round < other.round ? 1 : -1) : round.opened < other.opened ? 1 : -1,
  )
  const asked = new Set(rounds.flatMap(round => [...round.settled.keys()]))
  const statuses = new Map<string, Answer>()
  const exclusions: RoundExclusion[] = []
  for (const subject of asked) {
    const all = latestFirst.flatMap(({ round, settled }) => {
      const status = settled.get(subject)
      return status ? [{ round, answer: status.status, isSettled: status.how !== 'open' }] : []
    })
    const taken = all.find(one => one.isSettled) ?? all[0]
    if (!taken) continue
    statuses.set(subject, taken.answer)
    for (const { round, answer, isSettled } of all) {
      if (isSettled && round !== taken.round) exclusions.push({ subject, round, answer, takenFrom: taken.round })
    }
  }
  return { scope: new Set(rounds.flatMap(round => [...round.scope])), statuses, exclusions }
}
