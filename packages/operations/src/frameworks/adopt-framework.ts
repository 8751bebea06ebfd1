/** A network takes a shipped edition as its own: a copy with the hash of what it copied. */
import { proposedStanding, type Indicator } from '@waymark/framework'
import { done, refused, type Result } from '@waymark/language'
import { canonicalJson } from '@waymark/scorecard'
import {
  editionsOf,
  placeVersion,
  shippedEdition,
  versionsOf,
  writeEdition,
  writeVersion,
  type InNetwork,
  type VersionRow,
} from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { CommonRefusal } from '../refusal.ts'
import { sha256Of } from '../sha256.ts'
import { comparableOf, indicatorRules } from './indicator-rules.ts'

export type AdoptRefusal =
  | { readonly kind: 'framework.not-shipped'; readonly code: string; readonly edition: string }
  | { readonly kind: 'framework.adopted-already'; readonly code: string; readonly edition: string }
  /** The same version number with other rules than the one that stands: a change of rules needs a new version. */
  | { readonly kind: 'indicator.version-differs'; readonly indicator: string; readonly version: number }

/** Adopts edition `edition` of framework `code`; it is then proposed, until the network agrees. Gives the edition's id. */
export async function adoptFramework(
  desk: Desk,
  wish: { readonly code: string; readonly edition: string },
): Promise<Result<string, AdoptRefusal | CommonRefusal>> {
  return perform<string, AdoptRefusal>(desk, 'adopt-framework', async ({ t, at, about }) => {
    const shipped = await shippedEdition(t, wish.code, wish.edition)
    if (!shipped) return refused({ kind: 'framework.not-shipped', ...wish })
    const known = await editionsOf(t)
    if (known.some(edition => edition.code === wish.code && edition.label === wish.edition))
      return refused({ kind: 'framework.adopted-already', ...wish })
    const { id, framework } = await writeEdition(t, {
      code: wish.code,
      label: wish.edition,
      sha256: shipped.sha256,
      content: shipped.content,
      at,
    })
    const versions = await versionsOf(t, framework)
    for (const [position, indicator] of shipped.content.indicators.entries()) {
      const version = await keptVersion(t, framework, { indicator, versions })
      if (!version.ok) return version
      const standing = proposedStanding(indicator)
      await placeVersion(t, { edition: id, version: version.value, position, standing })
    }
    about(id, { code: wish.code, edition: wish.edition, sha256: shipped.sha256 })
    return done(id)
  })
}

type Wanted = { readonly indicator: Indicator; readonly versions: readonly VersionRow[] }

async function keptVersion(
  t: InNetwork,
  framework: string,
  { indicator, versions }: Wanted,
): Promise<Result<string, AdoptRefusal>> {
  const rules = indicatorRules(indicator)
  const sha256 = sha256Of(canonicalJson(rules))
  const { number } = indicator.version
  const standing = versions.find(version => version.code === indicator.code && version.number === number)
  if (standing)
    return standing.sha256 === sha256
      ? done(standing.id)
      : refused({ kind: 'indicator.version-differs', indicator: indicator.code, version: number })
  return done(
    await writeVersion(t, {
      framework,
      code: indicator.code,
      number,
      rules,
      sha256,
      comparable: comparableOf(indicator),
    }),
  )
}
