/** A preview: each respondent's own subjects as they would be published, the collective figures, and what was replied. */
import type { LocalText } from '@waymark/framework'
import {
  editionPath,
  pageFiles,
  partsOf,
  type Candidate,
  type IndicatorPage,
  type PublishedFigure,
  type Status,
} from '@waymark/scorecard'
import {
  openPreview,
  previewById,
  previewedOf,
  repliesOf,
  textsOf,
  type InNetwork,
  type PreviewedRow,
  type PreviewRow,
  type StoredText,
} from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions.ts'
import { stillWaiting } from '../releases/publish-release.ts'
import { mayAnswerFor } from '../submissions/who-answers.ts'
import { subjectNames, type SubjectNames, type SubjectShown } from '../network/subjects-shown.ts'

export type PreviewedAnswer = {
  readonly indicator: string
  readonly name: LocalText
  readonly status: Status
  readonly narrative: StoredText | null
  readonly rationales: readonly StoredText[]
  readonly evidence: readonly {
    readonly address: StoredText | null
    readonly seenOn: string
    readonly quote: StoredText | null
    readonly place: StoredText | null
  }[]
}

export type PreviewedSubject = {
  readonly subject: SubjectShown
  readonly answers: readonly PreviewedAnswer[]
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

export type PreviewPage = {
  readonly id: string
  readonly label: string
  readonly endsOn: string
  readonly frozenAt: string
  readonly frozenTimes: number
  readonly state: PreviewRow['state']
  /** Respondents and subjects that have not replied while the days run. */
  readonly waiting: number
  readonly subjects: readonly PreviewedSubject[]
  readonly figures: readonly {
    readonly code: string
    readonly name: LocalText
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
    const own = preview ? await ownPreviewed(desk, t, preview) : []
    if (!preview || (!mayPublish && own.length === 0)) return null
    const candidate = preview.candidate as Candidate
    const names = await subjectNames(desk, t)
    const replies = await repliesOf(t, preview.id)
    const saying = replies.filter(reply => reply.reply !== 'agree')
    const words = await textsOf(
      t,
      saying.flatMap(one => [one.text, one.answer]),
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
      subjects: await previewedSubjects(t, { candidate, own, names, preview, replies }),
      figures: figuresOf(candidate),
      mayPublish,
      replies: saying
        .filter(
          one => mayPublish || own.some(mine => mine.subject === one.subject && mine.respondent === one.respondent),
        )
        .map(one => ({
          id: one.id,
          reply: one.reply === 'object' ? 'object' : 'comment',
          subject: names.get(one.subject)!,
          indicator: one.code,
          text: text(one.text),
          answer: text(one.answer),
        })),
    }
  })
}

async function ownPreviewed(desk: Desk, t: InNetwork, preview: PreviewRow): Promise<readonly PreviewedRow[]> {
  return (await previewedOf(t, preview.rounds)).filter(one => desk.person !== null && mayAnswerFor(desk, one))
}

type Shown = {
  readonly candidate: Candidate
  readonly own: readonly PreviewedRow[]
  readonly names: SubjectNames
  readonly preview: PreviewRow
  readonly replies: Awaited<ReturnType<typeof repliesOf>>
}

async function previewedSubjects(t: InNetwork, shown: Shown): Promise<readonly PreviewedSubject[]> {
  const { candidate, own, names, preview, replies } = shown
  const said = (subject: string, type: string) => `${subject} ${type}`
  const mine = new Set(own.map(one => said(names.get(one.subject)!.code, one.respondentType)))
  const answers = candidate.answers.filter(answer => mine.has(said(answer.subject, answer.respondentType)))
  const words = await textsOf(
    t,
    answers.flatMap(answer => [
      ...answer.rationales,
      ...answer.evidence.flatMap(line => [line.address, line.quote, line.place]),
      'text' in answer.status ? answer.status.text : null,
    ]),
  )
  return own.map(({ subject, respondent, respondentType }) => {
    const { code } = names.get(subject)!
    const reply = replies.findLast(
      reply =>
        reply.subject === subject && reply.respondent === respondent && reply.frozenTimes === preview.frozenTimes,
    )
    return {
      subject: names.get(subject)!,
      replied: reply?.reply ?? null,
      answers: answers
        .filter(answer => answer.subject === code && answer.respondentType === respondentType)
        .map(answer => ({
          indicator: answer.indicator,
          name: nameOf(candidate, answer.indicator),
          status: answer.status,
          narrative: 'text' in answer.status ? (words.get(answer.status.text) ?? null) : null,
          rationales: answer.rationales.flatMap(id => words.get(id) ?? []),
          evidence: answer.evidence.map(({ address, seenOn, quote, place }) => ({
            address: words.get(address) ?? null,
            seenOn,
            quote: quote ? (words.get(quote) ?? null) : null,
            place: place ? (words.get(place) ?? null) : null,
          })),
        })),
    }
  })
}

function nameOf(candidate: Candidate, indicator: string): LocalText {
  return (
    candidate.editions.flatMap(edition => edition.edition.indicators).find(one => one.code === indicator)?.name ?? {}
  )
}

/** The newest figure of each indicator, computed as the release will compute it. */
function figuresOf(candidate: Candidate): PreviewPage['figures'] {
  const { base } = partsOf(candidate)
  const files = pageFiles(base, { id: '', label: '', at: '1970-01-01T00:00:00.000Z', keyId: '' })
  return candidate.editions.flatMap(({ edition }) =>
    edition.indicators.flatMap(({ code, name }) => {
      const page = files[`indicators/${editionPath(edition)}/${code}.json`] as IndicatorPage | undefined
      const figure = page?.figures[0]?.figure
      return figure ? [{ code, name, figure }] : []
    }),
  )
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
    mine: own.filter(one => !said.has(`${one.respondent} ${one.subject}`)).map(one => names.get(one.subject)!),
    objections: mayPublish ? replies.filter(reply => reply.reply === 'object' && reply.answer === null).length : 0,
    mayPublish,
  }
}
