/** The countries behind the splits by reason that earlier releases of the network printed, read from their public files. */
import {
  basePath,
  joinedField,
  pathOfPart,
  splitsPrinted,
  type Base,
  type Candidate,
  type Countable,
} from '@waymark/scorecard'
import { releaseFile, releasesOf, type InNetwork } from '@waymark/store'

const fields = ['calls', 'editions', 'registerKinds', 'answers', 'closings', 'groups', 'entries'] as const

/** Withdrawn releases count too: what was printed can be remembered. */
export async function splitsBefore(t: InNetwork): Promise<NonNullable<Candidate['splitsBefore']>> {
  const found: NonNullable<Candidate['splitsBefore']>[number][] = []
  for (const { id } of await releasesOf(t)) {
    const splits = await fieldOf(t, id, 'splits')
    if (splits.length === 0) continue
    const base: Record<string, unknown> = {}
    for (const field of fields) base[field] = await fieldOf(t, id, field)
    found.push(...splitsPrinted(base as Countable, new Set(splits.map(split => split.figure))))
  }
  return found
}

/** A field with all its parts joined. */
async function fieldOf<F extends keyof Base>(t: InNetwork, release: string, field: F): Promise<Base[F]> {
  const parts: unknown[] = []
  for (;;) {
    const found = await fileOf(t, release, pathOfPart(basePath(field), parts.length + 1))
    if (found === undefined) return joinedField(field, parts)
    parts.push(found)
  }
}

async function fileOf(t: InNetwork, release: string, path: string): Promise<unknown> {
  const bytes = await releaseFile(t, release, path)
  return bytes && JSON.parse(Buffer.from(bytes).toString('utf8'))
}
