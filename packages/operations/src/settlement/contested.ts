/** Where accepted answers of one subject contradict each other. */
import { settleHeld } from '@waymark/collection'
import {
  differingAnswers,
  roundById,
  roundsOf,
  submissionsById,
  type DifferingRow,
  type InNetwork,
  type RoundRow,
} from '@waymark/store'
import { showIndicator, type IndicatorShown, type LocalText } from '@waymark/framework'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'
import { answerOf, settleRound, type SettledTriple } from './settle-round.ts'
import { answersById, editionById, textsOf, type StoredText } from '@waymark/store'
import { showAnswers, type AnswerShown } from '../submissions/answers-shown.ts'
import { agreedContent } from '../frameworks/agreed.ts'
import { showRound, type RoundShown } from '../submissions/submission-page.ts'
import { subjectNames, type SubjectShown } from '../network/subjects-shown.ts'
import { subjectsWithin } from '../people/reach.ts'
import { firstOwn } from '../reviews/first-own.ts'
import { reachesSubject } from '../people/reach-of-desk.ts'
import type { Status } from '@waymark/scorecard'

export type ContestedLine = {
  readonly round: string
  readonly roundLabel: string
  readonly indicator: string
  readonly name: LocalText
  readonly subject: SubjectShown
}

/** Everything contested in these rounds that the desk may rule on. */
export async function contestedIn(
  desk: Desk,
  t: InNetwork,
  rounds: readonly RoundRow[],
): Promise<readonly ContestedLine[]> {
  if (!mayDo(desk.roles, 'settle-answer')) return []
  const subjects = await reachedBy(desk, t)
  const rows = contestedAmong(await differingAnswers(t, { rounds: rounds.map(({ id }) => id), subjects }))
  if (rows.length === 0) return []
  const names = await subjectNames(
    desk,
    t,
    rows.map(({ subject }) => subject),
  )
  const known = await namedIn(
    t,
    rounds.filter(({ id }) => rows.some(row => row.round === id)),
  )
  return rows.map(({ round, code, subject }) => ({
    round,
    roundLabel: known.get(round)!.round.label,
    indicator: code,
    name: known.get(round)!.named.get(code)!,
    subject: names.get(subject)!,
  }))
}

type Named = { readonly round: RoundRow; readonly named: ReadonlyMap<string, LocalText> }

/** What the indicators of each of these rounds are called; each edition is read once. */
async function namedIn(t: InNetwork, rounds: readonly RoundRow[]): Promise<ReadonlyMap<string, Named>> {
  const found = new Map<string, Named>()
  for (const [edition, asking] of Map.groupBy(rounds, round => round.edition)) {
    const { indicators } = (await editionById(t, edition))!.content
    const named = new Map(indicators.map(({ code, name }) => [code, name]))
    for (const round of asking) found.set(round.id, { round, named })
  }
  return found
}

/** The subjects for which the desk may rule; null where it may for every one. */
const reachedBy = (desk: Desk, t: InNetwork): Promise<readonly string[] | null> =>
  subjectsWithin(desk, 'settle-answer', { t, today: dayOf(desk.runtime.now()) })

/** The first that is contested as `contestedNow` has it; undefined where nothing is. No more is read than is needed to find it. */
export async function firstContested(
  desk: Desk,
  t: InNetwork,
): Promise<{ readonly round: string; readonly indicator: string; readonly subject: string } | undefined> {
  if (!mayDo(desk.roles, 'settle-answer')) return undefined
  const rounds = (await roundsContested(t)).map(({ id }) => id)
  const subjects = await reachedBy(desk, t)
  const first = await firstOwn(
    most => differingAnswers(t, { rounds, subjects, most }),
    async differing => contestedAmong(differing),
  )
  if (!first) return undefined
  const { code } = (await subjectNames(desk, t, [first.subject])).get(first.subject)!
  return { round: first.round, indicator: first.code, subject: code }
}

/** Of what differs, what is contested: held answers do not unsettle what stands without them. */
function contestedAmong(differing: readonly DifferingRow[]): readonly DifferingRow[] {
  return differing.filter(({ said }) => {
    const accepted = said.map(one => ({ answer: answerOf(one), held: one.held }))
    const { status } = settleHeld({ accepted, waiting: false, waitingHeld: false })
    return 'missing' in status && status.missing === 'contested'
  })
}

/** Everything contested in the rounds of the newest period and those still open. */
export async function contestedNow(desk: Desk, t: InNetwork): Promise<readonly ContestedLine[]> {
  return contestedIn(desk, t, await roundsContested(t))
}

async function roundsContested(t: InNetwork): Promise<readonly RoundRow[]> {
  return (await roundsOf(t)).filter((round, place) => place === 0 || round.closedOn === null)
}

const isContested = (triple: SettledTriple) => 'missing' in triple.status && triple.status.missing === 'contested'

/** How many subjects and indicators are contested in these rounds, whoever may rule on them. */
export async function contestedCount(t: InNetwork, rounds: readonly string[]): Promise<number> {
  return contestedAmong(await differingAnswers(t, { rounds, subjects: null })).length
}

export type SettlePage = {
  readonly round: RoundShown
  readonly indicator: IndicatorShown
  readonly subject: SubjectShown
  readonly respondentType: string
  readonly answers: readonly (AnswerShown & { readonly respondent: string })[]
  /** What was ruled already; `published`: whether an accepted answer that is not held says the same, so that it goes out. */
  readonly ruled: { readonly status: Status; readonly reason: StoredText | null; readonly published: boolean } | null
}

/** Both answers side by side; null where nothing of this is contested or ruled within the desk's reach. */
export function settlePage(
  desk: Desk,
  of: { readonly round: string; readonly indicator: string; readonly subject: string },
): Promise<SettlePage | null> {
  return readAs(desk, async t => {
    const round = await roundById(t, of.round)
    if (!round) return null
    // Respondents of several types may each be contested: what still waits for a ruling comes before what was ruled.
    const named = await settleRound(t, round, of)
    const found = named.find(isContested) ?? named.find(triple => triple.how === 'ruling')
    if (!found || !(await reachesSubject(desk, t, { subject: found.subjectId, deed: 'settle-answer' }))) return null
    const edition = agreedContent((await editionById(t, round.edition))!)
    const rows = await answersById(
      t,
      found.accepted.flatMap(({ answer }) => answer ?? []),
    )
    const respondents = new Map(
      (
        await submissionsById(
          t,
          rows.map(({ submission }) => submission),
        )
      ).map(({ id, respondentName }) => [id, respondentName]),
    )
    const answers = (await showAnswers(t, rows)).map((shown, at) => ({
      ...shown,
      respondent: respondents.get(rows[at]!.submission)!,
    }))
    const reason = found.ruling ? ((await textsOf(t, [found.ruling])).get(found.ruling) ?? null) : null
    return {
      round: showRound(round),
      indicator: showIndicator(
        edition.indicators.find(indicator => indicator.code === of.indicator)!,
        edition.sections,
      ),
      subject: (await subjectNames(desk, t, [found.subjectId])).get(found.subjectId)!,
      respondentType: found.respondentType,
      answers,
      ruled: found.how === 'ruling' ? { status: found.status, reason, published: !found.held } : null,
    }
  })
}
