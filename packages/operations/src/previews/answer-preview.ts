/** A respondent looks at its own subjects in a preview and agrees, comments or objects; the publisher answers objections. */
import { done, refused, type Result, plainText, textLanguageOf, longestText } from '@waymark/language'
import {
  answerReply,
  previewById,
  previewedOf,
  repliesOf,
  saveText,
  versionsInEdition,
  roundById,
  writeReply,
} from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { CommonRefusal } from '../refusal.ts'
import type { PreviewsRefusal } from './refusals.ts'
import { onlyMembers } from './only-members.ts'
import { mayAnswerFor } from '../submissions/who-answers.ts'

export type ReplyForm = {
  readonly preview: string
  /** The subject's id, as the preview page names it. */
  readonly subject: string
  readonly reply: string
  /** Code of the indicator an objection is about. */
  readonly indicator: string
  readonly text: string
  readonly language: string
  /** Of an objection about a country of which this is the only member: whether it may be printed. Without it, it is not. */
  readonly mayPrint?: boolean
}

export async function answerPreview(desk: Desk, form: ReplyForm): Promise<Result<string, CommonRefusal>> {
  return perform<string, CommonRefusal>(desk, 'answer-preview', async ({ t, at, about }) => {
    const preview = await previewById(t, form.preview)
    if (!preview || !desk.person || preview.state !== 'open') return refused({ kind: 'thing.not-found' })
    const previewed = await previewedOf(t, preview.rounds)
    const own = previewed.find(
      previewedRow => previewedRow.subject === form.subject && mayAnswerFor(desk, previewedRow),
    )
    if (!own) return refused({ kind: 'thing.not-found' })
    const { reply } = form
    if (reply !== 'agree' && reply !== 'comment' && reply !== 'object')
      return refused({ kind: 'field.missing', field: 'reply' })
    const text = plainText(form.text)
    if (reply !== 'agree' && text === '') return refused({ kind: 'field.missing', field: 'text' })
    if (text.length > longestText) return refused({ kind: 'field.too-long', field: 'text', most: longestText })
    const version = await versionNamed(t, preview.rounds, form.indicator)
    if (reply === 'object' && !version) return refused({ kind: 'field.missing', field: 'indicator' })
    const language = textLanguageOf(form.language)
    const saved = text === '' ? null : await saveText(t, { language, body: text })
    const id = await writeReply(t, {
      preview: preview.id,
      frozenTimes: preview.frozenTimes,
      respondent: own.respondent,
      subject: own.subject,
      reply,
      version: version ?? null,
      text: saved,
      mayPrint: onlyMembers(previewed).has(`${own.respondent} ${own.subject}`) ? form.mayPrint === true : null,
      person: desk.person.id,
      at,
    })
    about(id, { preview: preview.id, reply })
    return done(id)
  })
}

async function versionNamed(
  t: Parameters<typeof roundById>[0],
  rounds: readonly string[],
  code: string,
): Promise<string | undefined> {
  for (const id of rounds) {
    const round = (await roundById(t, id))!
    const found = (await versionsInEdition(t, round.edition)).find(version => version.code === code)
    if (found) return found.id
  }
  return undefined
}

/** Answers an objection or comment; an objection is printed with its figure and this answer. */
export async function replyObjection(
  desk: Desk,
  form: { readonly preview: string; readonly reply: string; readonly text: string; readonly language: string },
): Promise<Result<string, PreviewsRefusal>> {
  return perform<string, PreviewsRefusal>(desk, 'reply-objection', async ({ t, about }) => {
    const found = (await repliesOf(t, form.preview)).find(reply => reply.id === form.reply)
    if (!found || found.reply === 'agree') return refused({ kind: 'thing.not-found' })
    if (found.answer) return refused({ kind: 'reply.answered-already' })
    const body = plainText(form.text)
    if (body === '') return refused({ kind: 'field.missing', field: 'text' })
    const language = textLanguageOf(form.language)
    const text = await saveText(t, { language, body })
    await answerReply(t, found.id, { text, person: desk.person?.id ?? null })
    about(found.id, { answered: true })
    return done(found.id)
  })
}
