/** A preview: each respondent's own subjects as they would be published, the collective figures, and what was replied. */
import type { LocalText } from '@waymark/framework'
import type { PublishedFigure, SettledAnswer, Status } from '@waymark/scorecard'
import {
  draftsOf,
  draftViews,
  openPreview,
  previewById,
  previewedOf,
  repliesOf,
  textsOf,
  type DraftRow,
  type EvidenceShown,
  type InNetwork,
  type PreviewedRow,
  type PreviewRow,
  type StoredText,
} from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { answersName } from '../drafts/compute-draft.ts'
import { mayDo } from '../permissions/index.ts'
import { stillWaiting } from '../releases/publish-release.ts'
import { onlyMembers } from './only-members.ts'
import { mayAnswerFor } from '../submissions/who-answers.ts'
import { subjectNames, type SubjectNames, type SubjectShown } from '../network/subjects-shown.ts'

export type PreviewedAnswer = {
  readonly indicator: string
  readonly name: LocalText
  readonly status: Status
  readonly narrative: StoredText | null
  readonly rationales: readonly StoredText[]
  readonly evidence: readonly EvidenceShown[]
}

export type PreviewedSubject = {
  readonly subject: SubjectShown
  readonly answers: readonly PreviewedAnswer[]
  /** It alone is asked about this country: an objection is printed only if it says so. */
  readonly onlyMember: boolean
  /** What this desk's respondent said of the newest freeze. */
  readonly replied: 'agree' | 'comment' | 'object' | null
}

export type ReplyShown = {
  readonly id: string
  readonly reply: 'comment' | 'object'
  readonly subject: SubjectShown
  readonly indicator: string | null
  readonly text: StoredText | null
  readonly answer: StoredText | null
}

/** How far the draft is: while it is computed, so many files of about so many. */
export type DraftShown = {
  readonly state: DraftRow['state']
  readonly done: number
  readonly whole: number
  /** Message key of why it failed. */
  readonly problem: string | null
  /** Where in its files what it failed for would have stood; null for other problems. */
  readonly field: string | null
  /** How many subjects are asked again, because their answers differ from the draft before. */
  readonly changed: number
}

type DraftAnswer = Pick<SettledAnswer, 'indicator' | 'status' | 'rationales' | 'evidence'> & {
  readonly name: LocalText
}

function shownOf(draft: DraftRow | undefined): DraftShown {
  if (!draft) return { state: 'waiting', done: 0, whole: 0, problem: null, field: null, changed: 0 }
  const { state, done, whole, changed } = draft
  const [problem = null, field = null] = draft.problem?.split(' ') ?? []
  return { state, done, whole, problem, field, changed: changed.length }
}

export type PreviewPage = {
  readonly id: string
  readonly label: string
  readonly endsOn: string
  readonly frozenAt: string
  readonly frozenTimes: number
  readonly state: PreviewRow['state']
  readonly draft: DraftShown
  /** Respondents and subjects that have not replied while the days run. */
  readonly waiting: number
  readonly subjects: readonly PreviewedSubject[]
  readonly figures: readonly {
    readonly code: string
    readonly name: LocalText
    /** Whether every country is asked about it. */
    readonly core: boolean
    readonly figure: PublishedFigure['figure']
  }[]
  /** For the publisher: what needs an answer, and what was commented. */
  readonly replies: readonly ReplyShown[]
  readonly mayPublish: boolean
}

/** Null where there is no such preview, or nothing in it for this desk. */
export function previewPage(desk: Desk, id: string): Promise<PreviewPage | null> {
  return readAs(desk, async t => {
    const preview = await previewById(t, id)
    const mayPublish = mayDo(desk.roles, 'publish-release')
    const previewed = preview ? await previewedOf(t, preview.rounds) : []
    const own = ownOf(desk, previewed)
    if (!preview || (!mayPublish && own.length === 0)) return null
    const [newest] = await draftsOf(t, preview.id)
    const draft = newest?.state === 'ready' ? newest : undefined
    const names = await subjectNames(desk, t)
    const replies = await repliesOf(t, preview.id)
    const saying = replies.filter(reply => reply.reply !== 'agree')
    const words = await textsOf(
      t,
      saying.flatMap(replyRow => [replyRow.text, replyRow.answer]),
    )
    const text = (one: string | null) => (one === null ? null : (words.get(one) ?? null))
    return {
      id: preview.id,
      label: preview.label,
      endsOn: preview.endsOn,
      frozenAt: dayOf(preview.frozenAt),
      frozenTimes: preview.frozenTimes,
      state: preview.state,
      waiting: await stillWaiting(t, preview, dayOf(desk.runtime.now())),
      subjects: await previewedSubjects(t, { draft, own, names, preview, replies, sole: onlyMembers(previewed) }),
      draft: shownOf(newest),
      figures: draft
        ? (((await draftViews(t, draft.id, ['figures'])).get('figures') ?? []) as PreviewPage['figures'])
        : [],
      mayPublish,
      replies: saying
        .filter(
          replyRow =>
            mayPublish ||
            own.some(mine => mine.subject === replyRow.subject && mine.respondent === replyRow.respondent),
        )
        .map(replyRow => ({
          id: replyRow.id,
          reply: replyRow.reply === 'object' ? 'object' : 'comment',
          subject: names.get(replyRow.subject)!,
          indicator: replyRow.code,
          text: text(replyRow.text),
          answer: text(replyRow.answer),
        })),
    }
  })
}

