/** What follows a restore, in the installation opened anew: redactions, a word in the audit, and a look at whether all of it holds. */
import { appendAudit, allNetworks, inNetwork, releasesOf, readingNetwork, sealAudit } from '@waymark/store'
import { canonicalJson, type Recomputed } from '@waymark/scorecard'
import type { Runtime } from '../runtime.ts'
import { runJobs } from '../drafts/run-jobs.ts'
import { applyHidings } from '../hidden/apply-hidings.ts'
import { applyRedactions } from '../redactions/apply-redactions.ts'
import { verifyWhole, withRelease } from '../releases/verify-release.ts'
import { exportHeads } from '../audit/heads.ts'
import { verifyAudits, type InstallationAudit } from '../audit/verify.ts'

export type CheckedRestore = {
  /** Texts of the backup that had been redacted since, and were taken out again. */
  readonly redacted: number
  readonly audit: InstallationAudit
  readonly releases: readonly CheckedRelease[]
}

export type CheckedRelease = {
  readonly network: string
  readonly label: string
  /** Every file and text is as it was signed, and what could be computed again is right. */
  readonly intact: boolean
  /** What was computed again: figures alone, or nothing, where another version laid its pages out. */
  readonly recomputed: Recomputed
}

/** `takenAt`: the moment of the backup, for the audit. */
export async function settleAfterRestore(runtime: Runtime, takenAt: string): Promise<CheckedRestore> {
  const { app, jobs, owner } = runtime.installation
  const redacted = await applyRedactions(runtime)
  if ((await applyHidings(runtime)) > 0) await runJobs(runtime)
  const at = runtime.now()
  const networks = await allNetworks(owner.db)
  for (const { id, slug } of networks) {
    const content = runtime.keysOf(slug).commit(canonicalJson({ takenAt }))
    await inNetwork(app.db, id, t =>
      appendAudit(t, { at, actor: null, action: 'restore-backup', object: null, content }),
    )
  }
  await sealAudit(jobs.db)
  const audit = await verifyAudits(runtime)
  if (audit.intact) await exportHeads(runtime)
  return { redacted, audit, releases: await checkReleases(runtime, networks) }
}

async function checkReleases(
  runtime: Runtime,
  networks: readonly { readonly id: string; readonly slug: string }[],
): Promise<CheckedRestore['releases']> {
  const checked = []
  for (const { id, slug } of networks) {
    const releases = await readingNetwork(runtime.installation.app.db, id, releasesOf)
    for (const { label } of releases) {
      const report = await withRelease(runtime, { network: slug, label, withSealed: true }, verifyWhole)
      const { intact = false, recomputed = 'nothing' } = report ?? {}
      checked.push({ network: slug, label, intact, recomputed })
    }
  }
  return checked
}
