/** The agreed baselines of countries, as a candidate holds them: records of decisions stay in the network. */
import type { Baseline, Status } from '@waymark/scorecard'
import { baselinesOf, type InNetwork } from '@waymark/store'

/** Those of the frameworks whose editions are in the release, revised ones included. */
export async function baselinesForRelease(
  t: InNetwork,
  editions: readonly { readonly id: string; readonly framework: string }[],
): Promise<Baseline[]> {
  const frameworks = new Set(editions.map(edition => edition.framework))
  const made: Baseline[] = []
  for (const row of await baselinesOf(t, null)) {
    if (row.state !== 'agreed' || row.place === null || !frameworks.has(row.framework)) continue
    made.push({
      id: row.id,
      subject: row.place,
      framework: row.frameworkCode,
      from: row.from,
      last: row.until,
      agreedOn: row.agreedOn!,
      body: row.body!,
      ...(row.basis === 'core' ? {} : { basis: row.basis }),
      start: row.start,
      ...(row.revises && row.reason ? { revises: row.revises, reason: row.reason } : {}),
      values: row.values.map(({ code, number, status, source, round, note }) => ({
        indicator: code,
        version: number,
        status: status as Status,
        ...(source ? { source } : {}),
        ...(round ? { call: round } : {}),
        ...(note ? { note } : {}),
      })),
    })
  }
  return made
}
