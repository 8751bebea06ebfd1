/** Previews: a frozen candidate, and what the asked say of it. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'
import { isUuid } from '../uuid.ts'

export type PreviewRow = {
  readonly id: string
  readonly label: string
  readonly rounds: string[]
  readonly frozenTimes: number
  readonly frozenAt: Date
  readonly endsOn: string
  readonly state: 'open' | 'published' | 'abandoned'
}

const preview = sql`
  select
    id,
    label,
    rounds,
    frozen_times as "frozenTimes",
    frozen_at as "frozenAt",
    ends_on as "endsOn",
    state
  from app.preview`

export async function openPreview(t: InNetwork): Promise<PreviewRow | undefined> {
  const { rows } = await sql<PreviewRow>`${preview} where network_id = ${t.network} and state = 'open'`.execute(t)
  return rows[0]
}

export async function previewById(t: InNetwork, id: string): Promise<PreviewRow | undefined> {
  if (!isUuid(id)) return undefined
  const { rows } = await sql<PreviewRow>`${preview} where network_id = ${t.network} and id = ${id}`.execute(t)
  return rows[0]
}

/** As `previewById`, and nobody else changes it until this transaction ends. */
export async function lockPreview(t: InNetwork, id: string): Promise<PreviewRow | undefined> {
  if (!isUuid(id)) return undefined
  await sql`select 1 from app.preview where network_id = ${t.network} and id = ${id} for update`.execute(t)
  return previewById(t, id)
}

export type NewPreview = Omit<PreviewRow, 'frozenTimes' | 'state'> & { readonly person: string | null }

export async function writePreview(t: InNetwork, made: NewPreview): Promise<void> {
  await sql`
    insert into app.preview (network_id, id, label, rounds, frozen_at, ends_on, person_id)
    values (
      ${t.network},
      ${made.id},
      ${made.label},
      ${made.rounds}::uuid[],
      ${made.frozenAt},
      ${made.endsOn},
      ${made.person}
    )`.execute(t)
}

/** Freezes anew; replies stand for the freeze they were made of until its draft is ready. */
export async function freezePreviewAgain(
  t: InNetwork,
  made: { readonly id: string; readonly at: Date; readonly endsOn: string },
): Promise<void> {
  await sql`
    update app.preview
    set
      frozen_times = frozen_times + 1,
      frozen_at = ${made.at},
      ends_on = ${made.endsOn}
    where network_id = ${t.network}
      and id = ${made.id}`.execute(t)
}

export async function setPreviewState(t: InNetwork, id: string, state: PreviewRow['state']): Promise<void> {
  await sql`update app.preview set state = ${state} where network_id = ${t.network} and id = ${id}`.execute(t)
}

export type ReplyRow = {
  readonly id: string
  readonly frozenTimes: number
  readonly respondent: string
  readonly subject: string
  readonly place: string | null
  /** What it is about as a release names it: a country's code, a member's id, a region's code, or `network`. */
  readonly about: string
  readonly reply: 'agree' | 'comment' | 'object'
  readonly version: string | null
  /** Code of the indicator, number of its version, and code of its framework. */
  readonly code: string | null
  readonly number: number | null
  readonly framework: string | null
  readonly text: string | null
  readonly answer: string | null
  /** Of an objection about a country with one member: whether that member lets it be printed. */
  readonly mayPrint: boolean | null
  readonly at: Date
}

