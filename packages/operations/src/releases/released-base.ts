/** The public base of a release of the network, read from its files. */
import { basePath, joinedField, pathOfPart, type Base, type Countable } from '@waymark/scorecard'
import { releaseFile, type InNetwork } from '@waymark/store'

const fields = ['calls', 'editions', 'registerKinds', 'answers', 'closings', 'groups'] as const

/** The fields that figures over answers are counted from. Entries, of which there may be very many, are left out: no series is over them. */
export async function countableOf(t: InNetwork, release: string): Promise<Countable> {
  const base: Record<string, unknown> = { entries: [] }
  for (const field of fields) base[field] = await fieldOf(t, release, field)
  return base as Countable
}

/** A field with all its parts joined. */
export async function fieldOf<F extends keyof Base>(t: InNetwork, release: string, field: F): Promise<Base[F]> {
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
