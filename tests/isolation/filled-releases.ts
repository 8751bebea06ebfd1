/** What there is once in a filled network: a release, a preview, what waits for a second person, what belongs to an account. */
import {
  answerPreview,
  askHiding,
  askRecovery,
  askRedaction,
  giveAnotherRole,
  publishRelease,
  readAs,
  runJobs,
  startPreview,
} from '@waymark/operations'
import { answersOf, inNetwork, indicatorsInUse } from '@waymark/store'
import { must } from '@waymark/testing'
import { sql } from 'kysely'
import { language } from './filled-plan.ts'
import type { Making, Things } from './filled-world.ts'

/** A release that stands, a preview that is open with a comment in it, a redaction, a hiding and a recovery that wait for a second person. */
export async function sharedThings(making: Making, of: { round: string; north: Things }) {
  const { system, canary, desk, drafts } = making
  const keeper = await desk('secretariat')
  const first = must(await startPreview(keeper, { rounds: [of.round], label: '2026-1', days: '0' }))
  await runJobs(keeper.runtime)
  const published = must(await publishRelease(keeper, { preview: first }))
  const preview = must(await startPreview(keeper, { rounds: [of.round], label: '2026-2', days: '10' }))
  await runJobs(keeper.runtime)
  const subject = drafts.get('Alder')!.subject
  const said = { preview, subject, reply: 'comment', indicator: '', text: `${canary} comment`, language }
  const reply = must(await answerPreview(await desk('contributor'), said))
  const answers = await readAs(system, t => answersOf(t, of.north.draft))
  const text = answers[0]!.rationale!
  const textToReview = (await readAs(system, t => answersOf(t, of.north.toReview)))[0]!.rationale!
  const { redaction } = must(await askRedaction(await desk('contributor'), { text, reason: `${canary} redaction` }))
  const hiding = must(await askHiding(keeper, { country: 'QMB', reason: `${canary} hiding` }))
  const lead = (await desk('lead')).person!.id
  const indicator = (await readAs(system, t => indicatorsInUse(t))).find(
    choosableIndicator => choosableIndicator.code === 'A2',
  )!.id
  return {
    preview,
    reply,
    text,
    textToReview,
    redaction,
    hiding,
    indicator,
    person: lead,
    ...(await ofAccounts(making, lead)),
    release: published.release,
  }
}

async function ofAccounts({ desk, system }: Making, person: string) {
  const { db } = system.runtime.installation.owner
  await sql`update auth.person set email = ${`${person}@example.org`} where id = ${person}`.execute(db)
  const administrator = await desk('administrator')
  must(await askRecovery(administrator, { person }))
  const focal = { role: 'focal-point', member: '', region: '', until: '', person }
  must(await giveAnotherRole(administrator, focal))
  const idOf = (table: string) =>
    inNetwork(db, system.network.id, async t => {
      const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
        where network_id = ${t.network} and person_id = ${person}`.execute(t)
      return rows[0]!.id
    })
  return { role: await idOf('auth.role_of'), recovery: await idOf('auth.recovery'), naming: await idOf('auth.naming') }
}