export async function repliesOf(t: InNetwork, previewId: string): Promise<ReplyRow[]> {
  if (!isUuid(previewId)) return []
  const { rows } = await sql<ReplyRow>`
    select
      y.id,
      y.frozen_times as "frozenTimes",
      y.respondent_id as respondent,
      y.subject_id as subject,
      u.place_code as place,
      coalesce(u.place_code, u.member_id::text, g.code, 'network') as about,
      y.reply,
      y.indicator_version_id as version,
      i.code,
      v.number,
      f.code as framework,
      y.text_id as text,
      y.answer_id as answer,
      y.may_print as "mayPrint",
      y.at
    from app.preview_reply y
      join app.subject u on u.network_id = y.network_id
      and u.id = y.subject_id
      left join app.group_ g on g.network_id = u.network_id
      and g.id = u.group_id
      left join app.indicator_version v on v.network_id = y.network_id
      and v.id = y.indicator_version_id
      left join app.indicator i on i.network_id = v.network_id
      and i.id = v.indicator_id
      left join app.framework f on f.network_id = i.network_id
      and f.id = i.framework_id
    where y.network_id = ${t.network}
      and y.preview_id = ${previewId}
    order by y.at`.execute(t)
  return rows
}

export type NewReply = {
  readonly preview: string
  readonly frozenTimes: number
  readonly respondent: string
  readonly subject: string
  readonly reply: ReplyRow['reply']
  readonly version: string | null
  readonly text: string | null
  /** Of an objection about a country with one member; null where it was not asked. */
  readonly mayPrint: boolean | null
  readonly person: string
  readonly at: Date
}

export async function writeReply(t: InNetwork, made: NewReply): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.preview_reply (
      network_id,
      id,
      preview_id,
      frozen_times,
      respondent_id,
      subject_id,
      reply,
      indicator_version_id,
      text_id,
      may_print,
      person_id,
      at
    )
    values (
      ${t.network},
      ${id},
      ${made.preview},
      ${made.frozenTimes},
      ${made.respondent},
      ${made.subject},
      ${made.reply},
      ${made.version},
      ${made.text},
      ${made.mayPrint},
      ${made.person},
      ${made.at}
    )`.execute(t)
  return id
}

/** Writes the publisher's answer beside a reply. */
export async function answerReply(
  t: InNetwork,
  reply: string,
  answer: { readonly text: string; readonly person: string | null },
): Promise<void> {
  await sql`
    update app.preview_reply
    set
      answer_id = ${answer.text},
      answered_by = ${answer.person}
    where network_id = ${t.network}
      and id = ${reply}`.execute(t)
}

/** Replies to the freeze `before`, about subjects whose answers stayed the same, stand for the newest freeze too. */
export async function carryReplies(
  t: InNetwork,
  carried: {
    readonly preview: string
    readonly subjects: readonly string[]
    readonly before: number
    readonly frozenTimes: number
  },
): Promise<void> {
  await sql`
    update app.preview_reply
    set frozen_times = ${carried.frozenTimes}
    where network_id = ${t.network}
      and preview_id = ${carried.preview}
      and frozen_times = ${carried.before}
      and subject_id = any (${carried.subjects}::uuid[])`.execute(t)
}

export type PreviewedRow = {
  readonly respondent: string
  readonly member: string | null
  readonly office: string | null
  readonly respondentType: string
  readonly subject: string
  readonly subjectKind: string
  readonly place: string | null
  /** The group's code. */
  readonly group: string | null
}

/** Every respondent with each subject it was asked about in these rounds. */
export async function previewedOf(t: InNetwork, rounds: readonly string[]): Promise<PreviewedRow[]> {
  const { rows } = await sql<PreviewedRow>`
    select distinct
      s.respondent_id as respondent,
      r.member_id as member,
      r.office_id as office,
      coalesce(o.type, 'member') as "respondentType",
      s.subject_id as subject,
      u.kind as "subjectKind",
      u.place_code as place,
      g.code as "group"
    from app.submission s
      join app.respondent r on r.network_id = s.network_id
      and r.id = s.respondent_id
      join app.subject u on u.network_id = s.network_id
      and u.id = s.subject_id
      left join app.office o on o.network_id = r.network_id
      and o.id = r.office_id
      left join app.group_ g on g.network_id = u.network_id
      and g.id = u.group_id
    where s.network_id = ${t.network}
      and s.round_id = any (${rounds}::uuid[])
    order by 7,
      1`.execute(t)
  return rows
}
