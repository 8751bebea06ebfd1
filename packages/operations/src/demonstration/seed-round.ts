/** One round of the demonstration: opened, answered, reviewed, ruled, previewed and published on its days. */
import {
  openPreview,
  repliesOf,
  respondentsOf,
  submissionById,
  submissionsOfRespondents,
  type SubmissionRow,
} from '@waymark/store'
import { look, type Desk } from '../desk.ts'
import { answerPreview, replyObjection } from '../previews/answer-preview.ts'
import { startPreview } from '../previews/start-preview.ts'
import { publishRelease } from '../releases/publish-release.ts'
import { closeRound } from '../rounds/close-round.ts'
import { openRound } from '../rounds/open-round.ts'
import { settleAnswer } from '../settlement/settle-answer.ts'
import { reviewSubmission } from '../submissions/review-submission.ts'
import { saveAnswer } from '../submissions/save-answer.ts'
import { submit } from '../submissions/submit.ts'
import type { DemonstrationRound } from './read-demonstration.ts'
import { becauseOf, storyOf, typedOf } from './seed-answers.ts'
import { seedEntries } from './seed-entries.ts'
import { languageOf, must, type Stage } from './stage.ts'

const acceptance = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const

/** Seeds the round; gives its id. */
export async function seedRound(stage: Stage, told: DemonstrationRound, edition: string): Promise<string> {
  stage.goTo(told.opens)
  const round = must(await openRound(stage.system, { edition, label: told.label, period: told.period, due: told.due }))
  const drafts = await draftsOf(stage, round)
  await seedEntries(stage, { label: told.label, drafts, day: told.due })
  stage.goTo(dayAfter(told.due, -10))
  for (const one of told.members)
    await seedSubmission(stage, { ...one, draft: drafts.get(`${one.member} member`)!, turn: 0 })
  for (const late of [false, true]) {
    stage.goTo(late ? dayAfter(told.due, 5) : dayAfter(told.due, -10))
    for (const [turn, one] of told.submissions.entries())
      if (one.late === late)
        await seedSubmission(stage, { ...one, draft: drafts.get(`${one.member} ${one.place}`)!, turn })
  }
  return round
}

type Drafts = ReadonlyMap<string, SubmissionRow>

/** Every draft of the round by its member and country; `member` for what a member says of itself. */
async function draftsOf(stage: Stage, round: string): Promise<Drafts> {
  return look(stage.system, async t => {
    const respondents = await respondentsOf(t)
    const all = await submissionsOfRespondents(
      t,
      respondents.map(one => one.id),
    )
    return new Map(
      all.filter(one => one.round === round).map(one => [`${one.respondentName} ${one.place ?? one.subjectKind}`, one]),
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

async function seedSubmission(stage: Stage, { draft, member, state, turn, answers }: Seeding): Promise<void> {
  const language = languageOf(stage, member)
  const { evidence } = stage.told.words
  let revision = 0
  for (const [code, short] of Object.entries(answers)) {
    const rationale = becauseOf(stage.told, { code, short, language })
    const line = {
      address: `${evidence.address}/${draft.place ?? 'member'}/${code}`,
      seenOn: stage.house.now().toISOString().slice(0, 10),
      quote: evidence.quote[language],
      place: evidence.place,
    }
    const form = {
      submission: draft.id,
      indicator: code,
      typed: typedOf(code, short, storyOf(stage.told, language, turn)),
      rationale,
      evidence: rationale === '' ? [] : [line],
      language,
      revision: 0,
    }
    revision = must(await saveAnswer(stage.system, form)).submission
  }
  if (state === 'draft') return
  must(await submit(stage.system, { submission: draft.id, revision }))
  const reviewer = await stage.sit('second-reviewer')
  if (state === 'accepted')
    must(await reviewSubmission(reviewer, { submission: draft.id, revision: revision + 1, ...acceptance }))
  if (state === 'returned') {
    const note = stage.told.persons.returned.note[language] ?? stage.told.persons.returned.note.en ?? ''
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
export async function seedRuling(stage: Stage, round: string): Promise<void> {
  const reviewer = await stage.sit('second-reviewer')
  const reason = 'The budget line was read out in parliament; it covers the plan for one of its three years.'
  must(
    await settleAnswer(reviewer, {
      round,
      indicator: 'A2',
      subject: 'QMA',
      respondentType: 'member',
      typed: { state: 'partial' },
      reason,
      language: 'en',
    }),
  )
}

/** Publishes these rounds under a label on a day; `objecting` lets a member object in the preview and be answered. */
export async function seedRelease(
  stage: Stage,
  made: {
    readonly rounds: readonly string[]
    readonly label: string
    readonly day: string
    readonly objecting: boolean
  },
): Promise<void> {
  stage.goTo(dayAfter(made.day, made.objecting ? -10 : 0))
  const publisher = await stage.sit('publisher')
  const preview = must(
    await startPreview(publisher, { rounds: made.rounds, label: made.label, days: made.objecting ? '10' : '0' }),
  )
  if (made.objecting) await seedObjection(stage, publisher, preview)
  stage.goTo(made.day)
  must(await publishRelease(await stage.sit('publisher'), { preview }))
}

async function seedObjection(stage: Stage, publisher: Desk, preview: string): Promise<void> {
  const { member, indicator, text, reply } = stage.told.persons.objection
  const subject = await look(publisher, async t => {
    const open = (await openPreview(t))!
    const respondent = (await respondentsOf(t)).find(one => one.name === member)!
    const own = await submissionsOfRespondents(t, [respondent.id])
    return own.find(one => open.rounds.includes(one.round) && one.subjectKind === 'country')!.subject
  })
  await stage
    .sit('objector')
    .then(async desk =>
      must(await answerPreview(desk, { preview, subject, reply: 'object', indicator, text, language: 'en' })),
    )
  const made = (await look(publisher, t => repliesOf(t, preview)))[0]!
  must(await replyObjection(publisher, { preview, reply: made.id, text: reply, language: 'en' }))
}

export async function seedClosing(stage: Stage, round: string, day: string): Promise<void> {
  stage.goTo(day)
  must(await closeRound(stage.system, round))
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

export async function revisionOf(desk: Desk, submission: string): Promise<number> {
  return look(desk, async t => (await submissionById(t, submission))!.revision)
}
