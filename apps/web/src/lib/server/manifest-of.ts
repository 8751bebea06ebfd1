import { error } from '@sveltejs/kit'
import type { PublicRelease } from '@waymark/operations'
import { joinedParts, manifestPath, type Manifest, type ManifestPart, type ManifestRoot } from '@waymark/scorecard'

/** The manifest of a release with all its parts joined. 404 where there is none. */
export async function manifestOf(opened: PublicRelease): Promise<Manifest> {
  const root = await opened.page<ManifestRoot>(manifestPath)
  if (!root) error(404, 'The release has no manifest.')
  const parts = await Promise.all(root.parts.map(part => opened.page<ManifestPart>(part.path)))
  return { ...root, ...joinedParts(parts.filter(part => part !== undefined)) }
}
