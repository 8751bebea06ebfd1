/**
 * What becomes of the filled network of the isolation tests after its first release, so that every step of a guide can be taken in it: a second release,
 * the first withdrawn, its round closed, another opened, evidence of every sort, an answer entered for a member, a text that concerns a child's safety.
 */
import {
  answerForMember,
  closeRound,
  freezeAgain,
  markConcern,
  openRound,
  publishRelease,
  readAs,
  reviewSubmission,
  runJobs,
  saveAnswer,
  startPreview,
  submit,
  withdrawRelease,
  type Desk,
} from '@waymark/operations'
import { editionPath } from '@waymark/scorecard'
import { answersOf, editionsOf, submissionById, submissionsInState } from '@waymark/store'
import { must } from '@waymark/testing'
import { acceptance, type Filled } from '../isolation/filled-network.ts'

const language = 'en'

/** The second release, after which the round is closed: no preview is open then. Gives the release's id. */
export async function releasedAgain(filled: Filled): Promise<string> {
  const [keeper, reviewer] = [await filled.desk('secretariat'), await filled.desk('reviewer')]
  await officesAnswered(filled, reviewer)
  const release = await secondRelease(filled, keeper)
  must(await closeRound(keeper, filled.shared.round))
  return release
}

/** The second round with its preview; gives the addresses that carry an id, below the network's own. */
export async function askedAgain(filled: Filled, release: string): Promise<readonly string[]> {
  const { shared, south, system } = filled
  const [keeper, reviewer] = [await filled.desk('secretariat'), await filled.desk('reviewer')]
  const next = { edition: shared.edition, label: 'Second', period: '2026-S1', due: '2026-08-01', reason: 'As before.' }
  const second = must(await openRound(keeper, { ...next, language }))
  const preview = must(await startPreview(keeper, { rounds: [second], label: '2026-3', days: '10' }))
  await runJobs(keeper.runtime)
  const own = await formsOf(system, second)
  const entered = { submission: own('Birch'), indicator: 'A1', typed: { state: 'yes' }, rationale: 'By telephone.' }
  const came = { from: 'paper', receivedOn: '2026-02-01', evidence: [], language }
  must(await answerForMember(keeper, { ...entered, ...came, revision: await revisionOf(system, own('Birch')) }))
  const [waiting] = await readAs(system, t => answersOf(t, south.toReview))
  must(await markConcern(reviewer, { text: waiting!.rationale!, origin: 'http://localhost' }))
  return [
    ...atDesk(filled),
    `desk/rounds/${second}`,
    `desk/releases/${release}`,
    `desk/previews/${preview}`,
    `desk/submissions/${own('Birch')}/A2`,
    `desk/submissions/${own('Juniper')}/submit`,
    ...(await published(system)),
  ]
}

/** One office hands in what a reviewer has to open, another what can only be consulted somewhere; the second is accepted. */
async function officesAnswered({ system, offices }: Filled, reviewer: Desk): Promise<void> {
  const answered = async (submission: string, shows: Shows) => {
    const form = { submission, indicator: 'A2', typed: { state: 'yes' }, rationale: 'It is in force.', language }
    const evidence = [{ ...shows, seenOn: '2026-02-01', quote: 'Section 4 applies.', place: 'page 3' }]
    must(await saveAnswer(system, { ...form, evidence, revision: await revisionOf(system, submission) }))
    must(await submit(system, { submission, revision: await revisionOf(system, submission) }))
  }
  await answered(offices.Larch.draft, { type: 'interview', where: '', address: 'https://example.org/talk' })
  const submission = offices.Juniper.draft
  await answered(submission, { type: 'report', where: 'Library of the ministry', address: '' })
  const revision = await revisionOf(system, submission)
  must(await reviewSubmission(reviewer, { submission, revision, ...acceptance, note: '' }))
}

type Shows = { readonly type: string; readonly where: string; readonly address: string }

/** Publishes what the open preview shows, in place of the first release; gives its id. */
async function secondRelease({ shared }: Filled, keeper: Desk): Promise<string> {
  must(await freezeAgain(keeper, { preview: shared.preview, days: '0' }))
  await runJobs(keeper.runtime)
  const { release } = must(await publishRelease(keeper, { preview: shared.preview }))
  const withdrawal = { release: shared.release, reason: 'A mistake in it.', replacedBy: '2026-2', language }
  must(await withdrawRelease(keeper, withdrawal))
  return release
}

const revisionOf = (system: Desk, id: string) => readAs(system, async t => (await submissionById(t, id))!.revision)

/** The open forms about countries of a round, by respondent. */
async function formsOf(system: Desk, round: string): Promise<(respondent: string) => string> {
  const drafts = await readAs(system, t => submissionsInState(t, 'draft'))
  const own = drafts.filter(draft => draft.round === round && draft.subjectKind === 'country')
  return respondent => own.find(draft => draft.respondentName === respondent)!.id
}

function atDesk({ north, south, shared, offices }: Filled): readonly string[] {
  return [
    ...[north, south].flatMap(({ toReview, entryToReview, correction }) => [
      `reviews/${toReview}`,
      `reviews/entry/${entryToReview}`,
      `reviews/correction/${correction}`,
    ]),
    `reviews/${offices.Larch.draft}`,
    `submissions/${offices.Juniper.draft}/A2/correct`,
    `submissions/${north.accepted}/A2/correct`,
    `settlement/${shared.round}/A2/QMA`,
    `redactions/ask?text=${shared.textToReview}`,
    `rounds/${shared.round}`,
    `rounds/${shared.round}/reopen`,
    `plans/QMA/optional?dialogue=${north.dialogue}`,
    `safeguarding/mark?text=${shared.text}`,
  ].map(path => `desk/${path}`)
}

/** Pages of both releases. */
async function published(system: Desk): Promise<readonly string[]> {
  const [adopted] = await readAs(system, t => editionsOf(t))
  const edition = editionPath(adopted!.content)
  const observed = `observations/${edition}/A2/QMA`
  const pages = ['', `/framework/${edition}/A2`, `/${observed}`, '/data', '/verify', '/world']
  return ['2026-1', '2026-2'].flatMap(label => pages.map(page => `${label}${page}`))
}
