/** The network that is walked, and what its people do between the walks: hand in, accept, publish. */
import { sql } from 'kysely'
import { roleNames, type RoleName } from '@waymark/network'
import {
  beginSession,
  freezeAgain,
  invitePerson,
  publishRelease,
  readAs,
  replyObjection,
  reviewCorrection,
  reviewEntry,
  reviewSubmission,
  runJobs,
  startPreview,
  submit,
  submitEntry,
  type Desk,
} from '@waymark/operations'
import { inNetwork, openPreview, repliesOf, roundsOf, submissionsInState } from '@waymark/store'
import { must } from '@waymark/testing'
import { acceptance, type Filled } from '../../tests/isolation/filled-network.ts'
import { visitor, type Visitor } from '../../tests/journeys/visitor.ts'
import { makePlansPublic } from './public-plans.ts'

/** A browser for a person of every role; each request as from an address of its own, so that nobody is in a hurry. */
export async function everyRole(at: Filled, origin: string): Promise<ReadonlyMap<RoleName, Visitor>> {
  const browsers = new Map<RoleName, Visitor>()
  const { runtime } = at.system
  let turn = 0
  const own = () => ({ 'x-forwarded-for': `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn++ & 255}` })
  for (const role of roleNames) {
    const person =
      role === 'focal-point'
        ? must(await invitePerson(runtime, { network: at.slug, name: role, role })).person
        : (await at.desk(role)).person!.id
    browsers.set(role, visitor(origin, `waymark=${(await beginSession(runtime, person)).token}`, own))
  }
  return browsers
}

/** Hands in and accepts whatever can be; says what was accepted, and what could not be handed in. */
export async function acceptAll(at: Filled): Promise<{ readonly accepted: number; readonly left: readonly string[] }> {
  const { system } = at
  const reviewer = await at.desk('reviewer')
  const left: string[] = []
  let accepted = 0
  const report = (made: { readonly ok: boolean; readonly refusal?: unknown }) => {
    if (made.ok) accepted++
    else left.push(JSON.stringify(made.refusal))
  }
  for (const entry of await waitingEntries(system, ['draft', 'returned']))
    await submitEntry(system, entry).then(made => (made.ok ? made : report(made)))
  for (const entry of await waitingEntries(system, ['submitted']))
    report(await reviewEntry(reviewer, { ...entry, ...acceptance, note: '' }))
  for (const state of ['draft', 'returned'] as const)
    for (const { id, revision } of await readAs(system, t => submissionsInState(t, state)))
      if (await hasAnswers(system, id))
        await submit(system, { submission: id, revision }).then(made => (made.ok ? made : report(made)))
  for (const { id, revision } of await readAs(system, t => submissionsInState(t, 'submitted')))
    report(await reviewSubmission(reviewer, { submission: id, revision, ...acceptance, note: '' }))
  for (const answer of await waitingCorrections(system))
    report(await reviewCorrection(reviewer, { answer, ...acceptance, note: '' }))
  return { accepted, left }
}

const ownerReads = async <Row>(system: Desk, ask: (network: string) => ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  inNetwork(system.runtime.installation.owner.db, system.network.id, async t => (await ask(t.network).execute(t)).rows)

const waitingEntries = (system: Desk, states: readonly string[]) =>
  ownerReads<{ entry: string; revision: number }>(
    system,
    network => sql`
      select
        id as entry,
        revision
      from app.entry
      where network_id = ${network}
        and state = any (${states}::text[])
        and same_as is null
      order by id`,
  )

const hasAnswers = async (system: Desk, submission: string): Promise<boolean> =>
  (
    await ownerReads(
      system,
      network => sql`
        select
          1
        from app.answer
        where network_id = ${network}
          and submission_id = ${submission}
        limit 1`,
    )
  ).length > 0

const waitingCorrections = async (system: Desk): Promise<readonly string[]> =>
  (
    await ownerReads<{ id: string }>(
      system,
      network => sql`
        select
          id
        from app.answer
        where network_id = ${network}
          and correction > 0
          and state = 'submitted'
        order by id`,
    )
  ).map(row => row.id)

/** Answers every objection and comment that nobody answered in a form. */
async function answerReplies(system: Desk, preview: string): Promise<void> {
  for (const { id, reply, answer } of await readAs(system, t => repliesOf(t, preview)))
    if (reply !== 'agree' && answer === null)
      must(await replyObjection(system, { preview, reply: id, text: 'It was looked at.', language: 'en' }))
}

/** Publishes every round under this label, the open preview first where there is one. */
export async function publishAll({ system }: Filled, label: string): Promise<void> {
  await makePlansPublic(system)
  const open = await readAs(system, t => openPreview(t))
  const rounds = (await readAs(system, t => roundsOf(t))).map(round => round.id)
  if (open) {
    must(await freezeAgain(system, { preview: open.id, days: '0' }))
    await runJobs(system.runtime)
    await answerReplies(system, open.id)
    must(await publishRelease(system, { preview: open.id }))
  }
  const preview = must(await startPreview(system, { rounds, label, days: '0' }))
  await runJobs(system.runtime)
  must(await publishRelease(system, { preview }))
}

/** Shows the next release to those concerned, so that they can answer. */
export async function previewNext({ system }: Filled, label: string): Promise<void> {
  const rounds = (await readAs(system, t => roundsOf(t))).map(round => round.id)
  must(await startPreview(system, { rounds, label, days: '9' }))
  await runJobs(system.runtime)
}