async function ownPreviewed(desk: Desk, t: InNetwork, preview: PreviewRow): Promise<readonly PreviewedRow[]> {
  return ownOf(desk, await previewedOf(t, preview.rounds))
}

const ownOf = (desk: Desk, previewed: readonly PreviewedRow[]): readonly PreviewedRow[] =>
  previewed.filter(previewedRow => desk.person !== null && mayAnswerFor(desk, previewedRow))

type Shown = {
  /** The draft of the newest freeze, where it is ready. */
  readonly draft: DraftRow | undefined
  readonly own: readonly PreviewedRow[]
  readonly sole: ReadonlySet<string>
  readonly names: SubjectNames
  readonly preview: PreviewRow
  readonly replies: Awaited<ReturnType<typeof repliesOf>>
}

async function previewedSubjects(t: InNetwork, shown: Shown): Promise<readonly PreviewedSubject[]> {
  const { draft, own, names, preview, replies, sole } = shown
  const nameOf = (previewedRow: PreviewedRow) =>
    answersName(previewedRow.respondentType, names.get(previewedRow.subject)!.code)
  const views = draft ? await draftViews(t, draft.id, own.map(nameOf)) : new Map<string, unknown>()
  const answersOf = (previewedRow: PreviewedRow) => (views.get(nameOf(previewedRow)) ?? []) as readonly DraftAnswer[]
  const words = await textsOf(
    t,
    own
      .flatMap(answersOf)
      .flatMap(answer => [
        ...answer.rationales,
        ...answer.evidence.flatMap(line => [line.address, line.where, line.quote, line.place]),
        'text' in answer.status ? answer.status.text : null,
      ]),
  )
  const text = (id: string | undefined) => (id === undefined ? null : (words.get(id) ?? null))
  return own.map(previewedRow => {
    const { subject, respondent } = previewedRow
    const reply = replies.findLast(
      reply =>
        reply.subject === subject && reply.respondent === respondent && reply.frozenTimes === preview.frozenTimes,
    )
    return {
      subject: names.get(subject)!,
      replied: reply?.reply ?? null,
      onlyMember: sole.has(`${respondent} ${subject}`),
      answers: answersOf(previewedRow).map(answer => ({
        indicator: answer.indicator,
        name: answer.name,
        status: answer.status,
        narrative: 'text' in answer.status ? (words.get(answer.status.text) ?? null) : null,
        rationales: answer.rationales.flatMap(id => words.get(id) ?? []),
        evidence: answer.evidence.map(({ type, address, where, seenOn, quote, place }) => ({
          type,
          address: text(address),
          where: text(where),
          seenOn,
          quote: text(quote),
          place: text(place),
        })),
      })),
    }
  })
}

export type PreviewWaiting = {
  readonly id: string
  readonly label: string
  readonly endsOn: string
  /** Own subjects without a reply. */
  readonly mine: readonly SubjectShown[]
  /** Objections without an answer, for the publisher. */
  readonly objections: number
  readonly mayPublish: boolean
}

/** What the open preview wants from this desk; null where there is none or it wants nothing. */
export async function previewWaiting(desk: Desk, t: InNetwork): Promise<PreviewWaiting | null> {
  const preview = await openPreview(t)
  if (!preview) return null
  const mayPublish = mayDo(desk.roles, 'publish-release')
  const own = await ownPreviewed(desk, t, preview)
  if (!mayPublish && own.length === 0) return null
  const names = await subjectNames(desk, t)
  const replies = await repliesOf(t, preview.id)
  const said = new Set(
    replies
      .filter(reply => reply.frozenTimes === preview.frozenTimes)
      .map(reply => `${reply.respondent} ${reply.subject}`),
  )
  return {
    id: preview.id,
    label: preview.label,
    endsOn: preview.endsOn,
    mine: own
      .filter(previewedRow => !said.has(`${previewedRow.respondent} ${previewedRow.subject}`))
      .map(previewedRow => names.get(previewedRow.subject)!),
    objections: mayPublish ? replies.filter(reply => reply.reply === 'object' && reply.answer === null).length : 0,
    mayPublish,
  }
}
