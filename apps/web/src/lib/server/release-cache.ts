import type { Heard, PublicRelease } from '@waymark/operations'

const mostFiles = 64 // parsed files kept; with files of at most some 200 KB this stays well below 100 MB

// Files of a release change only when they are made again, so a parsed one serves every reader until then.
const kept = new Map<string, unknown>()

/**
 * The same release, with files that were read lately not read and parsed again, and texts only where a change since would have been
 * heard. Whoever gets a value must not change it.
 */
export function remembering(opened: PublicRelease, heard: Heard): PublicRelease {
  const nameOf = (path: string) => `${opened.release.id} ${opened.madeAgain} ${path}`
  return {
    ...opened,
    async page<T>(path: string) {
      const name = nameOf(path)
      return keep(name, kept.has(name) ? (kept.get(name) as T) : await opened.page<T>(path))
    },
    pageWithTexts: <T>(path: string, named: (page: T) => readonly string[]) =>
      heard.read(`texts ${nameOf(path)}`, async () => {
        const name = nameOf(path)
        const known = kept.get(name) as T | undefined
        if (known !== undefined) {
          const ids = named(known)
          return { page: known, named: ids, texts: await opened.texts(ids) }
        }
        const read = await opened.pageWithTexts<T>(path, named)
        keep(name, read?.page)
        return read
      }),
  }
}

/** Keeps a file; what was used last goes last. */
function keep<T>(name: string, value: T): T {
  kept.delete(name)
  kept.set(name, value)
  const oldest = kept.keys().next().value
  if (kept.size > mostFiles && oldest !== undefined) kept.delete(oldest)
  return value
}
