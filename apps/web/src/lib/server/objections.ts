import type { PublicObjection } from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'

/** Every objection printed in a release. They came while its pages were looked at, so they lie beside the pages. */
export async function objectionsOf(opened: PublicRelease): Promise<readonly PublicObjection[]> {
  return (await opened.page<readonly PublicObjection[]>('data/objections.json')) ?? []
}

/** Those about an indicator of an edition, `framework/label`. */
export async function objectionsAbout(
  opened: PublicRelease,
  about: { readonly indicator: string; readonly edition: string },
): Promise<readonly PublicObjection[]> {
  return (await objectionsOf(opened)).filter(
    ({ indicator, edition }) => indicator === about.indicator && (edition === undefined || edition === about.edition),
  )
}
