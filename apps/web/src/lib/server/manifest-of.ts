import { error } from '@sveltejs/kit'
import type { PublicRelease } from '@waymark/operations'
import { noticeOfHidden } from './hidden-in.ts'
import { joinedParts, manifestPath, type Manifest, type ManifestPart, type ManifestRoot } from '@waymark/scorecard'

/** The manifest of a release with all its parts joined, and the files that were made again since. 404 where there is none. */
export async function manifestOf(opened: PublicRelease): Promise<Manifest> {
  const root = await opened.page<ManifestRoot>(manifestPath)
  if (!root) error(404, 'The release has no manifest.')
  const parts = await Promise.all(root.parts.map(part => opened.page<ManifestPart>(part.path)))
  const lists = joinedParts(parts.filter(part => part !== undefined))
  const notice = await noticeOfHidden(opened)
  const again = new Map(notice?.files.map(file => [file.path, file]))
  const isPart = new Set(root.parts.map(part => part.path))
  return {
    ...root,
    ...lists,
    parts: root.parts.map(part => again.get(part.path) ?? part),
    files: [...lists.files, ...(notice?.files ?? []).filter(file => !isPart.has(file.path)), ...(notice?.parts ?? [])],
  }
}
