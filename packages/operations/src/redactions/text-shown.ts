/**
 * Which free texts a desk can ask away or mark: those that one of its own pages shows, and no others. The pages themselves are
 * asked, so that no second rule about who reads what can differ from them.
 */
import { openPreview, textsOf, whereTextStands, type Standing, type StoredText } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { mayDo, type Deed } from '../permissions/index.ts'
import { baselinePage } from '../baselines/baseline-pages.ts'
import { entryPage } from '../entries/entry-page.ts'
import { editionPage } from '../frameworks/frameworks-pages.ts'
import { learningPage } from '../learning/learning-pages.ts'
import { planPage } from '../plans/plan-pages.ts'
import { previewPage } from '../previews/preview-page.ts'
import { questionPage } from '../submissions/question-page.ts'
import { recordsPage } from '../records/records-page.ts'
import { redactionsPage } from './redactions-page.ts'
import { correctionPage, entryReviewPage, reviewPage } from '../reviews/review-pages.ts'
import { submissionPage } from '../submissions/submission-page.ts'
import { roundPage } from '../rounds/rounds-pages.ts'
import { settlePage } from '../settlement/contested.ts'

/** A page that may show a text, and the deed its address is open for; null where it is open to every desk. */
type Page = { readonly for: Deed | null; readonly view: (desk: Desk) => Promise<unknown> }

/**
 * The text of this id where a page of the desk shows it, or where it stands beside a release that anybody can read; null where
 * no page does, whether or not the network has such a text.
 */
export async function textShown(desk: Desk, id: string): Promise<StoredText | null> {
  const { text, standings } = await readAs(desk, async t => ({
    text: (await textsOf(t, [id])).get(id) ?? null,
    standings: await standingsOf(t, id),
  }))
  if (!text) return null
  if (desk.person === null || standings.some(standing => standing.in === 'published')) return text
  for (const page of standings.flatMap(pagesOf)) {
    if (page.for !== null && !mayDo(desk.roles, page.for)) continue
    if (names(await page.view(desk), id)) return text
  }
  return null
}

type Where = Standing | { readonly in: 'open-preview'; readonly preview: string }

/** Where the text stands; an answer's texts are shown in the preview that is open as well. */
async function standingsOf(t: Parameters<typeof whereTextStands>[0], id: string): Promise<readonly Where[]> {
  const standings = await whereTextStands(t, id)
  const preview = standings.some(standing => standing.in === 'answer') ? await openPreview(t) : undefined
  return preview ? [...standings, { in: 'open-preview', preview: preview.id }] : standings
}

function pagesOf(where: Where): readonly Page[] {
  if (where.in === 'answer') return pagesOfAnswer(where)
  if (where.in === 'submission') return pagesOfSubmission(where.submission)
  if (where.in === 'entry') return pagesOfEntry(where)
  if (where.in === 'ruling') return [settling(where)]
  if (where.in === 'preview' || where.in === 'open-preview')
    return [{ for: null, view: desk => previewPage(desk, where.preview) }]
  if (where.in === 'plan') return [{ for: 'record-dialogue', view: desk => planPage(desk, where.place) }]
  if (where.in === 'baseline')
    return where.place === null ? [] : [{ for: 'save-baseline', view: desk => baselinePage(desk, where.place!) }]
  if (where.in === 'edition') return [{ for: 'adopt-framework', view: desk => editionPage(desk, where.edition) }]
  if (where.in === 'round') return [{ for: 'open-round', view: desk => roundPage(desk, where.round) }]
  if (where.in === 'own-record') return [{ for: 'record-contribution', view: recordsPage }]
  if (where.in === 'learning') return [{ for: 'record-finding', view: learningPage }]
  if (where.in === 'redaction') return [{ for: 'agree-redaction', view: waitingRedactions }]
  return []
}

function pagesOfAnswer(where: Extract<Standing, { readonly in: 'answer' }>): readonly Page[] {
  const { answer, submission, code, beside } = where
  return [
    ...pagesOfSubmission(submission),
    ...[submission, ...beside].map((one): Page => {
      return { for: null, view: desk => questionPage(desk, { submission: one, indicator: code }) }
    }),
    { for: 'review-correction', view: desk => correctionPage(desk, answer) },
    settling(where),
  ]
}

function pagesOfSubmission(submission: string): readonly Page[] {
  return [
    { for: null, view: desk => submissionPage(desk, submission) },
    { for: 'review-submission', view: desk => reviewPage(desk, submission) },
  ]
}

function pagesOfEntry({ entry, kind }: Extract<Standing, { readonly in: 'entry' }>): readonly Page[] {
  return [
    { for: null, view: desk => entryPage(desk, { kind, entry }) },
    { for: 'review-entry', view: desk => entryReviewPage(desk, entry) },
  ]
}

function settling(of: { readonly round: string; readonly code: string; readonly subject: string }): Page {
  const { round, code: indicator, subject } = of
  return { for: 'settle-answer', view: desk => settlePage(desk, { round, indicator, subject }) }
}

/** A text that can be asked away: shown to this desk, and not gone already. Null otherwise. */
export async function textToRedact(desk: Desk, id: string): Promise<StoredText | null> {
  const text = await textShown(desk, id)
  return text && text.body !== null ? text : null
}

/** The texts themselves: a line names its redaction, and not the text. */
const waitingRedactions = async (desk: Desk) =>
  (await redactionsPage(desk)).asked.map(line => ({ id: line.textId, body: line.text.body }))

/** Whether a page holds the text anywhere in what it shows, its words or that it was redacted. */
function names(shown: unknown, id: string): boolean {
  if (typeof shown !== 'object' || shown === null) return false
  if ('id' in shown && shown.id === id && 'body' in shown) return true
  return Object.values(shown).some(part => names(part, id))
}
