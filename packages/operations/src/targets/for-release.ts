/** The targets of a network as a candidate holds them: where they are recorded stays inside. */
import type { Target } from '@waymark/scorecard'
import { targetsOf, type InNetwork } from '@waymark/store'

/** Those on editions that are in the release. */
export async function targetsForRelease(
  t: InNetwork,
  editions: readonly { readonly id: string }[],
): Promise<readonly Target[]> {
  const own = new Set(editions.map(edition => edition.id))
  return (await targetsOf(t))
    .filter(target => own.has(target.edition))
    .map(({ id, framework, code, number, state, least, by, agreedOn, body, region, place, places, milestones }) => ({
      id,
      framework,
      indicator: code,
      version: number,
      state,
      least,
      by,
      agreedOn,
      body,
      ...(region === null ? {} : { region }),
      ...(place === null ? {} : { place }),
      places,
      milestones,
    }))
}
