/** Where a free text stands: the answer, entry, review, plan or release that points to it. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

/** The thing a text stands in, with what an address of a page needs: ids, and codes of indicators and countries. */
export type Standing =
  | {
      readonly in: 'answer'
      readonly answer: string
      readonly submission: string
      readonly round: string
      readonly code: string
      readonly subject: string
      /** Submissions about the same subject: their pages may show what was said before. */
      readonly beside: readonly string[]
    }
  | { readonly in: 'submission'; readonly submission: string }
  | { readonly in: 'entry'; readonly entry: string; readonly kind: string }
  | { readonly in: 'ruling'; readonly round: string; readonly code: string; readonly subject: string }
  | { readonly in: 'preview'; readonly preview: string }
  | { readonly in: 'plan'; readonly place: string }
  | { readonly in: 'baseline'; readonly place: string | null }
  | { readonly in: 'own-record' }
  | { readonly in: 'learning' | 'redaction' | 'published' }
  | { readonly in: 'edition'; readonly edition: string }
  | { readonly in: 'round'; readonly round: string }

type StandingIn<Where extends Standing['in']> = Extract<Standing, { readonly in: Where }>

/** Every place of the network where the text stands. A text that nothing points to any more stands nowhere. */
export async function whereTextStands(t: InNetwork, text: string): Promise<readonly Standing[]> {
  const found = await Promise.all([inAnswers(t, text), inEntries(t, text), inPlans(t, text), elsewhere(t, text)])
  return found.flat()
}

async function inAnswers(t: InNetwork, text: string): Promise<readonly Standing[]> {
  const { rows } = await sql<StandingIn<'answer'>>`
    select
      'answer' as "in",
      answer.id as answer,
      submission.id as submission,
      submission.round_id as round,
      indicator.code,
      coalesce(subject.place_code, subject.member_id::text, region.code, 'network') as subject,
      array(
        select other.id::text
        from app.submission other
        where other.network_id = submission.network_id
          and other.subject_id = submission.subject_id) as beside
    from app.answer answer
    join app.submission submission on submission.network_id = answer.network_id
      and submission.id = answer.submission_id
    join app.subject subject on subject.network_id = submission.network_id
      and subject.id = submission.subject_id
    left join app.group_ region on region.network_id = subject.network_id
      and region.id = subject.group_id
    join app.indicator_version version on version.network_id = answer.network_id
      and version.id = answer.indicator_version_id
    join app.indicator indicator on indicator.network_id = version.network_id
      and indicator.id = version.indicator_id
    where answer.network_id = ${t.network}
      and (${text} in (answer.rationale_id, answer.narrative_id)
        or answer.id in (
          select evidence.answer_id
          from app.evidence evidence
          where evidence.network_id = ${t.network}
            and ${text} in (evidence.address_id, evidence.where_id, evidence.quote_id, evidence.place_id))
        or answer.id in (
          select review.answer_id
          from app.review review
          where review.network_id = ${t.network}
            and review.note_id = ${text}))`.execute(t)
  return rows
}

async function inEntries(t: InNetwork, text: string): Promise<readonly Standing[]> {
  const { rows } = await sql<StandingIn<'entry'>>`
    select
      'entry' as "in",
      entry.id as entry,
      entry.kind
    from app.entry entry
    where entry.network_id = ${t.network}
      and (${text} in (entry.title_id, entry.description_id, entry.others_id)
        or entry.id in (
          select field.entry_id
          from app.entry_text field
          where field.network_id = ${t.network}
            and field.text_id = ${text})
        or entry.id in (
          select stage.entry_id
          from app.entry_stage stage
          where stage.network_id = ${t.network}
            and stage.source_id = ${text})
        or entry.id in (
          select before.entry_id
          from app.entry_history before
          where before.network_id = ${t.network}
            and (before.reason_id = ${text} or before.content::text like '%' || ${text} || '%'))
        or entry.id in (
          select evidence.entry_id
          from app.evidence evidence
          where evidence.network_id = ${t.network}
            and ${text} in (evidence.address_id, evidence.where_id, evidence.quote_id, evidence.place_id))
        or entry.id in (
          select review.entry_id
          from app.review review
          where review.network_id = ${t.network}
            and review.note_id = ${text}))`.execute(t)
  return rows
}

async function inPlans(t: InNetwork, text: string): Promise<readonly Standing[]> {
  const { rows } = await sql<StandingIn<'plan'>>`
    select
      'plan' as "in",
      coalesce(subject.place_code, region.code, 'network') as place
    from app.dialogue dialogue
    join app.subject subject on subject.network_id = dialogue.network_id
      and subject.id = dialogue.subject_id
    left join app.group_ region on region.network_id = subject.network_id
      and region.id = subject.group_id
    left join app.priority priority on priority.network_id = dialogue.network_id
      and priority.dialogue_id = dialogue.id
    left join app.action action on action.network_id = priority.network_id
      and action.priority_id = priority.id
    left join app.action_update said on said.network_id = action.network_id
      and said.action_id = action.id
    left join app.action_milestone milestone on milestone.network_id = action.network_id
      and milestone.action_id = action.id
    left join app.action_resource resource on resource.network_id = action.network_id
      and resource.action_id = action.id
    where dialogue.network_id = ${t.network}
      and ${text} in (
        dialogue.note_id,
        priority.reason_id,
        action.what_id,
        action.who_id,
        action.resources_id,
        action.expects_id,
        said.text_id,
        milestone.what_id,
        milestone.shows_id,
        resource.note_id)
    limit 1`.execute(t)
  return rows.length > 0 ? rows : inKeptPlans(t, text)
}

