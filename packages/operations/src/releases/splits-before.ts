/** The countries behind the splits by reason that earlier releases of the network printed, read from their public files. */
import { splitsPrinted, type Candidate, type Countable } from '@waymark/scorecard'
import { releaseFile, releasesOf, type InNetwork } from '@waymark/store'

const fields = ['calls', 'editions', 'registerKinds', 'answers', 'closings', 'groups', 'entries'] as const
const pathOf = { registerKinds: 'register-kinds' } as Readonly<Record<string, string>>

/** Withdrawn releases count too: what was printed can be remembered. */
export async function splitsBefore(t: InNetwork): Promise<NonNullable<Candidate['splitsBefore']>> {
  const found: NonNullable<Candidate['splitsBefore']>[number][] = []
  for (const { id } of await releasesOf(t)) {
    const splits = (await fileOf(t, id, 'splits')) as { readonly figure: string }[] | undefined
    if (!splits || splits.length === 0) continue
    const base: Record<string, unknown> = {}
    for (const field of fields) base[field] = await fileOf(t, id, pathOf[field] ?? field)
    found.push(...splitsPrinted(base as Countable, new Set(splits.map(split => split.figure))))
  }
  return found
}

async function fileOf(t: InNetwork, release: string, name: string): Promise<unknown> {
  const bytes = await releaseFile(t, release, `data/${name}.json`)
  return bytes && JSON.parse(Buffer.from(bytes).toString('utf8'))
}
