/** All lists this desk closes, of all open rounds, on one page. */
import type { LocalText } from '@waymark/framework'
import {
  registerKindsOf,
  respondentsOf,
  submissionsOfRespondents,
  upperLists,
  type ClosingWord,
  type InNetwork,
} from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { mayAnswerFor } from '../submissions/who-answers.ts'
import { submissionHeads } from '../submissions/submission-page.ts'
import { closesUpper, upperField } from './close-list.ts'
import { listsToClose } from './for-desk.ts'
import { subjectNames } from '../network/subjects-shown.ts'

export type ListToSay = {
  /** The form's field: `list.SUBMISSION.KIND` or `upper.ROUND.KIND.LEVEL.SUBJECT`. */
  readonly field: string
  readonly kind: string
  readonly plural: LocalText
  readonly closing: ClosingWord | null
  readonly entries: number
  readonly unfinished: number
  /** Accepted after the list was closed. */
  readonly later: number
  /** Nothing of it is published; only lists of respondents are held. */
  readonly held: boolean
}

export type ListsGroup = {
  readonly round: { readonly id: string; readonly label: string }
  /** The country, member or region; the network's own list has `network`. */
  readonly names: Readonly<Record<string, string>>
  readonly level: 'national' | 'regional' | 'international'
  readonly lists: readonly ListToSay[]
}

export function listsPage(desk: Desk): Promise<readonly ListsGroup[]> {
  return readAs(desk, async t => [...(await ownLists(desk, t)), ...(await upperListsOf(desk, t))])
}

async function ownLists(desk: Desk, t: InNetwork): Promise<readonly ListsGroup[]> {
  const own = (await respondentsOf(t)).filter(respondent => desk.person !== null && mayAnswerFor(desk, respondent))
  const submissions = await submissionsOfRespondents(
    t,
    own.map(respondentRow => respondentRow.id),
  )
  const heads = await submissionHeads(desk, t, submissions)
  const groups: ListsGroup[] = []
  for (const [at, submission] of submissions.entries()) {
    const head = heads[at]!
    if (head.round.closedOn !== null) continue
    const lists = await listsToClose(t, submission)
    if (lists.length === 0) continue
    groups.push({
      round: head.round,
      names: head.subject.names,
      level: 'national',
      lists: lists.map(({ spec, ...list }) => ({
        field: `list.${submission.id}.${list.kind}`,
        kind: list.kind,
        plural: spec.plural,
        closing: list.closing,
        entries: list.entries,
        unfinished: list.unfinished,
        later: list.later,
        held: list.held,
      })),
    })
  }
  return groups
}

async function upperListsOf(desk: Desk, t: InNetwork): Promise<readonly ListsGroup[]> {
  const mine = (await upperLists(t, 'open')).filter(list => desk.person !== null && closesUpper(desk, list))
  const kinds = new Map(
    (
      await registerKindsOf(
        t,
        mine.map(list => list.kind),
      )
    ).map(kind => [kind.code, kind]),
  )
  const names = await subjectNames(desk, t)
  return [...Map.groupBy(mine, list => `${list.round} ${list.level} ${list.subject}`).values()].map(lists => ({
    round: { id: lists[0]!.round, label: lists[0]!.label },
    names: names.get(lists[0]!.subject)?.names ?? {},
    level: lists[0]!.level,
    lists: lists.map(list => ({
      field: upperField(list),
      kind: list.kind,
      plural: kinds.get(list.kind)!.plural,
      closing: list.closing,
      entries: list.entries,
      unfinished: list.unfinished,
      later: list.later,
      held: false,
    })),
  }))
}
