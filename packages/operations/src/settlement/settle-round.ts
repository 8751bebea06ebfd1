/** The one status of everything a round asked, computed from what was accepted, waits, or was ruled. Nothing is stored here. */
import {
  answerFromJson,
  besideCarried,
  heardIn,
  partsTogether,
  saidAbout,
  saidTogether,
  type SaidAbout,
  settleHeld,
  type Answer,
  type Beside,
  type PartsSaid,
  wordsTogether,
} from '@waymark/collection'
import type { SettledAnswer, Status } from '@waymark/scorecard'
import {
  askedAnswers,
  evidenceOfAnswers,
  rulingsOf,
  type AskedAnswer,
  type AskedThing,
  type EvidenceRow,
  type InNetwork,
  type RulingRow,
} from '@waymark/store'
import { narrativeStatus, statusOf } from './status.ts'

/** One asked (version, subject, respondent type) of a round with its status; `key` names it within the round. */
export type SettledTriple = {
  readonly key: string
  readonly round: string
  readonly version: string
  readonly indicatorId: string
  readonly indicator: string
  readonly number: number
  readonly subjectId: string
  readonly subjectKind: 'country' | 'member' | 'group' | 'network'
  /** Place code of a country, id of a member, code of a group, `network` for the network itself. */
  readonly subject: string
  readonly respondentType: string
  readonly status: Status
  readonly how: SettledAnswer['how']
  /** No accepted answer that may go out carries the status. */
  readonly held: boolean
  /** Of answers that are not held alone, as the evidence. */
  readonly rationales: readonly string[]
  readonly ruling?: string
  /** What the answers that carry a value and are not held say of themselves. */
  readonly about: SaidAbout
  readonly evidence: readonly EvidenceRow[]
  readonly settledOn?: string
  /** False where nobody but its authors could have reviewed any of the answers that carry it. */
  readonly reviewed?: false
  /** The accepted answers it was settled from, with whose they are: for the page on which a reviewer rules, never published. */
  readonly accepted: readonly AskedAnswer[]
}

export const tripleKey = (one: { version: string; subject: string; respondentType: string }): string =>
  `${one.version} ${one.subject} ${one.respondentType}`

/**
 * Settles every asked triple of the round: exactly one status each, in the order of definition 5. Only what the round itself brought
 * counts: of a value of an earlier period nothing is said here. With `only`, those of one indicator about one subject alone.
 */
export async function settleRound(
  t: InNetwork,
  round: { readonly id: string },
  only?: AskedThing,
): Promise<SettledTriple[]> {
  const asked = await askedAnswers(t, round.id, only)
  const rulings = new Map((await rulingsOf(t, round.id)).map(ruling => [tripleKey(ruling), ruling]))
  const evidence = Map.groupBy(
    await evidenceOfAnswers(
      t,
      asked.flatMap(answer => (answer.answer ? [answer.answer] : [])),
    ),
    evidenceRow => evidenceRow.answer,
  )
  return [...Map.groupBy(asked, tripleKey)].map(([key, rows]) =>
    settledTriple({ key, round: round.id, rows, ruling: rulings.get(key), evidence }),
  )
}

type Given = {
  readonly key: string
  readonly round: string
  readonly rows: readonly AskedAnswer[]
  readonly ruling: RulingRow | undefined
  readonly evidence: ReadonlyMap<string | null, readonly EvidenceRow[]>
}

