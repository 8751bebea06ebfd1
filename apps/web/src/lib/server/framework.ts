import { error } from '@sveltejs/kit'
import type { FrameworkPage, FrameworkSections } from '@waymark/scorecard'
import { fileOf, releaseAt, type AtRelease } from './release.ts'

/** An edition of a release with its sections and their figures, and the free texts it names. 404 where there is none. */
export async function frameworkAt(at: AtRelease & { readonly edition: string }) {
  const opened = await releaseAt(at)
  const { page, texts } = await fileOf<FrameworkPage>(opened, `frameworks/${at.edition}.json`)
  const beside = await opened.page<FrameworkSections>(`frameworks/${at.edition}/sections.json`)
  if (!beside) error(404, 'The release has no such page.')
  return { page: { ...page, sections: beside.sections }, texts }
}
