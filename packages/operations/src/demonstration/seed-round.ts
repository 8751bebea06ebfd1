/** One round of the demonstration: opened, answered, reviewed, ruled, previewed and published on its days. */
import { openPreview, repliesOf, respondentsOf, submissionsOfRespondents, type SubmissionRow } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { answerPreview, replyObjection } from '../previews/answer-preview.ts'
import { runJobs } from '../drafts/run-jobs.ts'
import { startPreview } from '../previews/start-preview.ts'
import { publishRelease } from '../releases/publish-release.ts'
import { closeRound } from '../rounds/close-round.ts'
import { openRound } from '../rounds/open-round.ts'
import { settleAnswer } from '../settlement/settle-answer.ts'
import { reviewSubmission } from '../reviews/review-submission.ts'
import { saveAnswer } from '../submissions/save-answer.ts'
import { submit } from '../submissions/submit.ts'
import type { DemonstrationRound } from './read-demonstration.ts'
import { becauseOf, storyOf, typedOf } from './seed-answers.ts'
import { seedEntries } from './seed-entries.ts'
import { languageOf, must, type SeedContext } from './context.ts'

const acceptance = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const

/** Seeds the round; gives its id. */
export async function seedRound(context: SeedContext, story: DemonstrationRound, edition: string): Promise<string> {
  context.goTo(story.opens)
  const round = must(
    await openRound(context.system, { edition, label: story.label, period: story.period, due: story.due }),
  )
  const drafts = await draftsOf(context, round)
  await seedEntries(context, { label: story.label, drafts, round, day: story.due })
  context.goTo(dayAfter(story.due, -10))
  for (const member of story.members)
    await seedSubmission(context, { ...member, draft: drafts.get(`${member.member} member`)!, turn: 0 })
  for (const late of [false, true]) {
    context.goTo(late ? dayAfter(story.due, 5) : dayAfter(story.due, -10))
    for (const [turn, one] of story.submissions.entries())
      if (one.late === late)
        await seedSubmission(context, { ...one, draft: drafts.get(`${one.member} ${one.place}`)!, turn })
  }
  return round
}

type Drafts = ReadonlyMap<string, SubmissionRow>

/** Every draft of the round by its member and country; `member` for what a member says of itself. */
async function draftsOf(context: SeedContext, round: string): Promise<Drafts> {
  return readAs(context.system, async t => {
    const respondents = await respondentsOf(t)
    const all = await submissionsOfRespondents(
      t,
      respondents.map(respondent => respondent.id),
    )
    return new Map(
      all
        .filter(submission => submission.round === round)
        .map(submission => [`${submission.respondentName} ${submission.place ?? submission.subjectKind}`, submission]),
    )
  })
}

type Seeding = {
  readonly draft: SubmissionRow
  readonly member: string
  readonly state: string
  readonly turn: number
  readonly answers: Readonly<Record<string, string>>
}

async function seedSubmission(context: SeedContext, { draft, member, state, turn, answers }: Seeding): Promise<void> {
  const language = languageOf(context, member)
  const { evidence } = context.story.words
  let revision = 0
  for (const [code, short] of Object.entries(answers)) {
    const rationale = becauseOf(context.story, { code, short, language })
    const line = {
      type: evidence.type,
      where: '',
      address: `${evidence.address}/${draft.place ?? 'member'}/${code}`,
      seenOn: context.runtime.now().toISOString().slice(0, 10),
      quote: evidence.quote[language] ?? evidence.quote.en,
      place: evidence.place,
    }
    const form = {
      submission: draft.id,
      indicator: code,
      typed: typedOf(code, short, storyOf(context.story, language, turn)),
      rationale,
      evidence: rationale === '' ? [] : [line],
      language,
      revision: 0,
    }
    revision = must(await saveAnswer(context.system, form)).submission
  }
  if (state === 'draft') return
  must(await submit(context.system, { submission: draft.id, revision }))
  const reviewer = await context.signInAs('second-reviewer')
  if (state === 'accepted')
    must(await reviewSubmission(reviewer, { submission: draft.id, revision: revision + 1, ...acceptance }))
  if (state === 'returned') {
    const note = context.story.persons.returned.note[language] ?? context.story.persons.returned.note['en'] ?? ''
    must(
      await reviewSubmission(reviewer, {
        submission: draft.id,
        revision: revision + 1,
        ...acceptance,
        decision: 'return',
        note,
        language,
      }),
    )
  }
}

/** Rules on the one contested answer of the first round, so that both a ruling and a contested answer can be seen. */
export async function seedRuling(context: SeedContext, round: string): Promise<void> {
  const reviewer = await context.signInAs('second-reviewer')
  const reason = 'The budget was read out in parliament: it pays for the plan in none of its years.'
  must(
    await settleAnswer(reviewer, {
      round,
      indicator: 'A2',
      subject: 'QMA',
      respondentType: 'member',
      typed: { state: 'no' },
      reason,
      language: 'en',
    }),
  )
}

/** Publishes these rounds under a label on a day; `objecting` lets a member object in the preview and be answered. */
export async function seedRelease(
  context: SeedContext,
  made: {
    readonly rounds: readonly string[]
    readonly label: string
    readonly day: string
    readonly objecting: boolean
  },
): Promise<void> {
  context.goTo(dayAfter(made.day, made.objecting ? -10 : 0))
  const publisher = await context.signInAs('publisher')
  const preview = must(
    await startPreview(publisher, { rounds: made.rounds, label: made.label, days: made.objecting ? '10' : '0' }),
  )
  await runJobs(publisher.runtime)
  if (made.objecting) await seedObjection(context, publisher, preview)
  context.goTo(made.day)
  must(await publishRelease(await context.signInAs('publisher'), { preview }))
}

async function seedObjection(context: SeedContext, publisher: Desk, preview: string): Promise<void> {
  const { member, indicator, text, reply } = context.story.persons.objection
  const subject = await readAs(publisher, async t => {
    const open = (await openPreview(t))!
    const respondent = (await respondentsOf(t)).find(respondent => respondent.name === member)!
    const own = await submissionsOfRespondents(t, [respondent.id])
    return own.find(submission => open.rounds.includes(submission.round) && submission.subjectKind === 'country')!
      .subject
  })
  await context
    .signInAs('objector')
    .then(async desk =>
      must(await answerPreview(desk, { preview, subject, reply: 'object', indicator, text, language: 'en' })),
    )
  const made = (await readAs(publisher, t => repliesOf(t, preview)))[0]!
  must(await replyObjection(publisher, { preview, reply: made.id, text: reply, language: 'en' }))
}

export async function seedClosing(context: SeedContext, round: string, day: string): Promise<void> {
  context.goTo(day)
  must(await closeRound(context.system, round))
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
