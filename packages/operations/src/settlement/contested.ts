/** Where accepted answers of one subject contradict each other. */
import { roundById, submissionById, roundsOf, type InNetwork, type RoundRow } from '@waymark/store'
import { showIndicator, type IndicatorShown, type LocalText } from '@waymark/framework'
import { readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions.ts'
import { settleRound, type SettledTriple } from './settle-round.ts'
import { answersOf, editionById, textsOf, type StoredText } from '@waymark/store'
import { showAnswers, type AnswerShown } from '../submissions/answers-shown.ts'
import { agreedContent } from '../frameworks/agreed.ts'
import { showRound, type RoundShown } from '../submissions/submission-page.ts'
import { subjectNames, type SubjectShown } from '../network/subjects-shown.ts'
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
  const names = await subjectNames(desk, t)
  const found: ContestedLine[] = []
  for (const round of rounds) {
    const triples = (await settleRound(t, round)).filter(isContested)
    if (triples.length === 0) continue
    const edition = (await editionById(t, round.edition))!.content
    for (const triple of triples) {
      if (!(await reachesSubject(desk, t, { subject: triple.subjectId, deed: 'settle-answer' }))) continue
      found.push({
        round: round.id,
        roundLabel: round.label,
        indicator: triple.indicator,
        name: edition.indicators.find(indicator => indicator.code === triple.indicator)!.name,
        subject: names.get(triple.subjectId)!,
      })
    }
  }
  return found
}

/** Everything contested in the rounds of the newest period and those still open. */
export async function contestedNow(desk: Desk, t: InNetwork): Promise<readonly ContestedLine[]> {
  const rounds = await roundsOf(t)
  return contestedIn(
    desk,
    t,
    rounds.filter((round, place) => place === 0 || round.closedOn === null),
  )
}

const isContested = (one: SettledTriple) => 'missing' in one.status && one.status.missing === 'contested'

/** How many subjects and indicators are contested in these rounds, whoever may rule on them. */
export async function contestedCount(t: InNetwork, rounds: readonly string[]): Promise<number> {
  let found = 0
  for (const id of rounds) found += (await settleRound(t, (await roundById(t, id))!)).filter(isContested).length
  return found
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
    const triples = await settleRound(t, round)
    // Respondents of several types may each be contested: what still waits for a ruling comes before what was ruled.
    const named = triples.filter(triple => triple.indicator === of.indicator && triple.subject === of.subject)
    const found = named.find(isContested) ?? named.find(one => one.how === 'ruling')
    if (!found || !(await reachesSubject(desk, t, { subject: found.subjectId, deed: 'settle-answer' }))) return null
    const edition = agreedContent((await editionById(t, round.edition))!)
    const answers = []
    for (const one of found.accepted) {
      const submission = (await submissionById(t, one.submission))!
      const rows = (await answersOf(t, submission.id)).filter(row => row.id === one.answer)
      const [shown] = await showAnswers(t, rows)
      if (shown) answers.push({ ...shown, respondent: submission.respondentName })
    }
    const reason = found.ruling ? ((await textsOf(t, [found.ruling])).get(found.ruling) ?? null) : null
    return {
      round: showRound(round),
      indicator: showIndicator(
        edition.indicators.find(indicator => indicator.code === of.indicator)!,
        edition.sections,
      ),
      subject: (await subjectNames(desk, t)).get(found.subjectId)!,
      respondentType: found.respondentType,
      answers,
      ruled: found.how === 'ruling' ? { status: found.status, reason, published: !found.held } : null,
    }
  })
}
