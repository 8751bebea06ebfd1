/** The form of one countable thing: what its kind asks, and what is written of it so far. */
import type { RegisterKind } from '@waymark/framework'
import {
  editionById,
  entriesOfSubmission,
  membersOnDay,
  registerKindsOf,
  roundById,
  submissionById,
  type EntryShown,
  type InNetwork,
  type SubmissionRow,
} from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { listsToClose } from './for-desk.ts'
import { mayAnswerFor } from '../submissions/who-answers.ts'
import { warned, type WarningShown } from '../submissions/answers-shown.ts'
import { submissionHead, type SubmissionHead } from '../submissions/submission-page.ts'
import { subjectNames, type SubjectShown } from '../network/subjects-shown.ts'

export type KindShown = Pick<RegisterKind, 'code' | 'name' | 'counted' | 'dates' | 'fields' | 'stages' | 'periodBy'>

export type EntryPage = {
  readonly submission: SubmissionHead
  readonly kind: KindShown
  /** Null for a new one. */
  readonly entry: EntryShown | null
  readonly warnings: readonly WarningShown[]
  /** Whether it can be written now. */
  readonly open: boolean
  readonly places: readonly SubjectShown[]
  readonly members: readonly { readonly id: string; readonly name: string }[]
  readonly themes: readonly { readonly code: string; readonly name: RegisterKind['name'] }[]
}

/** Null where the list is not this desk's to write, or has no entry of this id. `entry` null asks for a new one. */
export function entryPage(
  desk: Desk,
  of: { readonly submission: string; readonly kind: string; readonly entry: string | null },
): Promise<EntryPage | null> {
  return readAs(desk, async t => {
    const submission = await submissionById(t, of.submission)
    if (!submission || !mayAnswerFor(desk, submission)) return null
    if (!(await listsToClose(t, submission)).some(list => list.kind === of.kind)) return null
    const entry = of.entry === null ? null : await entryIn(t, submission, of)
    if (entry === undefined) return null
    const [spec] = await registerKindsOf(t, [of.kind])
    const { code, name, counted, dates, fields, stages, periodBy } = spec!
    const head = await submissionHead(desk, t, submission)
    const round = (await roundById(t, submission.round))!
    const { themes } = (await editionById(t, round.edition))!.content
    const names = await subjectNames(desk, t)
    return {
      submission: head,
      kind: { code, name, counted, dates, fields, stages, periodBy },
      entry,
      warnings: entry ? warningsInEntry(entry) : [],
      open: entry ? writable(entry, head) : head.round.closedOn === null,
      places: [...names.values()].filter(name => name.kind === 'country'),
      members: (await membersOnDay(t, dayOf(desk.runtime.now()))).map(member => ({ id: member.id, name: member.name })),
      themes,
    }
  })
}

const writable = (entry: EntryShown, { round }: SubmissionHead) =>
  entry.state === 'returned' || (entry.state === 'draft' && round.closedOn === null)

async function entryIn(
  t: InNetwork,
  submission: SubmissionRow,
  of: { readonly kind: string; readonly entry: string | null },
): Promise<EntryShown | undefined> {
  return (await entriesOfSubmission(t, submission)).find(entry => entry.id === of.entry && entry.kind === of.kind)
}

/** What in any text of an entry may point to a person, with the form's field. */
export function warningsInEntry(entry: EntryShown): readonly WarningShown[] {
  return [
    ...warned('title', entry.title),
    ...warned('description', entry.description),
    ...warned('others', entry.others),
    ...Object.entries(entry.texts).flatMap(([field, text]) => warned(`fields.${field}`, text)),
    ...entry.evidence.flatMap((evidence, line) => warned(`evidence.${line}.quote`, evidence.quote)),
  ]
}
