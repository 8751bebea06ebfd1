/** Somebody says of a list of one register kind: complete, nothing to report, or why it cannot be said. */
import { readListSaid } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import {
  confirmEntries,
  lockList,
  lockUpperList,
  reopenList,
  roundById,
  submissionById,
  writeClosing,
  writeUpperClosing,
  type ClosingWord,
  type ListRow,
  type RoundRow,
  type UpperListKey,
  type UpperListRow,
} from '@waymark/store'
import { dayBefore } from '../days.ts'
import { perform, type Act, type Desk } from '../desk.ts'
import { holdOne } from './hold-list.ts'
import type { EntriesRefusal } from './refusals.ts'
import { mayAnswerFor } from '../submissions/who-answers.ts'

export type ListForm = {
  readonly submission: string
  /** Code of the register kind. */
  readonly kind: string
  /** `complete`, `nothing-to-report`, a reason a respondent may choose, or empty to open the list again. */
  readonly said: string
  /** Whether it is held from now on; a list that is held stays so in either case. */
  readonly hold?: boolean
}

export type Closing = { readonly closing: ClosingWord | null }

/**
 * Closes the list, opens it again, or gives the reason why it cannot be closed. Refuses `list.unfinished` while entries are
 * drafts or returned, "nothing" beside entries, "complete" of none, and a closed round. A closing keeps the entries it saw, and
 * confirms the standing things among them.
 */
export async function closeList(desk: Desk, form: ListForm): Promise<Result<Closing, EntriesRefusal>> {
  return perform<Closing, EntriesRefusal>(desk, 'close-list', act => closeOwn(act, desk, form))
}

/** Says it of several lists at once: all of them, or none where one is refused. An empty word leaves a list as it is. */
export async function closeLists(
  desk: Desk,
  forms: { readonly lists: readonly ListForm[]; readonly upper: readonly UpperListForm[] },
): Promise<Result<{ readonly closed: number }, EntriesRefusal>> {
  return perform<{ readonly closed: number }, EntriesRefusal>(desk, 'close-list', async act => {
    const lists = forms.lists.filter(list => list.said.trim() !== '')
    const upper = forms.upper.filter(list => list.said.trim() !== '')
    for (const list of lists) {
      const closed = await closeOwn(act, desk, { ...list, said: again(list.said) })
      if (!closed.ok) return refused({ ...closed.refusal, field: `list.${list.submission}.${list.kind}` })
    }
    for (const list of upper) {
      const closed = await closeUpper(act, desk, { ...list, said: again(list.said) })
      if (!closed.ok) return refused({ ...closed.refusal, field: upperField(list) })
    }
    return done({ closed: lists.length + upper.length })
  })
}

export const upperField = ({ round, kind, level, subject }: UpperListKey): string =>
  `upper.${round}.${kind}.${level}.${subject}`

/** On the page of all lists "open" opens one again, because there an empty word means no change. */
const again = (said: string) => (said.trim() === 'open' ? '' : said)

export type UpperListForm = UpperListKey & { readonly said: string }

async function closeOwn(act: Act, desk: Desk, form: ListForm): Promise<Result<Closing, EntriesRefusal>> {
  const { t, at, about } = act
  const submission = readId(form.submission).ok ? await submissionById(t, form.submission) : undefined
  if (!submission || !mayAnswerFor(desk, submission)) return refused({ kind: 'thing.not-found' })
  const { round, subject, respondent } = submission
  const key = { round, subject, respondent, kind: form.kind }
  const list = await lockList(t, key)
  if (!list) return refused({ kind: 'thing.not-found' })
  const said = await readSaid(act, { ...form, list, field: `list.${form.kind}` })
  if (!said.ok) return said
  const { closing, saw } = said.value
  const held = form.hold ? await holdOne({ t, at }, { desk, list: key, held: true }) : done(null)
  if (!held.ok) return refused({ ...held.refusal, field: `list.${form.kind}` })
  if (closing === null) await reopenList(t, key)
  else await writeClosing(t, { ...key, closing, saw, person: desk.person?.id ?? null, at })
  about(submission.id, { ...key, closing, saw, ...(form.hold ? { held: true } : {}) })
  return done({ closing })
}

/** Closes the list of a region, as its coordinator, or the network's, as the secretariat. */
async function closeUpper(act: Act, desk: Desk, form: UpperListForm): Promise<Result<Closing, EntriesRefusal>> {
  const { round, kind, level, subject } = form
  const key = { round, kind, level, subject }
  const known = readId(round).ok && readId(subject).ok
  const list = known ? await lockUpperList(act.t, key) : undefined
  if (!list || !closesUpper(desk, list)) return refused({ kind: 'thing.not-found' })
  const said = await readSaid(act, { ...form, list, field: upperField(form) })
  if (!said.ok) return said
  const { closing, saw } = said.value
  await writeUpperClosing(act.t, { ...key, closing, saw, person: desk.person?.id ?? null, at: act.at })
  act.about(subject, { ...key, closing, saw })
  return done({ closing })
}

/** Whether this desk closes a list above the national ones. */
export function closesUpper(desk: Desk, { level, region }: Pick<UpperListRow, 'level' | 'region'>): boolean {
  if (desk.person === null) return true
  if (level === 'international') return desk.roles.some(role => role.name === 'secretariat')
  return desk.roles.some(role => role.name === 'coordinator' && role.region === region)
}

type Saying = {
  readonly kind: string
  readonly said: string
  readonly field: string
  readonly list: ListRow | UpperListRow
}

async function readSaid(
  { t, today }: Act,
  { kind, said: typed, field, list }: Saying,
): Promise<Result<Closing & { readonly saw: readonly string[] }, EntriesRefusal>> {
  const round = (await roundById(t, list.round))!
  if (round.closedOn) return refused({ kind: 'round.closed' })
  const given = typed.trim()
  if (given === '') return done({ closing: null, saw: [] })
  const said = readListSaid(given, kind, list.entries + list.unfinished)
  if (!said.ok) return refused({ ...said.refusal, field })
  if (said.value === 'complete' && list.unfinished > 0)
    return refused({ kind: 'list.unfinished', field, register: kind, unfinished: list.unfinished })
  const closing: ClosingWord =
    said.value === 'complete' ? 'complete' : said.value === 'nothing-to-report' ? 'nothing' : said.value.missing
  if (closing === 'complete') await confirmEntries(t, list.ids, goneThrough(round, today))
  return done({ closing, saw: list.ids })
}

/** The day as of which going through a list speaks: the period's last, or today where that has not come yet. */
const goneThrough = ({ until }: RoundRow, today: string): string =>
  dayBefore(until) < today ? dayBefore(until) : today
