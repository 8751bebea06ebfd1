/** The countries behind the splits by reason that earlier releases of the network printed, read from their public files. */
import { splitsPrinted, type Candidate } from '@waymark/scorecard'
import { releasesOf, type InNetwork } from '@waymark/store'
import { countableOf, fieldOf } from './released-base.ts'

/** Withdrawn releases count too: what was printed can be remembered. */
export async function splitsBefore(t: InNetwork): Promise<NonNullable<Candidate['splitsBefore']>> {
  const found: NonNullable<Candidate['splitsBefore']>[number][] = []
  for (const { id } of await releasesOf(t)) {
    const splits = await fieldOf(t, id, 'splits')
    if (splits.length === 0) continue
    const base = await countableOf(t, id)
    found.push(...splitsPrinted(base, new Set(splits.map(split => split.figure))))
  }
  return found
}
