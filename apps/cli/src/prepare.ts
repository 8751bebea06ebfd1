/** Content into the database, and what follows from it: equal content changes nothing. */
import {
  applyHidings,
  applyRedactions,
  contentFolder,
  loadContent,
  openDemonstration,
  publishPublicRecord,
  readContent,
  readDemonstration,
  type ContentProblem,
  type Runtime,
} from '@waymark/operations'
import { withLock } from '@waymark/store'
import { demonstrationIsOff } from './open.ts'

export const problemLine = (problem: ContentProblem): string =>
  `content/${problem.file}:${problem.line ?? problem.row ?? 1} ${problem.path}: ${problem.message} [${problem.kind}]`

/**
 * One process at a time loads the content, publishes the public record where it changed, and makes the demonstration at first start. Gives the label
 * of a new public-record release, if there is one. Throws, changing nothing, where the content is not sound.
 */
export function prepare(runtime: Runtime, say: (line: string) => void = () => {}): Promise<string | undefined> {
  return withLock(runtime.installation.owner.db, 'waymark prepares', () => prepareLocked(runtime, say))
}

async function prepareLocked(runtime: Runtime, say: (line: string) => void): Promise<string | undefined> {
  const demonstration = !demonstrationIsOff()
  const content = soundOrThrow(readContent(contentFolder, demonstration))
  await applyRedactions(runtime)
  await applyHidings(runtime)
  await loadContent(runtime, content)
  const record = content.frameworks.find(framework => framework.edition.framework.code === 'public-record')
  if (!record) throw new Error('content/frameworks has no public-record framework.')
  const label = await publishPublicRecord(runtime, record.edition.edition.label)
  if (demonstration) {
    const story = soundOrThrow(readDemonstration(contentFolder))
    if (await openDemonstration(runtime, story, () => say('Making the demonstration (once) ...')))
      say('The demonstration is made.')
  }
  return label
}

type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: readonly ContentProblem[] }

function soundOrThrow<T>(read: Read<T>): T {
  if (read.ok) return read.value
  for (const problem of read.refusal) console.error(problemLine(problem))
  throw new Error('The content cannot be loaded; nothing was changed.')
}