/** As the title of a plan, the body that agreed on it, the reason of an amendment or what stood before it. */
async function inKeptPlans(t: InNetwork, text: string): Promise<readonly Standing[]> {
  const { rows } = await sql<StandingIn<'plan'>>`
    select
      'plan' as "in",
      coalesce(subject.place_code, region.code, 'network') as place
    from app.subject subject
    left join app.group_ region on region.network_id = subject.network_id
      and region.id = subject.group_id
    where subject.network_id = ${t.network}
      and subject.id in (
        select decided.subject_id
        from app.not_to_act decided
        where decided.network_id = ${t.network}
          and decided.reason_id = ${text}
        union all
        select plan.subject_id
        from app.plan plan
        where plan.network_id = ${t.network}
          and (plan.title_id = ${text}
            or exists (
              select
              from app.plan_agreement agreement
              where agreement.network_id = plan.network_id
                and agreement.plan_id = plan.id
                and agreement.body_id = ${text}))
        union all
        select coalesce(plan.subject_id, dialogue.subject_id)
        from app.plan_amendment amendment
        left join app.plan plan on plan.network_id = amendment.network_id
          and plan.id = amendment.plan_id
        left join app.action action on action.network_id = amendment.network_id
          and action.id = amendment.action_id
        left join app.priority priority on priority.network_id = amendment.network_id
          and priority.id = coalesce(amendment.priority_id, action.priority_id)
        left join app.dialogue dialogue on dialogue.network_id = priority.network_id
          and dialogue.id = priority.dialogue_id
        where amendment.network_id = ${t.network}
          and (amendment.reason_id = ${text} or amendment.before::text like '%' || ${text} || '%'))
    limit 1`.execute(t)
  return rows
}

async function elsewhere(t: InNetwork, text: string): Promise<readonly Standing[]> {
  const { rows } = await sql<{ readonly stands: Standing }>`
    select jsonb_build_object('in', 'submission', 'submission', review.submission_id) as stands
    from app.review review
    where review.network_id = ${t.network}
      and review.note_id = ${text}
      and review.submission_id is not null
    union all
    select jsonb_build_object(
      'in', 'ruling',
      'round', ruling.round_id,
      'code', indicator.code,
      'subject', coalesce(subject.place_code, subject.member_id::text, region.code, 'network'))
    from app.ruling ruling
    join app.subject subject on subject.network_id = ruling.network_id
      and subject.id = ruling.subject_id
    left join app.group_ region on region.network_id = subject.network_id
      and region.id = subject.group_id
    join app.indicator_version version on version.network_id = ruling.network_id
      and version.id = ruling.indicator_version_id
    join app.indicator indicator on indicator.network_id = version.network_id
      and indicator.id = version.indicator_id
    where ruling.network_id = ${t.network}
      and ruling.reason_id = ${text}
    union all
    select jsonb_build_object('in', 'preview', 'preview', reply.preview_id)
    from app.preview_reply reply
    where reply.network_id = ${t.network}
      and ${text} in (reply.text_id, reply.answer_id)
    union all
    select jsonb_build_object('in', 'own-record')
    from app.own_record own
    where own.network_id = ${t.network}
      and own.title_id = ${text}
    union all
    select jsonb_build_object('in', 'learning')
    from app.learning_step step
    where step.network_id = ${t.network}
      and step.text_id = ${text}
    union all
    select jsonb_build_object('in', 'learning')
    from app.decision_outcome outcome
    where outcome.network_id = ${t.network}
      and outcome.text_id = ${text}
    union all
    select jsonb_build_object('in', 'baseline', 'place', subject.place_code)
    from app.baseline baseline
    join app.subject subject on subject.network_id = baseline.network_id
      and subject.id = baseline.subject_id
    where baseline.network_id = ${t.network}
      and (${text} in (baseline.start_id, baseline.body_id, baseline.record_id, baseline.reason_id)
        or baseline.id in (
          select said.baseline_id
          from app.baseline_value said
          where said.network_id = ${t.network}
            and said.note_id = ${text}))
    union all
    select jsonb_build_object('in', 'plan', 'place', subject.place_code)
    from app.national_indicator own
    join app.subject subject on subject.network_id = own.network_id
      and subject.id = own.subject_id
    where own.network_id = ${t.network}
      and ${text} in (own.name_id, own.question_id, own.evidence_id, own.yes_id, own.partial_id, own.no_id)
    union all
    select jsonb_build_object('in', 'edition', 'edition', revision.edition_id)
    from app.revision revision
    where revision.network_id = ${t.network}
      and revision.reason_id = ${text}
    union all
    select jsonb_build_object('in', 'edition', 'edition', agreement.edition_id)
    from app.agreement agreement
    where agreement.network_id = ${t.network}
      and agreement.late_reason_id = ${text}
    union all
    select jsonb_build_object('in', 'round', 'round', round.id)
    from app.round round
    where round.network_id = ${t.network}
      and ${text} in (round.reason_id, round.reopening_reason_id)
    union all
    select jsonb_build_object('in', 'round', 'round', extended.round_id)
    from app.submission extended
    where extended.network_id = ${t.network}
      and extended.extension_reason_id = ${text}
    union all
    select jsonb_build_object('in', 'redaction')
    from app.redaction redaction
    where redaction.network_id = ${t.network}
      and redaction.text_id = ${text}
      and redaction.agreed_by is null
      and redaction.left_by is null
    union all
    select jsonb_build_object('in', 'published')
    from app.network network
    where network.id = ${t.network}
      and network.kind <> 'closed'
      and (
        exists (
          select 1
          from app.release_text beside
          where beside.network_id = network.id
            and beside.text_id = ${text})
        or exists (
          select 1
          from app.release_redaction gone
          where gone.network_id = network.id
            and gone.text_id = ${text}))`.execute(t)
  return rows.map(row => row.stands)
}
