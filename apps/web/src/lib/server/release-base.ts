import { basePath, joinedField, pathOfPart, type Base } from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'

/** A field of what a release was computed from, with all its parts joined. */
export async function fieldOf<F extends keyof Base>(opened: PublicRelease, field: F): Promise<Base[F]> {
  const parts: unknown[] = []
  for (;;) {
    const part = await opened.page(pathOfPart(basePath(field), parts.length + 1))
    if (part === undefined) return joinedField(field, parts)
    parts.push(part)
  }
}
