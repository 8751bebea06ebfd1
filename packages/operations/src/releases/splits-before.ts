/** The countries behind the splits by reason that earlier releases of the network printed, read from their public files. */
import { basePartPath, basePath, splitsPrinted, type Candidate, type Countable } from '@waymark/scorecard'
import { releaseFile, releasesOf, type InNetwork } from '@waymark/store'

const fields = ['calls', 'editions', 'registerKinds', 'answers', 'closings', 'groups', 'entries'] as const

/** Withdrawn releases count too: what was printed can be remembered. */
export async function splitsBefore(t: InNetwork): Promise<NonNullable<Candidate['splitsBefore']>> {
  const found: NonNullable<Candidate['splitsBefore']>[number][] = []
  for (const { id } of await releasesOf(t)) {
    const splits = (await fileOf(t, id, basePath('splits'))) as { readonly figure: string }[] | undefined
    if (!splits || splits.length === 0) continue
    const base: Record<string, unknown> = {}
    for (const field of fields) base[field] = await listOf(t, id, field)
    found.push(...splitsPrinted(base as Countable, new Set(splits.map(split => split.figure))))
  }
  return found
}

/** All parts of a list, joined. */
async function listOf(t: InNetwork, release: string, field: (typeof fields)[number]): Promise<readonly unknown[]> {
  const list: unknown[] = []
  for (let part = 1; ; part += 1) {
    const found = await fileOf(t, release, basePartPath(basePath(field), part))
    if (found === undefined) return list
    list.push(...(found as readonly unknown[]))
  }
}

async function fileOf(t: InNetwork, release: string, path: string): Promise<unknown> {
  const bytes = await releaseFile(t, release, path)
  return bytes && JSON.parse(Buffer.from(bytes).toString('utf8'))
}
