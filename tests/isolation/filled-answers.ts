/** The answers of a filled network, every text with its canary. */
import { type Desk, correctAnswer, readAs, reviewSubmission, saveAnswer, submit } from '@waymark/operations'
import { type SubmissionRow, answersOf, submissionById } from '@waymark/store'
import { must } from '@waymark/testing'
import { language } from './filled-plan.ts'
import type { Making } from './filled-world.ts'

const revisionOf = (system: Desk, id: string) => readAs(system, async t => (await submissionById(t, id))!.revision)

const evidence = (canary: string) => [
  {
    type: 'law',
    where: '',
    address: 'https://example.org/gazette',
    seenOn: '2026-02-01',
    quote: `${canary} quoted`,
    place: 'page 3',
  },
]

export const acceptance = { decision: 'accept', accepted: [], language, nobodyRecognisable: true } as const

type Saying = { readonly name: string; readonly says: string }

export async function answer({ system, canary, reviewer, drafts }: Making, { name, says }: Saying): Promise<void> {
  const { id: submission } = drafts.get(name)!
  const state = says.startsWith('no') ? 'no' : 'yes'
  const form = { submission, indicator: 'A2', typed: { state }, evidence: evidence(canary), language }
  const revision = () => revisionOf(system, submission)
  must(await saveAnswer(system, { ...form, rationale: `${canary} ${name}`, revision: await revision() }))
  if (says === 'draft') return
  must(await submit(system, { submission, revision: await revision() }))
  if (says.endsWith('accepted'))
    must(
      await reviewSubmission(reviewer, {
        submission,
        revision: await revision(),
        ...acceptance,
        note: `${canary} note`,
      }),
    )
}

export async function corrected({ system, canary }: Making, accepted: SubmissionRow) {
  const base = (await readAs(system, t => answersOf(t, accepted.id))).find(
    answerRow => answerRow.state === 'accepted',
  )!.id
  const form = { submission: accepted.id, indicator: 'A2', typed: { state: 'partial' }, language, base }
  const rationale = `${canary} corrected`
  const { answer: correction } = must(await correctAnswer(system, { ...form, rationale, evidence: evidence(canary) }))
  return { base, correction }
}