function settledTriple({ key, round, rows, ruling, evidence }: Given): SettledTriple {
  const first = rows[0]!
  const accepted = rows.filter(row => row.answer !== null)
  const waiting = rows.filter(row => row.waiting)
  const answers = accepted.map(row => ({ answer: answerOf(row), held: row.held, row }))
  const settled = settleHeld({
    accepted: answers,
    waiting: waiting.length > 0,
    waitingHeld: waiting.every(row => row.waitingHeld),
    ...(ruling ? { ruling: answerOfStatus(ruling.status) } : {}),
  })
  const from = settled.from.map(one => one.row)
  const heard = heardIn(settled, answers).map(one => one.row)
  const agreeing = from.filter(answer => !('missing' in settled.status) || answer.reason === settled.status.missing)
  const narratives = agreeing.flatMap(answer => (answer.narrative ? [answer.narrative] : []))
  const openAgreeing = agreeing.filter(answer => !answer.held)
  const source = besideOf(settled.held || openAgreeing.length === 0 ? agreeing : openAgreeing)
  const status =
    narratives.length > 0 && !ruling && !('missing' in settled.status)
      ? narrativeStatus(narratives)
      : statusOf(settled.status, ruling ? besideOfRuling(ruling, settled.held ? null : heard) : source)
  const days = [ruling?.on, ...agreeing.map(answer => answer.acceptedOn)]
    .filter(one => one !== null && one !== undefined)
    .sort()
  return {
    key,
    round,
    version: first.version,
    indicatorId: first.indicator,
    indicator: first.code,
    number: first.number,
    subjectId: first.subject,
    subjectKind: first.subjectKind,
    subject: first.place ?? first.member ?? first.group ?? 'network',
    respondentType: first.respondentType,
    status,
    how: settled.how === 'by-reviewer' ? 'ruling' : settled.how === 'open' ? 'unsettled' : settled.how,
    held: settled.held,
    rationales: heard.flatMap(answer => (answer.rationale ? [answer.rationale] : [])),
    ...(ruling ? { ruling: ruling.reason } : {}),
    about: saidTogether('missing' in status ? [] : heard.map(answer => saidAbout(answer.typed ?? {}))),
    evidence: heard.flatMap(answer => evidence.get(answer.answer) ?? []),
    ...(settled.how !== 'open' && days.length > 0 ? { settledOn: days.at(-1)! } : {}),
    ...(isUnreviewed(ruling, heard.length > 0 ? heard : agreeing) ? { reviewed: false } : {}),
    accepted,
  }
}

/** Whether nobody but the authors could have looked at any of these answers, and nobody ruled. */
const isUnreviewed = (ruling: RulingRow | undefined, from: readonly AskedAnswer[]): boolean =>
  ruling === undefined && from.length > 0 && from.every(answer => answer.unreviewed)

/** Step and parts of a ruling; of one that goes out those alone that the answers carrying it say too. `carriers`: null where none may go out. */
function besideOfRuling({ status }: RulingRow, carriers: readonly AskedAnswer[] | null): Record<string, unknown> {
  if (carriers === null) return status
  return besideCarried(
    status as Beside,
    carriers.map(({ value, parts }) => ({ ...(value as Beside | null), ...(parts ? { parts } : {}) })),
  )
}

/** Parts and words of answers that agree on the whole: what they say together, and no word where they say different ones. */
function besideOf(agreeing: readonly AskedAnswer[]): Record<string, unknown> {
  const parts = partsTogether(
    agreeing.flatMap(answer => (answer.value?.['parts'] ?? answer.parts ?? []) as PartsSaid[]),
  )
  return {
    ...(Object.keys(parts).length > 0 ? { parts } : {}),
    ...wordsTogether(agreeing.map(({ value }) => value)),
  }
}

/** A stored answer as the rules of collection see it. */
export function answerOf(row: Pick<AskedAnswer, 'value' | 'reason' | 'narrative'>): Answer {
  if (row.narrative !== null && row.reason === null) return { kind: 'narrative', texts: [row.narrative] }
  return stored(row.reason === null ? row.value : { missing: row.reason })
}

function answerOfStatus(status: Record<string, unknown>): Answer {
  if ('missing' in status) return stored(status)
  if ('state' in status)
    return stored({ kind: String(status['state']).startsWith('phase-') ? 'phase' : 'rating', state: status['state'] })
  if ('count' in status) return stored({ kind: 'count', ...status })
  if ('numerator' in status) return stored({ kind: 'share', ...status })
  return stored({ kind: 'narrative', texts: [status['text']] })
}

function stored(json: unknown): Answer {
  const read = answerFromJson(json)
  if (!read.ok) throw new Error('A stored answer cannot be read.')
  return read.value
}
