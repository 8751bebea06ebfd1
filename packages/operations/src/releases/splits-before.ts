/** The countries behind the splits by reason that earlier releases of the network printed, read from their public files. */
import { splitsPrinted, type Candidate } from '@waymark/scorecard'
import { releasesOf, splitsOfHidings, type InNetwork } from '@waymark/store'
import { countableOf, fieldOf } from './released-base.ts'

/** Withdrawn releases count too, and splits that a release printed before a country was hidden in it: what was printed can be remembered. */
export async function splitsBefore(t: InNetwork): Promise<NonNullable<Candidate['splitsBefore']>> {
  const found: NonNullable<Candidate['splitsBefore']>[number][] = []
  for (const { id } of await releasesOf(t)) {
    const splits = await fieldOf(t, id, 'splits')
    if (splits.length === 0) continue
    const base = await countableOf(t, id)
    found.push(...splitsPrinted(base, new Set(splits.map(split => split.figure))))
  }
  return [...found, ...((await splitsOfHidings(t)) as typeof found)]
}
