/** Publishes the draft that was looked at: the same bytes, signed; nothing of it is computed again. */
import { done, refused, type Result } from '@waymark/language'
import type { Candidate, Objection } from '@waymark/scorecard'
import {
  allowLong,
  draftsOf,
  lockPreview,
  previewedOf,
  releasesOf,
  repliesOf,
  roundsOfRelease,
  setPreviewState,
  setReplacedBy,
  type InNetwork,
  type PreviewRow,
  type PreviewedRow,
  type ReleaseRow,
  type ReplyRow,
} from '@waymark/store'
import { dayOf, perform, type Desk } from '../desk.ts'
import { onlyMembers } from '../previews/only-members.ts'
import { asFrozen } from '../drafts/compute-draft.ts'
import { changedBetween, marksOf, type Marks } from '../drafts/marks.ts'
import type { CommonRefusal } from '../refusal.ts'
import { publicRecordNamed } from '../public-record/public-record-named.ts'
import { roundCandidate } from './round-candidate.ts'
import { sealDraft } from './seal-release.ts'

export type Published = { readonly release: string; readonly label: string }

export type PublishRefusal =
  | CommonRefusal
  | { readonly kind: 'preview.still-open'; readonly endsOn: string; readonly waiting: number }
  | { readonly kind: 'preview.objection-unanswered'; readonly unanswered: number }
  | { readonly kind: 'preview.draft-failed' | 'preview.draft-not-ready' }
  | { readonly kind: 'preview.changed-since'; readonly changed: number }
  | { readonly kind: 'preview.changed-beside'; readonly part: string; readonly more: number }

/**
 * Publishes; refuses while the asked may still reply, while an objection has no answer, before the draft is ready, and where anything it
 * rests on has changed since.
 */
export async function publishRelease(
  desk: Desk,
  form: { readonly preview: string },
): Promise<Result<Published, PublishRefusal>> {
  const publicRecord = await publicRecordNamed(desk)
  return perform<Published, PublishRefusal>(desk, 'publish-release', async act => {
    const { t, today, about } = act
    const preview = await lockPreview(t, form.preview)
    if (!preview || preview.state !== 'open') return refused({ kind: 'thing.not-found' })
    const replies = await repliesOf(t, preview.id)
    const waiting = await stillWaiting(t, preview, today)
    if (waiting > 0) return refused({ kind: 'preview.still-open', endsOn: preview.endsOn, waiting })
    const unanswered = replies.filter(reply => reply.reply === 'object' && reply.answer === null).length
    if (unanswered > 0) return refused({ kind: 'preview.objection-unanswered', unanswered })
    const [draft] = await draftsOf(t, preview.id)
    if (!draft || draft.frozenTimes !== preview.frozenTimes || draft.state !== 'ready')
      return refused({ kind: draft?.state === 'failed' ? 'preview.draft-failed' : 'preview.draft-not-ready' })
    const { network } = desk
    await allowLong(t)
    const now = await roundCandidate(t, { network, ...asFrozen(preview), objections: [], publicRecord })
    const changed = changedBetween(draft.marks as Marks, await marksOf(t, now))
    if (changed.subjects.length > 0) return refused({ kind: 'preview.changed-since', changed: changed.subjects.length })
    const [part, ...more] = changed.rest
    if (part !== undefined) return refused({ kind: 'preview.changed-beside', part, more: more.length })
    const objections = objectionsIn(mayBePrinted(replies, await previewedOf(t, preview.rounds)), now)
    const release = await sealDraft(act, { desk, draft, preview, candidate: { ...now, objections } })
    await setPreviewState(t, preview.id, 'published')
    await markReplaced(t, release)
    about(release.id, { label: preview.label, manifest: release.manifest })
    return done({ release: release.id, label: preview.label })
  })
}

/** Replies without the objections of a country's only member that it does not let be printed. Source: design 3.10 and "preview". */
function mayBePrinted(replies: readonly ReplyRow[], previewed: readonly PreviewedRow[]): readonly ReplyRow[] {
  const sole = onlyMembers(previewed)
  return replies.filter(reply => reply.mayPrint === true || !sole.has(`${reply.respondent} ${reply.subject}`))
}

/** Objections as a release holds them, each with the answer to it, and with the edition on which its figure was asked. */
function objectionsIn(replies: readonly ReplyRow[], { calls }: Candidate): readonly Objection[] {
  const editionOf = ({ framework, code, number }: ReplyRow) =>
    calls.find(
      call =>
        call.edition.startsWith(`${framework}/`) &&
        call.asked.some(asked => asked.indicator === code && asked.version === number),
    )?.edition
  return replies.flatMap((reply): Objection[] => {
    const edition = editionOf(reply)
    return reply.reply === 'object' && reply.code && reply.text
      ? [
          {
            ...(edition ? { edition } : {}),
            indicator: reply.code,
            subject: reply.about,
            text: reply.text,
            ...(reply.answer ? { reply: reply.answer } : {}),
            day: dayOf(reply.at),
          },
        ]
      : []
  })
}

/** Respondents and subjects without a reply, while the preview's days still run; 0 once they are over. */
export async function stillWaiting(t: InNetwork, preview: PreviewRow, today: string): Promise<number> {
  if (today >= preview.endsOn) return 0
  const replied = new Set(
    (await repliesOf(t, preview.id))
      .filter(reply => reply.frozenTimes === preview.frozenTimes)
      .map(reply => `${reply.respondent} ${reply.subject}`),
  )
  return (await previewedOf(t, preview.rounds)).filter(
    previewedRow => !replied.has(`${previewedRow.respondent} ${previewedRow.subject}`),
  ).length
}

/** An older release of the same rounds names the new one. */
async function markReplaced(
  t: InNetwork,
  made: { readonly id: string; readonly label: string; readonly rounds: readonly string[] },
): Promise<void> {
  for (const older of await releasesReplaced(t, made.rounds))
    if (older.id !== made.id) await setReplacedBy(t, older.id, made.label)
}

/** The releases that a release of these rounds replaces: all their rounds are among these, and nothing replaced them yet. */
export async function releasesReplaced(t: InNetwork, rounds: readonly string[]): Promise<readonly ReleaseRow[]> {
  const found: ReleaseRow[] = []
  for (const older of await releasesOf(t)) {
    if (older.replacedBy) continue
    const its = await roundsOfRelease(t, older.id)
    if (its.length > 0 && its.every(round => rounds.includes(round))) found.push(older)
  }
  return found
}
