/** Content into the database, and what follows from it: equal content changes nothing. */
import { loadContent, publishPublicRecord, type Content, type ContentProblem, type House } from '@waymark/operations'
import type { Result } from '@waymark/language'

export const problemLine = (one: ContentProblem): string =>
  `content/${one.file}:${one.line ?? one.row ?? 1} ${one.path}: ${one.message} [${one.kind}]`

/** Gives the label of a new public-record release, if there is one. Throws, changing nothing, where the content is not sound. */
export async function prepare(
  house: House,
  content: Result<Content, readonly ContentProblem[]>,
): Promise<string | undefined> {
  if (!content.ok) {
    for (const one of content.refusal) console.error(problemLine(one))
    throw new Error('The content cannot be loaded; nothing was changed.')
  }
  await loadContent(house, content.value)
  const record = content.value.frameworks.find(one => one.edition.framework.code === 'public-record')
  if (!record) throw new Error('content/frameworks has no public-record framework.')
  return publishPublicRecord(house, record.edition.edition.label)
}
