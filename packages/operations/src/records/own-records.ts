/**
 * What a member records of its part in human rights reports and national forums. The member's own people alone see it and write it; nobody
 * accepts it. A count of members goes out, never who. Source: definition 10, S3b; models.md 7.
 */
import { gathering, readPastDay, readText } from '@waymark/collection'
import { done, refused, textLanguageOf, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import {
  ownRecords,
  recordPeriods,
  saveText,
  setOwnRecordCounts,
  writeOwnRecord,
  writeRecordClosing,
  type InNetwork,
  type OwnRecordRow,
} from '@waymark/store'
import { perform, speaksFor, type Desk } from '../desk.ts'
import { firstOf } from '../refusal.ts'
import type { RecordProblem, RecordsRefusal } from './refusals.ts'

export type RecordForm = {
  readonly member: string
  /** `report` or `forum`. */
  readonly what: string
  readonly day: string
  readonly confidential: boolean
  /** Together with others. */
  readonly joint: boolean
  /** Which report or forum; empty where it is confidential. */
  readonly title: string
  readonly language: string
}

const longestTitle = 300 // characters; a line in a list

/**
 * Records one contribution. Refuses a day to come, an open one without a title, a confidential one with a title, since nothing in words is
 * kept of it, and a forum that is confidential: everybody was there.
 */
export async function recordContribution(
  desk: Desk,
  form: RecordForm,
): Promise<Result<{ readonly record: string }, RecordsRefusal>> {
  return perform<{ readonly record: string }, RecordsRefusal>(
    desk,
    'record-contribution',
    async ({ t, at, latest, about }) => {
      if (!readId(form.member).ok || !speaksFor(desk, form.member)) return refused({ kind: 'thing.not-found' })
      const read = readRecord(form, latest)
      if (!read.ok) return refused(firstOf(read.refusal))
      const { title, ...said } = read.value
      const language = textLanguageOf(form.language)
      const titleId = title === '' ? null : await saveText(t, { language, body: title })
      const made = { ...said, member: form.member, title: titleId }
      const record = await writeOwnRecord(t, { ...made, person: desk.person?.id ?? null, at })
      about(record, made)
      return done({ record })
    },
  )
}

function readRecord(form: RecordForm, latest: string) {
  const all = gathering<RecordProblem>()
  const what: OwnRecordRow['what'] | null = form.what === 'report' || form.what === 'forum' ? form.what : null
  if (form.what === '') all.add({ kind: 'field.missing', field: 'what' })
  else if (what === null) all.add({ kind: 'choice.unknown', field: 'what', given: form.what })
  const day = all.take(readPastDay('day', form.day, latest))
  const title = all.take(readText('title', form.title, longestTitle))
  if (form.confidential && what === 'forum') all.add({ kind: 'record.confidential-forum', field: 'confidential' })
  else if (form.confidential && title) all.add({ kind: 'record.confidential-words', field: 'title' })
  else if (!form.confidential && title === '') all.add({ kind: 'field.missing', field: 'title' })
  const { confidential, joint } = form
  return all.end(() => ({ what: what!, day: day!, confidential, joint, title: title! }))
}

/** Takes a record out of the count, or puts it in again: what was wrong stays readable to the member. */
export async function countRecord(
  desk: Desk,
  form: { readonly record: string; readonly counts: boolean },
): Promise<Result<null, RecordsRefusal>> {
  return perform<null, RecordsRefusal>(desk, 'keep-contributions', async ({ t, about }) => {
    const found = await ownOne(t, desk, form.record)
    if (!found) return refused({ kind: 'thing.not-found' })
    await setOwnRecordCounts(t, found.id, form.counts)
    about(found.id, { counts: form.counts })
    return done(null)
  })
}

async function ownOne(t: InNetwork, desk: Desk, id: string): Promise<OwnRecordRow | undefined> {
  if (!readId(id).ok) return undefined
  return (await ownRecords(t, { members: membersSpokenFor(desk), id }))[0]
}

/** Says that the record of a round's period is complete, so that nothing in it is a no; or takes that back. */
export async function closeRecord(
  desk: Desk,
  form: { readonly member: string; readonly period: string; readonly complete: boolean },
): Promise<Result<null, RecordsRefusal>> {
  return perform<null, RecordsRefusal>(desk, 'keep-contributions', async ({ t, at, about }) => {
    if (!readId(form.member).ok || !speaksFor(desk, form.member)) return refused({ kind: 'thing.not-found' })
    const period = (await recordPeriods(t, [form.member])).find(
      recordPeriod => `${recordPeriod.from} ${recordPeriod.until}` === form.period,
    )
    if (!period) return refused({ kind: 'thing.not-found' })
    const { label: _, ...of } = { ...period, complete: form.complete }
    await writeRecordClosing(t, { ...of, person: desk.person?.id ?? null, at })
    about(form.member, of)
    return done(null)
  })
}

/** The members whose records this desk keeps. */
export const membersSpokenFor = (desk: Desk): readonly string[] => [
  ...new Set(desk.roles.flatMap(role => (role.name === 'lead' || role.name === 'contributor' ? [role.member] : []))),
]
