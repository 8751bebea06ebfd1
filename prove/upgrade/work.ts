/** What people do on the day after an upgrade: publish the draft release that waited, finish a draft, have it reviewed, publish again. */
import assert from 'node:assert/strict'
import type { RoleName } from '@waymark/network'
import {
  beginSession,
  deskOf,
  publishRelease,
  readAs,
  reviewSubmission,
  runJobs,
  startPreview,
  submit,
  withRelease,
  verifyWhole,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import { submissionById } from '@waymark/store'
import { must } from '@waymark/testing'
import { acceptance } from '../../tests/isolation/filled-network.ts'
import { slug, type Facts } from './stored.ts'

/** Publishes two releases more; throws where anything of it is refused. */
export async function work(runtime: Runtime, facts: Facts): Promise<void> {
  const as = (role: RoleName) => deskAs(runtime, facts, role)
  const publisher = await as('secretariat')
  must(await publishRelease(publisher, { preview: facts.preview }))
  const contributor = await as('contributor')
  const submission = facts.draft
  const revision = async () => (await readAs(contributor, t => submissionById(t, submission)))!.revision
  must(await submit(contributor, { submission, revision: await revision() }))
  const review = { submission, revision: await revision(), ...acceptance, note: 'Read on the new version.' }
  must(await reviewSubmission(await as('reviewer'), review))
  const preview = must(await startPreview(publisher, { rounds: [facts.round], label: '2026-9', days: '0' }))
  await runJobs(runtime)
  must(await publishRelease(publisher, { preview }))
}

async function deskAs(runtime: Runtime, { people }: Facts, role: RoleName): Promise<Desk> {
  const person = people[role]
  assert.ok(person, `the stored facts name nobody with the role ${role}`)
  const { token } = await beginSession(runtime, person)
  const desk = await deskOf(runtime, token, slug)
  assert.ok(desk, `${role} has no desk any more`)
  return desk
}

/** What is wrong with any release of any network; empty where each is as it was signed. */
export async function brokenReleases(runtime: Runtime, releases: Facts['releases']): Promise<readonly string[]> {
  const broken: string[] = []
  for (const { network, label } of releases) {
    const report = await withRelease(runtime, { network, label, withSealed: true }, verifyWhole)
    assert.ok(report, `${network} has lost its release ${label}`)
    const { intact, findings } = report
    if (!intact) broken.push(`${network} ${label}: ${findings.map(finding => finding.kind).join(', ')}`)
  }
  return broken
}
