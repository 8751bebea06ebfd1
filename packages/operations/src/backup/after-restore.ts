/** What follows a restore, in the house opened anew: redactions, a word in the audit, and a look at whether all of it holds. */
import { appendAudit, allNetworks, inNetwork, releasesOf, readingNetwork, sealAudit } from '@waymark/store'
import { canonicalJson, type Recomputed } from '@waymark/scorecard'
import type { House } from '../house.ts'
import { applyRedactions } from '../redaction/apply-redactions.ts'
import { verifyWhole, wholeRelease } from '../releases/verify-release.ts'
import { exportHeads } from '../audit/heads.ts'
import { verifyAudits, type HouseAudit } from '../audit/verify.ts'

export type Checked = {
  /** Texts of the backup that had been redacted since, and were taken out again. */
  readonly redacted: number
  readonly audit: HouseAudit
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
export async function settleAfterRestore(house: House, takenAt: string): Promise<Checked> {
  const { app, jobs, owner } = house.installation
  const redacted = await applyRedactions(house)
  const at = house.now()
  const networks = await allNetworks(owner.db)
  for (const { id, slug } of networks) {
    const content = house.keysOf(slug).commit(canonicalJson({ takenAt }))
    await inNetwork(app.db, id, t =>
      appendAudit(t, { at, actor: null, action: 'restore-backup', object: null, content }),
    )
  }
  await sealAudit(jobs.db)
  const audit = await verifyAudits(house)
  if (audit.intact) await exportHeads(house)
  return { redacted, audit, releases: await checkReleases(house, networks) }
}

async function checkReleases(
  house: House,
  networks: readonly { readonly id: string; readonly slug: string }[],
): Promise<Checked['releases']> {
  const checked = []
  for (const { id, slug } of networks) {
    const releases = await readingNetwork(house.installation.app.db, id, releasesOf)
    for (const { label } of releases) {
      const whole = await wholeRelease(house, { network: slug, label, withSealed: true })
      const report = whole && verifyWhole(whole)
      const { intact = false, recomputed = 'nothing' } = report ?? {}
      checked.push({ network: slug, label, intact, recomputed })
    }
  }
  return checked
}
